/** Counts a replica while it streams by, and hashes its pages. */

import { replicaError } from './errors.js'
import { MAX_SEALED_BYTES, type ReplicaSummary } from './format.js'
import { pageHash, rootOfPages } from './tree.js'

export class SummaryBuilder {
  readonly #pageHashes: Uint8Array[] = []
  #sealedBytes = 0
  #plainBytes = 0
  #chunks = 0
  #summary: ReplicaSummary | undefined

  get pages(): number {
    return this.#pageHashes.length
  }

  get pageHashes(): readonly Uint8Array[] {
    return this.#pageHashes
  }

  get plainBytes(): number {
    return this.#plainBytes
  }

  addChunk(bytes: number): void {
    this.#chunks += 1
    this.#plainBytes += bytes
  }

  /** The next sealed page; REPLICA_SIZE if it is one too many. */
  addPage(bytes: Uint8Array): void {
    this.#sealedBytes += bytes.length
    if (this.#sealedBytes > MAX_SEALED_BYTES) throw replicaError('REPLICA_SIZE', { bytes: this.#sealedBytes })
    this.#pageHashes.push(pageHash(bytes))
  }

  finish(): void {
    this.#summary = {
      replicaRoot: rootOfPages(this.#pageHashes),
      sealedBytes: this.#sealedBytes,
      plainBytes: this.#plainBytes,
      chunks: this.#chunks,
      pageHashes: this.#pageHashes
    }
  }

  summary(): ReplicaSummary {
    if (this.#summary === undefined) throw replicaError('REPLICA_UNFINISHED')
    return this.#summary
  }
}
