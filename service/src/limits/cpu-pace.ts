/**
 * How much of a processor core this process takes, measured by what the system says it took. Work that can wait asks for
 * its turn before each page, and waits while the process as a whole has had more than its share; what cannot wait, such as
 * a proof, is never asked to.
 */

import { CLOCK, type Clock, pause } from './clock.js'

/** Milliseconds of a core that may be taken at once after a pause. */
const BURST_MS = 250
/** Most milliseconds of a core that are waited for: what could not wait is not paid back for ever. */
const MOST_DEBT_MS = 2_000

export class CpuPace {
  readonly #clock: Clock
  /** Milliseconds of all cores together that the process has had. */
  readonly #used: () => number
  #share: number | undefined
  #left = BURST_MS
  #usedBefore: number
  #since: number

  /** @param share of one core: 0.5 is half of one, 2 are two; undefined: without a limit */
  constructor(share: number | undefined, clock: Clock = CLOCK, used: () => number = usedByProcess) {
    this.#share = share
    this.#clock = clock
    this.#used = used
    this.#usedBefore = used()
    this.#since = clock.now()
  }

  get share(): number | undefined {
    return this.#share
  }

  set share(share: number | undefined) {
    this.#count()
    this.#share = share
  }

  /** Waits until the process has had no more than its share. */
  async turn(signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted()
      this.#count()
      if (this.#share === undefined || this.#left > 0) return
      await pause(this.#clock, Math.ceil((1 - this.#left) / this.#share), signal)
    }
  }

  #count(): void {
    const [now, used] = [this.#clock.now(), this.#used()]
    const [elapsed, more] = [now - this.#since, used - this.#usedBefore]
    this.#since = now
    this.#usedBefore = used
    if (this.#share === undefined) this.#left = BURST_MS
    else this.#left = Math.max(-MOST_DEBT_MS, Math.min(BURST_MS, this.#left + elapsed * this.#share - more))
  }
}

/** Milliseconds of all cores that this process has had. */
export function usedByProcess(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
