/** How much of what it may have this process has, limit by limit, for whoever shows it. */

import type { Clock } from './clock.js'

/** Settings that bound what DatDot may have of the machine. */
export const LIMIT_NAMES = [
  'reserve',
  'upload',
  'download',
  'cpu',
  'memory',
  'connections',
  'schedule',
  'when'
] as const
export type LimitName = (typeof LIMIT_NAMES)[number]

/**
 * A limit: `reserve` and `memory` in bytes, `upload` and `download` in bytes a second, `cpu` in cores, `connections` of the
 * peer that has most of them, `schedule` in hours of the week.
 */
export interface LimitUse {
  readonly limit: LimitName
  /** What is allowed; undefined: no limit now, or, of `when`, nothing to count. */
  readonly most: number | undefined
  /** What is had; of `reserve` the bytes that others have taken of it. Undefined: not counted, or not yet. */
  readonly used: number | undefined
  /** Whether new work waits because of it. */
  readonly holds: boolean
  /** When it holds back new work next, or no more, Unix milliseconds: known of `schedule` only. */
  readonly until: number | undefined
}

/** How fast a count grew between the last two looks. */
export class Growth {
  readonly #clock: Clock
  readonly #count: () => number
  #before: { readonly count: number; readonly at: number }
  #perSecond: number | undefined

  constructor(count: () => number, clock: Clock) {
    this.#clock = clock
    this.#count = count
    this.#before = { count: count(), at: clock.now() }
  }

  look(): void {
    const now = { count: this.#count(), at: this.#clock.now() }
    const elapsed = now.at - this.#before.at
    if (elapsed <= 0) return
    this.#perSecond = ((now.count - this.#before.count) * 1_000) / elapsed
    this.#before = now
  }

  /** Undefined before the second look. */
  get perSecond(): number | undefined {
    return this.#perSecond
  }
}
