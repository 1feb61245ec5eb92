/** Chunks to sealed pages. */

import { storeChunk } from './compress.js'
import { replicaError } from './errors.js'
import { type Blake2b, type Chunk, MAX_CHUNK_BYTES, type Page, type ReplicaSummary } from './format.js'
import { PageCutter } from './page-cutter.js'
import type { Stored } from './record.js'
import { encodeHead } from './record.js'
import { PageSeal, type SealContext } from './seal.js'
import { readSource, type Source } from './source.js'
import { SummaryBuilder } from './summary.js'

export interface EncoderOptions {
  readonly hash: Blake2b
  readonly seal: SealContext
  /** Brotli's quality, 0 to 11; default `BROTLI_QUALITY`. */
  readonly quality?: number
}

/**
 * Makes one replica: `encode` once, to its end, then `summary`. Between two pages it holds a page and a chunk, and goes
 * on only when it is asked for the next page.
 */
export class ReplicaEncoder {
  readonly #quality: number | undefined
  readonly #seal: PageSeal
  readonly #summary = new SummaryBuilder()

  constructor({ hash, seal, quality }: EncoderOptions) {
    this.#quality = quality
    this.#seal = new PageSeal(hash, seal)
  }

  /** The sealed pages of the replica of `chunks`, which must ascend. */
  async *encode(chunks: Source<Chunk>, signal?: AbortSignal): AsyncGenerator<Page, void, void> {
    yield* this.encodeStored(this.#store(chunks, signal), signal)
  }

  /** The same from chunks that are compressed already. */
  async *encodeStored(records: Source<Stored>, signal?: AbortSignal): AsyncGenerator<Page, void, void> {
    const cutter = new PageCutter()
    let last = -1
    for await (const record of readSource(records, signal)) {
      const { index, plainBytes, stored } = record
      if (index <= last) throw replicaError('REPLICA_INDEX', { index })
      last = index
      this.#summary.addChunk(plainBytes)
      const head = encodeHead({ index, plainBytes, storedBytes: stored.length })
      for (const part of [head, stored]) {
        for (const page of cutter.push(part)) yield this.#finishPage(page)
      }
    }
    if (last === -1) throw replicaError('REPLICA_EMPTY')
    const rest = cutter.finish()
    if (rest !== undefined) yield this.#finishPage(rest)
    this.#summary.finish()
  }

  /** Root, sizes and page hashes; REPLICA_UNFINISHED before the last page was taken. */
  summary(): ReplicaSummary {
    return this.#summary.summary()
  }

  async *#store(chunks: Source<Chunk>, signal?: AbortSignal): AsyncGenerator<Stored, void, void> {
    for await (const chunk of readSource(chunks, signal)) {
      // Before time is spent on compressing it.
      const bytes = chunk.bytes.length
      if (bytes > MAX_CHUNK_BYTES) throw replicaError('REPLICA_CHUNK_SIZE', { bytes })
      yield await storeChunk(chunk, this.#quality)
    }
  }

  #finishPage(page: Uint8Array): Page {
    const index = this.#summary.pages
    const bytes = this.#seal.seal(index, page)
    this.#summary.addPage(bytes)
    return { index, bytes }
  }
}
