/** Where each chunk is in a replica, so that one can be read without the others. */

import { loadChunk } from './compress.js'
import { replicaError } from './errors.js'
import { type Blake2b, type Chunk, PAGE_BYTES } from './format.js'
import { PageSeal, type SealContext } from './seal.js'

export interface RecordLocation {
  /** Where the stored bytes begin in the unsealed replica, which has the offsets of the sealed one. */
  readonly offset: number
  readonly storedBytes: number
  readonly plainBytes: number
}

/** Built from what a `ReplicaDecoder` yields; 32 bytes a chunk. */
export class ReplicaIndex {
  readonly #indices: number[] = []
  readonly #offsets: number[] = []
  readonly #storedBytes: number[] = []
  readonly #plainBytes: number[] = []

  get size(): number {
    return this.#indices.length
  }

  /** Chunks are added in ascending order, as they come out of a decoder. */
  add(index: number, { offset, storedBytes, plainBytes }: RecordLocation): void {
    if (index <= (this.#indices.at(-1) ?? -1)) throw replicaError('REPLICA_INDEX', { index })
    this.#indices.push(index)
    this.#offsets.push(offset)
    this.#storedBytes.push(storedBytes)
    this.#plainBytes.push(plainBytes)
  }

  get(index: number): RecordLocation | undefined {
    const at = this.#find(index)
    return this.#indices[at] === index ? this.#at(at) : undefined
  }

  /** All of them in order: what has to be kept to build the index again with `add`. */
  *entries(): Generator<readonly [number, RecordLocation], void, void> {
    for (const [at, index] of this.#indices.entries()) yield [index, this.#at(at)]
  }

  #at(at: number): RecordLocation {
    return {
      offset: this.#offsets[at] ?? 0,
      storedBytes: this.#storedBytes[at] ?? 0,
      plainBytes: this.#plainBytes[at] ?? 0
    }
  }

  /** Position of the first chunk that is not below `index`. */
  #find(index: number): number {
    let low = 0
    let high = this.#indices.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#indices[middle] ?? 0) < index) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** A replica whose pages are unsealed elsewhere. */
export interface UnsealedReplica {
  readonly index: Pick<ReplicaIndex, 'get'>
  /** Reads and unseals one page. */
  readPage(index: number, signal?: AbortSignal): Promise<Uint8Array>
}

/** A replica on disk. */
export interface ReadableReplica {
  readonly index: Pick<ReplicaIndex, 'get'>
  readonly seal: SealContext
  /** Reads one sealed page. */
  readPage(index: number, signal?: AbortSignal): Promise<Uint8Array>
}

/** The same as `readUnsealed`, from sealed pages. */
export function readChunk(
  hash: Blake2b,
  { index: places, seal, readPage }: ReadableReplica,
  index: number,
  signal?: AbortSignal
): Promise<Chunk> {
  const pageSeal = new PageSeal(hash, seal)
  const readUnsealedPage = async (number: number) => pageSeal.unseal(number, await readPage(number, signal))
  return readUnsealed({ index: places, readPage: readUnsealedPage }, index, signal)
}

/**
 * Decodes one chunk from the pages it is in, of which it may be a view. The bytes are not compared with anything: whoever
 * gets them checks them against the hypercore, as every reader does.
 */
export async function readUnsealed(
  { index: places, readPage }: UnsealedReplica,
  index: number,
  signal?: AbortSignal
): Promise<Chunk> {
  const location = places.get(index)
  if (location === undefined) throw replicaError('REPLICA_CHUNK_MISSING', { index })
  const { offset, storedBytes, plainBytes } = location
  const parts: Uint8Array[] = []
  for (let filled = 0; filled < storedBytes; ) {
    const at = offset + filled
    const number = Math.floor(at / PAGE_BYTES)
    const page = await readPage(number, signal)
    signal?.throwIfAborted()
    const part = page.subarray(at % PAGE_BYTES, (at % PAGE_BYTES) + storedBytes - filled)
    if (part.length === 0) throw replicaError('REPLICA_PAGE', { index: number, why: 'it is shorter than it was' })
    parts.push(part)
    filled += part.length
  }
  const [whole] = parts
  const stored = parts.length === 1 && whole !== undefined ? whole : Buffer.concat(parts)
  return loadChunk({ index, plainBytes, stored })
}
