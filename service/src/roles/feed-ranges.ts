/**
 * Which chunks of which feeds somebody needs in the store. The work of one account shares a store: a setup must not drop
 * the chunks that another one of the same feed still reads. What a hoster serves needs no mention here: its replicas hold
 * it.
 */

import { type ChunkRange, type FeedCore, without } from '../hyper/index.js'

export class FeedRanges {
  /** By feed key in hex, then by the name of who needs it. */
  readonly #needed = new Map<string, Map<string, ChunkRange>>()

  need(feedKey: Uint8Array, name: string, range: ChunkRange): void {
    const id = idOf(feedKey)
    const needed = this.#needed.get(id) ?? new Map<string, ChunkRange>()
    needed.set(name, range)
    this.#needed.set(id, needed)
  }

  /** Ends a need, and drops from the core what nobody else needs. */
  async drop(core: FeedCore, name: string): Promise<void> {
    const id = idOf(core.key)
    const needed = this.#needed.get(id)
    const range = needed?.get(name)
    if (needed === undefined || range === undefined) return
    needed.delete(name)
    if (needed.size === 0) this.#needed.delete(id)
    for (const free of without(range, [...needed.values()])) await core.clear(free)
  }
}

function idOf(feedKey: Uint8Array): string {
  return Buffer.from(feedKey).toString('hex')
}
