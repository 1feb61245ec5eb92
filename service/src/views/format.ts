/** Values as JSON has them, and time as people count it. */

import type { Due } from './shapes/index.js'

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** @param blocks or ticks, of which each is a block at least; none are left if it is over */
export function dueIn(blocks: bigint | number, blockTimeMs: number): Due {
  const left = Math.max(0, Number(blocks))
  return { blocks: left, seconds: Math.round((left * blockTimeMs) / 1_000) }
}

/** `3 blocks`, `1 block`. */
export function counted(count: number | bigint, what: string): string {
  return `${count} ${what}${BigInt(count) === 1n ? '' : 's'}`
}

/** Date in UTC. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
