/** A clock that stands still until a test moves it. */

import type { Clock } from '../../src/limits/clock.js'

interface Timer {
  readonly at: number
  readonly callback: () => void
}

export class FakeClock implements Clock {
  #now = 0
  readonly #start: number
  readonly #timers = new Set<Timer>()

  /** @param start milliseconds since 1970 */
  constructor(start = 0) {
    this.#start = start
  }

  now(): number {
    return this.#now
  }

  date(): number {
    return this.#start + this.#now
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Lets `ms` go by, with whatever is due in them, in order. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    for (;;) {
      await settled()
      const [next] = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (next === undefined) break
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.callback()
    }
    this.#now = end
    await settled()
  }
}

/** Whatever waits for promises alone goes on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
