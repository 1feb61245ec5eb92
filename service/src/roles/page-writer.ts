/** Writing pages to a file in lots: a call to the disk costs as much time as hashing a page. */

import type { FileHandle } from 'node:fs/promises'
import { PAGE_BYTES, type Page } from '../replica/index.js'
import { rolesError } from './errors.js'

/** Pages that are written, and read, at once: half a MiB. */
export const LOT_PAGES = 8
/** Lots that are on their way to the disk at once. */
const PARALLEL_LOTS = 2

export class PageWriter {
  readonly #file: FileHandle
  #lot: Uint8Array[] = []
  /** Index of the next page. */
  #next = 0
  readonly #writes = new Set<Promise<void>>()

  constructor(file: FileHandle) {
    this.#file = file
  }

  /** Takes the next page, whose bytes must not change afterwards; waits while the disk is behind. */
  async add({ index, bytes }: Page): Promise<void> {
    if (index !== this.#next) this.#flush()
    this.#lot.push(bytes)
    this.#next = index + 1
    if (this.#lot.length === LOT_PAGES) this.#flush()
    if (this.#writes.size >= PARALLEL_LOTS) await Promise.race(this.#writes)
  }

  /** Waits until the file has every page. @throws ROLES_DISK_FULL */
  async finish(): Promise<void> {
    this.#flush()
    await Promise.all(this.#writes)
  }

  /** Waits for what is under way, whatever becomes of it; what was not begun is forgotten. */
  async abandon(): Promise<void> {
    this.#lot = []
    await Promise.allSettled(this.#writes)
  }

  #flush(): void {
    const lot = this.#lot
    if (lot.length === 0) return
    this.#lot = []
    const write = writeAll(this.#file, lot, (this.#next - lot.length) * PAGE_BYTES)
    // A failed one stays: whoever waits for them sees it.
    write.then(() => this.#writes.delete(write)).catch(() => {})
    this.#writes.add(write)
  }
}

/** Writes the parts one after the other. @throws ROLES_DISK_FULL: the last write before a disk is full is a short one */
export async function writeAll(file: FileHandle, parts: readonly Uint8Array[], position: number): Promise<void> {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const { bytesWritten } = await file.writev(parts, position)
  if (bytesWritten !== length)
    throw rolesError('ROLES_DISK_FULL', { why: `it took ${bytesWritten} of ${length} bytes` })
}
