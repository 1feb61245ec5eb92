/** What came from whom, of which feed: what a reader asks receipts for. */

import type { Served } from './upload-meter.js'

export class Received {
  /** By the peer's Noise key, then by feed key, both in hex. */
  readonly #counts = new Map<string, Map<string, Served>>()
  readonly #onPeer: (peer: Uint8Array) => void

  /** @param onPeer told of each peer as soon as something comes from it */
  constructor(onPeer: (peer: Uint8Array) => void = () => {}) {
    this.#onPeer = onPeer
  }

  add(peer: Uint8Array, feedKey: Uint8Array, bytes: number): void {
    const [from, feed] = [hex(peer), hex(feedKey)]
    if (!this.#counts.has(from)) this.#onPeer(peer)
    const feeds = this.#counts.get(from) ?? new Map<string, Served>()
    this.#counts.set(from, feeds)
    const before = feeds.get(feed) ?? { bytes: 0n, chunks: 0n }
    feeds.set(feed, { bytes: before.bytes + BigInt(bytes), chunks: before.chunks + 1n })
  }

  /** Bytes and chunks by feed key in hex. */
  from(peer: Uint8Array): ReadonlyMap<string, Served> {
    return this.#counts.get(hex(peer)) ?? new Map()
  }

  /** The Noise keys of all peers that something came from. */
  peers(): Uint8Array[] {
    return [...this.#counts.keys()].map((key) => new Uint8Array(Buffer.from(key, 'hex')))
  }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
