/** When the growth of a feed is worth a transaction: never for each append. */

import type { Block } from '../../chain/types.js'

/** What the chain knows of a growing range. */
export interface Standing {
  /** Length of the feed's head. */
  readonly known: bigint
  /** First chunk that no contract has. */
  readonly to: bigint
  readonly contractChunks: number
  /** Bytes of the feed with which the plan has all that it pays for. */
  readonly most: bigint
  /** Block from which the chain makes a shorter contract of chunks that it knows, if there are some. */
  readonly tailAt: Block | undefined
}

/** What the author has appended since. */
export interface Growth {
  readonly length: bigint
  readonly byteLength: bigint
  /** Block at which the first chunk was seen that the chain does not know. */
  readonly since: Block
}

/**
 * - `spent`: the plan has all that it pays for.
 * - `full`: the chunks fill a contract.
 * - `late`: a chunk has waited for the whole delay.
 * - `joins`: the chain is about to make a shorter contract, which takes these chunks along.
 */
export type Due = 'spent' | 'full' | 'late' | 'joins'

/** Blocks that a head takes to be in a contract that is about to be made. */
const JOINING_BLOCKS = 3

/**
 * Why the chain should hear of it now, if it should.
 * @param delay blocks that chunks without a contract wait at most
 */
export function dueOf(standing: Standing, growth: Growth, now: Block, delay: number): Due | undefined {
  const { known, to, most, tailAt } = standing
  if (growth.length <= known) return undefined
  if (growth.byteLength >= most) return 'spent'
  const chunks = BigInt(standing.contractChunks)
  if ((growth.length - to) / chunks > (known - to) / chunks) return 'full'
  if (now >= growth.since + delay) return 'late'
  return tailAt !== undefined && now >= tailAt - JOINING_BLOCKS ? 'joins' : undefined
}
