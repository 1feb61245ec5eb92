/**
 * Chunks whose bytes are not in the store but with somebody who can read them: a hoster decodes them from its replicas.
 * The store has their Merkle nodes and says that it has them, so any Hypercore client is served.
 */

import type { CoreReader } from 'hypercore'
import { type ChunkRange, without } from './chunk-range.js'
import { hyperError } from './errors.js'
import { equalBytes, leafNode } from './proof/index.js'

/** Reads the chunks of a range that is held. */
export interface ChunkSource {
  read(index: number): Promise<Uint8Array>
  /** Told of a chunk that `read` did not give, or gave with other bytes than the feed has. */
  onFailure(index: number, error: unknown): void
}

export interface HeldRange extends ChunkRange {
  readonly source: ChunkSource
  /** Chunks of the range that the source does not have any more. */
  readonly lost: Set<number>
}

/** What is held of one feed. */
export class HeldChunks {
  /** Ascending by their starts. */
  #ranges: HeldRange[] = []
  /** Chunks of the longest range: a range that begins so far below a chunk does not reach it. */
  #longest = 0

  /** What somebody can read, left aside what only `except` can. */
  ranges(except?: HeldRange): ChunkRange[] {
    return this.#ranges.filter((range) => range !== except).flatMap(withoutLost)
  }

  add(range: HeldRange): void {
    this.#replace([...this.#ranges, range])
  }

  remove(range: HeldRange): void {
    this.#replace(this.#ranges.filter((other) => other !== range))
  }

  /** Whether somebody can read the chunk. */
  has(index: number): boolean {
    return this.#holding(index).next().done !== true
  }

  /**
   * The chunk, checked against its leaf if the store has it, from the first source that has it.
   * @returns undefined if none has
   */
  async read(index: number, reader: Pick<CoreReader, 'getTreeNode'>): Promise<Buffer | undefined> {
    const [known, holding] = [reader.getTreeNode(2 * index), [...this.#holding(index)]]
    known.catch(() => {})
    for (const { source } of holding) {
      try {
        const chunk = await source.read(index)
        const [leaf, own] = [await known, leafNode(chunk)]
        if (leaf !== null && !equalBytes(leaf.hash, own.hash)) throw hyperError('HYPER_CHUNK_DAMAGED', { index })
        return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      } catch (error) {
        source.onFailure(index, error)
      }
    }
    return undefined
  }

  *#holding(index: number): Generator<HeldRange, void, void> {
    for (let at = this.#above(index) - 1; at >= 0; at--) {
      const range = this.#ranges[at]
      if (range === undefined || range.start + this.#longest <= index) return
      if (index < range.end && !range.lost.has(index)) yield range
    }
  }

  /** Position of the first range that begins above a chunk. */
  #above(index: number): number {
    let [low, high] = [0, this.#ranges.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#ranges[middle]?.start ?? 0) <= index) low = middle + 1
      else high = middle
    }
    return low
  }

  #replace(ranges: HeldRange[]): void {
    this.#ranges = ranges.sort((left, right) => left.start - right.start)
    this.#longest = ranges.reduce((longest, { start, end }) => Math.max(longest, end - start), 0)
  }
}

function withoutLost({ start, end, lost }: HeldRange): ChunkRange[] {
  return without(
    { start, end },
    [...lost].map((index) => ({ start: index, end: index + 1 }))
  )
}
