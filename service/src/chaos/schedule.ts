/** Who is killed when, as it follows from a seed: a run can be repeated as far as processes and networks allow. */

import { createHash } from 'node:crypto'
import type { Member } from '../devnet/cast.js'

export interface Kill {
  /** From 1. */
  readonly number: number
  /** Milliseconds since the kill before it. */
  readonly afterMs: number
  readonly name: string
  /** Milliseconds until it is started again. */
  readonly backMs: number
}

export const NODE = 'node'
const LONGEST_AWAY_MS = 3_000

/**
 * The node is killed as often as a provider; hosters twice as often, since they have the most to lose.
 * @param gapMs the mean of `afterMs`
 */
export function schedule(seed: number, kills: number, gapMs: number, cast: readonly Member[]): Kill[] {
  const targets = [NODE, ...cast.flatMap(({ name, part }) => (part === 'hoster' ? [name, name] : [name]))]
  return Array.from({ length: kills }, (_, index) => ({
    number: index + 1,
    afterMs: chance(seed, index, 'after') % (2 * gapMs),
    name: targets[chance(seed, index, 'target') % targets.length] ?? NODE,
    backMs: chance(seed, index, 'back') % LONGEST_AWAY_MS
  }))
}

/** A whole number that follows from the seed. */
export function chance(seed: number, index: number, what: string): number {
  return createHash('sha256').update(`${seed} ${index} ${what}`).digest().readUInt32LE()
}
