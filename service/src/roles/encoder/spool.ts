/** The pages of one replica on disk, between the moment they are made and the moment the attestor has them. */

import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PAGE_BYTES, type Page } from '../../replica/index.js'

export class PageSpool {
  readonly #path: string
  readonly #file: FileHandle
  /** For each page, how many chunks the encoder had taken when it was made. */
  readonly #chunks: number[] = []
  #bytes = 0

  private constructor(path: string, file: FileHandle) {
    this.#path = path
    this.#file = file
  }

  static async create(path: string): Promise<PageSpool> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    return new PageSpool(path, await open(path, 'w+', 0o600))
  }

  async add(page: Page, chunks: number): Promise<void> {
    await this.#file.write(page.bytes, 0, page.bytes.length, page.index * PAGE_BYTES)
    this.#bytes += page.bytes.length
    this.#chunks.push(chunks)
  }

  /** The pages in order, each with the number of chunks that begin before its end. */
  async *pages(): AsyncGenerator<{ readonly page: Page; readonly chunks: number }, void, void> {
    for (const [index, chunks] of this.#chunks.entries()) {
      const length = Math.min(PAGE_BYTES, this.#bytes - index * PAGE_BYTES)
      const bytes = new Uint8Array(length)
      await this.#file.read(bytes, 0, length, index * PAGE_BYTES)
      yield { page: { index, bytes }, chunks }
    }
  }

  /** Closes and removes the file. */
  async remove(): Promise<void> {
    await this.#file.close()
    await rm(this.#path, { force: true })
  }
}
