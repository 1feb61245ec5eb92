/** A process that is started again whenever it ends, as a service manager does it, and killed on purpose. */

import type { Process } from '../devnet/processes.js'
import { sleep } from '../hyper/index.js'
import { chaosError } from './errors.js'

/** Until a process that ended by itself is started again. */
const RESTART_MS = 2_000
/** Starts in a row of which none lasted. */
const MOST_STARTS = 8
/** A process that ran for so long was started well. */
const LASTING_MS = 30_000

/** A process that ended although nobody killed it. */
export interface Ending {
  readonly name: string
  readonly how: string
  /** The end of its log. */
  readonly words: string
}

export class Supervised {
  readonly name: string
  /** Times that it ended by itself. */
  readonly endings: Ending[] = []
  readonly #start: () => Process
  readonly #fail: (error: Error) => void
  #process: Process
  #startedAt = performance.now()
  #shortStarts = 0
  /** While it is down on purpose. */
  #down: Promise<void> | undefined
  #over = false

  /** @param fail called when it cannot be kept running */
  constructor(name: string, start: () => Process, fail: (error: Error) => void) {
    this.name = name
    this.#start = start
    this.#fail = fail
    this.#process = start()
    this.#watch(this.#process)
  }

  get log(): string {
    return this.#process.log
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  /** The first result of the process that runs now; see `Process.result`. */
  result(...args: Parameters<Process['result']>): ReturnType<Process['result']> {
    return this.#process.result(...args)
  }

  /** Kills it, and starts it again after a while. Resolves when it is dead and `meanwhile` has ended. */
  async kill(backMs: number, meanwhile: () => Promise<void> = async () => {}): Promise<void> {
    await this.#down
    let up = (): void => {}
    this.#down = new Promise((resolve) => {
      up = resolve
    })
    await this.#process.kill()
    try {
      await meanwhile()
    } finally {
      setTimeout(() => {
        if (!this.#over) this.#again()
        this.#down = undefined
        up()
      }, backMs)
    }
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    this.#over = true
    await this.#process.stop()
  }

  #again(): void {
    this.#startedAt = performance.now()
    this.#process = this.#start()
    this.#watch(this.#process)
  }

  async #watch(process: Process): Promise<void> {
    const how = await process.ended
    if (this.#over || this.#down !== undefined || process !== this.#process) return
    const words = process.lastWords()
    this.endings.push({ name: this.name, how, words })
    this.#shortStarts = performance.now() - this.#startedAt < LASTING_MS ? this.#shortStarts + 1 : 1
    if (this.#shortStarts >= MOST_STARTS) {
      this.#fail(chaosError('CHAOS_START_FAILED', { name: this.name, times: MOST_STARTS, words, log: process.log }))
      return
    }
    await sleep(RESTART_MS)
    // It may have been killed and started meanwhile.
    if (!this.#over && this.#down === undefined && process === this.#process) this.#again()
  }
}
