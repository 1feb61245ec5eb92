/** A finished replica on disk with the proofs of its chunks, from the moment it is made until the attestor has it. */

import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ChunkProof } from '../../hyper/index.js'
import { PAGE_BYTES, type Page } from '../../replica/index.js'
import { readAhead } from '../ahead.js'
import { packProof, unpackProofs } from './packed-proofs.js'

/** Pages that are read before they are asked for. */
const AHEAD = 4

/** One page, after the proofs of the chunks that were taken since the page before. */
export interface SpooledPage {
  readonly proofs: readonly ChunkProof[]
  readonly page: Page
}

export class PageSpool {
  readonly #path: string
  readonly #pages: FileHandle
  readonly #proofs: FileHandle
  /** Packed proofs of the next page. */
  #next: Uint8Array[] = []
  /** For each page, where its proofs end in their file. */
  readonly #ends: number[] = []
  #bytes = 0

  private constructor(path: string, pages: FileHandle, proofs: FileHandle) {
    this.#path = path
    this.#pages = pages
    this.#proofs = proofs
  }

  static async create(path: string): Promise<PageSpool> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const pages = await open(`${path}.pages`, 'w+', 0o600)
    return new PageSpool(path, pages, await open(`${path}.proofs`, 'w+', 0o600))
  }

  /** The proof of the chunk that comes next. */
  addProof(proof: ChunkProof): void {
    this.#next.push(packProof(proof))
  }

  async addPage(page: Page): Promise<void> {
    const proofs = Buffer.concat(this.#next)
    const start = this.#ends.at(-1) ?? 0
    this.#next = []
    this.#ends.push(start + proofs.length)
    this.#bytes += page.bytes.length
    await Promise.all([
      this.#pages.write(page.bytes, 0, page.bytes.length, page.index * PAGE_BYTES),
      this.#proofs.write(proofs, 0, proofs.length, start)
    ])
  }

  /** Everything in order. */
  pages(): AsyncGenerator<SpooledPage, void, void> {
    return readAhead({ start: 0, end: this.#ends.length }, AHEAD, (index) => this.#read(index))
  }

  /** Closes and removes the files. */
  async remove(): Promise<void> {
    await this.#pages.close()
    await this.#proofs.close()
    await rm(`${this.#path}.pages`, { force: true })
    await rm(`${this.#path}.proofs`, { force: true })
  }

  async #read(index: number): Promise<SpooledPage> {
    const bytes = Buffer.allocUnsafe(Math.min(PAGE_BYTES, this.#bytes - index * PAGE_BYTES))
    const start = this.#ends[index - 1] ?? 0
    const proofs = Buffer.allocUnsafe((this.#ends[index] ?? start) - start)
    await Promise.all([
      this.#pages.read(bytes, 0, bytes.length, index * PAGE_BYTES),
      this.#proofs.read(proofs, 0, proofs.length, start)
    ])
    return { page: { index, bytes }, proofs: unpackProofs(proofs) }
  }
}
