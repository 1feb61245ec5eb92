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

/** A replica on disk. */
export interface ReadableReplica {
  readonly index: ReplicaIndex
  readonly seal: SealContext
  /** Reads one sealed page. */
  readPage(index: number, signal?: AbortSignal): Promise<Uint8Array>
}

/**
 * Decodes one chunk from the pages it is in. The bytes are not compared with anything: whoever gets them checks them
 * against the hypercore, as every reader does.
 */
export async function readChunk(
  hash: Blake2b,
  replica: ReadableReplica,
  index: number,
  signal?: AbortSignal
): Promise<Chunk> {
  const location = replica.index.get(index)
  if (location === undefined) throw replicaError('REPLICA_CHUNK_MISSING', { index })
  const { offset, storedBytes, plainBytes } = location
  const seal = new PageSeal(hash, replica.seal)
  const stored = new Uint8Array(storedBytes)
  let filled = 0
  while (filled < storedBytes) {
    const at = offset + filled
    const number = Math.floor(at / PAGE_BYTES)
    const page = seal.unseal(number, await replica.readPage(number, signal))
    signal?.throwIfAborted()
    const part = page.subarray(at % PAGE_BYTES, (at % PAGE_BYTES) + storedBytes - filled)
    if (part.length === 0) throw replicaError('REPLICA_PAGE', { index: number, why: 'it is shorter than it was' })
    stored.set(part, filled)
    filled += part.length
  }
  return loadChunk({ index, plainBytes, stored })
}
