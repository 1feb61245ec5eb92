/**
 * The file of a cursor: the last block that was handled, and an earlier one. It is replaced as a whole, so a crash leaves
 * the old or the new.
 */

import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { toHex } from '../json.js'
import type { Head } from './connection.js'
import { chainError } from './errors.js'
import type { Digest } from './types.js'

const hash = z.string().regex(/^0x[0-9a-f]{64}$/)
const head = z.object({ block: z.number().int().nonnegative(), hash })
const content = head.extend({ genesis: hash, before: head.optional() })

/** How far a cursor got. */
export interface Place {
  /** The last block that was handled. */
  readonly at: Head
  /** An earlier one, if there is one: far enough back that a node which lost its last blocks has it. */
  readonly before: Head | undefined
}

export class CursorFile {
  readonly path: string
  readonly #genesis: string

  constructor(path: string, genesis: Digest) {
    this.path = path
    this.#genesis = toHex(genesis)
  }

  /**
   * The last place, or nothing if there is no file.
   * @throws CHAIN_CURSOR_UNREADABLE, CHAIN_WIPED for a file of a chain with another genesis
   */
  async load(): Promise<Place | undefined> {
    let stored: z.infer<typeof content>
    try {
      stored = content.parse(JSON.parse(await readFile(this.path, 'utf8')))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw this.#unusable(error, 'it is not a file that a cursor wrote')
    }
    const { block, hash, before } = stored
    if (stored.genesis !== this.#genesis) throw chainError('CHAIN_WIPED', { block, hash, file: this.path })
    return { at: fromJson(stored), before: before && fromJson(before) }
  }

  /** @throws CHAIN_CURSOR_UNREADABLE */
  async save({ at, before }: Place): Promise<void> {
    const text = JSON.stringify({ genesis: this.#genesis, ...toJson(at), before: before && toJson(before) })
    const next = `${this.path}.next`
    try {
      await mkdir(dirname(this.path), { recursive: true })
      const file = await open(next, 'w')
      try {
        await file.writeFile(`${text}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(next, this.path)
    } catch (error) {
      throw this.#unusable(error, 'it cannot be written')
    }
  }

  #unusable(error: unknown, otherwise: string): Error {
    const { code } = error as NodeJS.ErrnoException
    return chainError('CHAIN_CURSOR_UNREADABLE', { file: this.path, why: code ?? otherwise }, error)
  }
}

function toJson({ block, hash }: Head): { block: number; hash: string } {
  return { block, hash: toHex(hash) }
}

function fromJson({ block, hash }: { readonly block: number; readonly hash: string }): Head {
  return { block, hash: Buffer.from(hash.slice(2), 'hex') }
}
