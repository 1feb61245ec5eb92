/**
 * Which chunks of which feeds somebody needs. The roles of one account share a store: an encoder must not drop the chunks
 * that the hoster beside it serves, nor one replica those of another one.
 */

import type { ChunkRange, FeedCore } from '../hyper/index.js'

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

/** The parts of a range that none of the others covers. */
export function without(range: ChunkRange, others: readonly ChunkRange[]): ChunkRange[] {
  const free: ChunkRange[] = []
  let start = range.start
  for (const other of [...others].sort((left, right) => left.start - right.start)) {
    if (other.end <= start) continue
    if (other.start >= range.end) break
    if (other.start > start) free.push({ start, end: other.start })
    start = other.end
  }
  if (start < range.end) free.push({ start, end: range.end })
  return free
}

function idOf(feedKey: Uint8Array): string {
  return Buffer.from(feedKey).toString('hex')
}
