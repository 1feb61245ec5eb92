/**
 * So many bytes a second over all connections together. Bytes pass as soon as there is any allowance left, also more than
 * is left: what is too much is waited for afterwards, so that a chunk of any size passes at any limit. Whoever waits goes
 * on in the order in which it came.
 */

import type { Throttle } from '../hyper/index.js'
import { CLOCK, type Clock } from './clock.js'

/** Of a limit, so much may pass at once after a pause, in seconds. */
const BURST_SECONDS = 0.25
/** Callers that go on one right after the other, before anything else of this process has its turn. */
const MOST_AT_ONCE = 1_000

export class RateThrottle implements Throttle {
  readonly #clock: Clock
  readonly #queue: (() => void)[] = []
  #rate: number | undefined
  #left = 0
  #since: number
  #forget: (() => void) | undefined
  #serving = false
  #passed = 0

  /** @param rate bytes a second; undefined: without a limit */
  constructor(rate: number | undefined, clock: Clock = CLOCK) {
    this.#clock = clock
    this.#since = clock.now()
    this.#rate = rate
  }

  /** Bytes that have passed. */
  get passed(): number {
    return this.#passed
  }

  get rate(): number | undefined {
    return this.#rate
  }

  /** Another limit from now on; what waits goes on by it. */
  set rate(rate: number | undefined) {
    if (rate === this.#rate) return
    this.#refill()
    this.#rate = rate
    this.#forget?.()
    this.#forget = undefined
    this.#serve()
  }

  take(bytes: number): void {
    this.#refill()
    this.#passed += bytes
    if (this.#rate !== undefined) this.#left -= bytes
  }

  open(): boolean {
    this.#refill()
    return this.#queue.length === 0 && this.#free()
  }

  whenOpen(callback: () => void): () => void {
    this.#queue.push(callback)
    this.#serve()
    return () => {
      const place = this.#queue.indexOf(callback)
      if (place >= 0) this.#queue.splice(place, 1)
    }
  }

  #free(): boolean {
    return this.#rate === undefined || this.#left > 0
  }

  /** Lets those go on that waited longest, as far as there is something left; comes back for the others. */
  #serve(): void {
    // Whoever goes on may come back at once: it is in the queue then.
    if (this.#forget !== undefined || this.#serving) return
    this.#refill()
    this.#serving = true
    try {
      for (let left = MOST_AT_ONCE; left > 0 && this.#free(); left--) this.#queue.shift()?.()
    } finally {
      this.#serving = false
    }
    if (this.#queue.length === 0) return
    const ms = this.#rate === undefined ? 0 : Math.max(0, Math.ceil(((1 - this.#left) / this.#rate) * 1_000))
    this.#forget = this.#clock.after(ms, () => {
      this.#forget = undefined
      this.#serve()
    })
  }

  #refill(): void {
    const now = this.#clock.now()
    if (this.#rate !== undefined) {
      const more = ((now - this.#since) * this.#rate) / 1_000
      this.#left = Math.min(this.#rate * BURST_SECONDS, this.#left + more)
    } else this.#left = 0
    this.#since = now
  }
}
