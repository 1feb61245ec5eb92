/** A finished replica on disk with the proofs of its chunks, from the moment it is made until the attestor has it. */

import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ChunkProof } from '../../hyper/index.js'
import { PAGE_BYTES, type Page } from '../../replica/index.js'
import { readAhead } from '../ahead.js'
import { rolesError } from '../errors.js'
import { LOT_PAGES, PageWriter, writeAll } from '../page-writer.js'
import { packProof, unpackProofs } from './packed-proofs.js'

/** Lots of pages that are read before they are asked for. */
const AHEAD = 2

/** One page, after the proofs of the chunks that were taken since the page before. */
export interface SpooledPage {
  readonly proofs: readonly ChunkProof[]
  readonly page: Page
}

export class PageSpool {
  readonly #path: string
  readonly #pages: FileHandle
  readonly #proofs: FileHandle
  readonly #writer: PageWriter
  /** Packed proofs that are not written yet, and where they will begin in their file. */
  #waiting: Uint8Array[] = []
  #written = 0
  /** Where the proofs end that were added so far. */
  #end = 0
  /** For each page, where its proofs end in their file. */
  readonly #ends: number[] = []
  #bytes = 0

  private constructor(path: string, pages: FileHandle, proofs: FileHandle) {
    this.#path = path
    this.#pages = pages
    this.#proofs = proofs
    this.#writer = new PageWriter(pages)
  }

  static async create(path: string): Promise<PageSpool> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const pages = await open(`${path}.pages`, 'w+', 0o600)
    return new PageSpool(path, pages, await open(`${path}.proofs`, 'w+', 0o600))
  }

  /** The proof of the chunk that comes next. */
  addProof(proof: ChunkProof): void {
    const packed = packProof(proof)
    this.#waiting.push(packed)
    this.#end += packed.length
  }

  /** The next page, whose bytes must not change afterwards. @throws ROLES_DISK_FULL */
  async addPage(page: Page): Promise<void> {
    this.#ends.push(this.#end)
    this.#bytes += page.bytes.length
    if (this.#ends.length % LOT_PAGES === 0) await this.#writeProofs()
    await this.#writer.add(page)
  }

  /** To be called after the last page. @throws ROLES_DISK_FULL */
  async finish(): Promise<void> {
    await this.#writeProofs()
    await this.#writer.finish()
  }

  /** Everything in order, once it is finished. */
  async *pages(): AsyncGenerator<SpooledPage, void, void> {
    const lots = { start: 0, end: Math.ceil(this.#ends.length / LOT_PAGES) }
    for await (const lot of readAhead(lots, AHEAD, (lot) => this.#read(lot))) yield* lot
  }

  /** Closes and removes the files. */
  async remove(): Promise<void> {
    await this.#writer.abandon()
    await this.#pages.close()
    await this.#proofs.close()
    await rm(`${this.#path}.pages`, { force: true })
    await rm(`${this.#path}.proofs`, { force: true })
  }

  async #writeProofs(): Promise<void> {
    const proofs = Buffer.concat(this.#waiting)
    const start = this.#written
    this.#waiting = []
    this.#written += proofs.length
    await writeAll(this.#proofs, [proofs], start)
  }

  async #read(lot: number): Promise<SpooledPage[]> {
    const first = lot * LOT_PAGES
    const ends = this.#ends.slice(first, first + LOT_PAGES)
    const start = this.#ends[first - 1] ?? 0
    const [pages, proofs] = await Promise.all([
      readAll(this.#pages, first * PAGE_BYTES, Math.min((first + LOT_PAGES) * PAGE_BYTES, this.#bytes)),
      readAll(this.#proofs, start, ends.at(-1) ?? start)
    ])
    return ends.map((end, i) => ({
      page: { index: first + i, bytes: pages.subarray(i * PAGE_BYTES, (i + 1) * PAGE_BYTES) },
      proofs: unpackProofs(proofs.subarray((ends[i - 1] ?? start) - start, end - start))
    }))
  }
}

/** @throws ROLES_DISK_SHORT */
async function readAll(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(end - start)
  const { bytesRead: moved } = await file.read(bytes, 0, bytes.length, start)
  if (moved !== bytes.length) throw rolesError('ROLES_DISK_SHORT', { given: moved, length: bytes.length })
  return bytes
}
