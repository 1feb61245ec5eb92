/** Sealed pages to chunks. */

import { loadChunk } from './compress.js'
import { replicaError } from './errors.js'
import { type Blake2b, type Chunk, PAGE_BYTES, type Page, type ReplicaSummary } from './format.js'
import { RecordParser } from './record-parser.js'
import type { RecordLocation } from './replica-index.js'
import { PageSeal, type SealContext } from './seal.js'
import { readSource, type Source } from './source.js'
import { SummaryBuilder } from './summary.js'

export interface DecoderOptions {
  readonly hash: Blake2b
  readonly seal: SealContext
  /** Bytes that all chunks together may have: those of the contract. Bounds what a bad encoder can make us unpack. */
  readonly maxPlainBytes: number
}

/** A chunk, with what a `ReplicaIndex` keeps of it. */
export interface DecodedChunk extends Chunk {
  readonly location: RecordLocation
}

/**
 * Reads one replica: `decode` once, to its end, then `summary`. Holds a page and a chunk. Every chunk is given as soon
 * as it is there; that the replica as a whole is well formed is known at the end, when nothing was thrown.
 */
export class ReplicaDecoder {
  readonly #maxPlainBytes: number
  readonly #seal: PageSeal
  readonly #summary = new SummaryBuilder()

  constructor({ hash, seal, maxPlainBytes }: DecoderOptions) {
    this.#maxPlainBytes = maxPlainBytes
    this.#seal = new PageSeal(hash, seal)
  }

  /** The chunks of the replica with these sealed pages. A chunk may be a view: copy what is kept. */
  async *decode(pages: Source<Page>, signal?: AbortSignal): AsyncGenerator<DecodedChunk, void, void> {
    const parser = new RecordParser()
    let lastLength = PAGE_BYTES
    for await (const { index, bytes } of readSource(pages, signal)) {
      this.#checkOrder(index, lastLength)
      lastLength = bytes.length
      const plain = this.#seal.unseal(index, bytes)
      this.#summary.addPage(bytes)
      for (const record of parser.push(plain)) {
        const { plainBytes, offset } = record
        this.#summary.addChunk(plainBytes)
        if (this.#summary.plainBytes > this.#maxPlainBytes) {
          throw replicaError('REPLICA_PLAIN_LIMIT', { limit: this.#maxPlainBytes })
        }
        const chunk = await loadChunk(record)
        signal?.throwIfAborted()
        yield { ...chunk, location: { offset, storedBytes: record.stored.length, plainBytes } }
      }
    }
    parser.finish()
    this.#summary.finish()
  }

  /** Hashes of the pages taken so far, also of a replica that turned out not to be well formed. */
  get pageHashes(): readonly Uint8Array[] {
    return this.#summary.pageHashes
  }

  /** Root, sizes and page hashes; REPLICA_UNFINISHED before the last chunk was taken. */
  summary(): ReplicaSummary {
    return this.#summary.summary()
  }

  #checkOrder(index: number, lastLength: number): void {
    const due = this.#summary.pages
    if (index !== due) throw replicaError('REPLICA_PAGE', { index, why: `page ${due} is due` })
    if (lastLength !== PAGE_BYTES) throw replicaError('REPLICA_PAGE', { index, why: 'the one before it was the last' })
  }
}
