/** What this peer sent to whom, of which feed: the hoster's own count, against which it signs receipts. */

import type { FeedCore } from './feed-core.js'

export interface Served {
  readonly bytes: bigint
  readonly chunks: bigint
}

/** Readers whose counts are kept; the ones longest without a chunk are forgotten first. */
const MAX_READERS = 10_000

export class UploadMeter {
  readonly #served = new Map<string, Served>()

  /** Counts what is sent of this core from now on. Returns what stops it. */
  track(core: FeedCore): () => void {
    return core.onUpload(({ bytes, peer }) => {
      const id = idOf(core.key, peer)
      const before = this.served(core.key, peer)
      this.#served.delete(id)
      this.#served.set(id, { bytes: before.bytes + BigInt(bytes), chunks: before.chunks + 1n })
      const [oldest] = this.#served.keys()
      if (this.#served.size > MAX_READERS && oldest !== undefined) this.#served.delete(oldest)
    })
  }

  served(feedKey: Uint8Array, readerKey: Uint8Array): Served {
    return this.#served.get(idOf(feedKey, readerKey)) ?? { bytes: 0n, chunks: 0n }
  }
}

function idOf(feedKey: Uint8Array, readerKey: Uint8Array): string {
  return `${Buffer.from(feedKey).toString('hex')}/${Buffer.from(readerKey).toString('hex')}`
}
