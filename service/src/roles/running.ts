/** Work under way, one of a name at a time. */

import { sleep } from '../hyper/index.js'
import type { Logger } from '../log.js'

/** Milliseconds until failed work is tried again. */
const RETRY_MS = 3_000

export class Running {
  readonly #jobs = new Map<string, Promise<void>>()
  readonly #stop = new AbortController()
  readonly #log: Logger

  constructor(log: Logger) {
    this.#log = log
  }

  /** Fires when everything is to end. */
  get signal(): AbortSignal {
    return this.#stop.signal
  }

  /** Starts `job` unless one of its name runs. After a failure the name is blocked for a moment. */
  start(name: string, job: (signal: AbortSignal) => Promise<void>): void {
    if (this.#jobs.has(name) || this.signal.aborted) return
    const run = async (): Promise<void> => {
      try {
        await job(this.signal)
      } catch (error) {
        if (this.signal.aborted) return
        this.#log.warn({ err: error, job: name }, 'failed; tried again while it is due')
        await sleep(RETRY_MS, this.signal).catch(() => {})
      }
    }
    this.#jobs.set(
      name,
      run().finally(() => this.#jobs.delete(name))
    )
  }

  has(name: string): boolean {
    return this.#jobs.has(name)
  }

  /** Ends all jobs and waits for them. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('the provider stops'))
    await Promise.all(this.#jobs.values())
  }
}
