/** Work under way, one of a name at a time. */

import { sleep } from '../hyper/index.js'
import type { Logger } from '../log.js'
import { diskFull } from './disk-full.js'

/** Milliseconds until failed work is tried again; doubles with each failure up to the last. */
const FIRST_RETRY_MS = 3_000
const LAST_RETRY_MS = 60_000

interface Job {
  readonly stop: AbortController
  readonly ended: Promise<void>
}

export class Running {
  readonly #jobs = new Map<string, Job>()
  readonly #tracked = new Set<Promise<void>>()
  /** How often jobs failed in a row. */
  readonly #failures = new Map<string, number>()
  readonly #stop = new AbortController()
  readonly #log: Logger
  readonly #retryMs: number

  constructor(log: Logger, retryMs: number = FIRST_RETRY_MS) {
    this.#log = log
    this.#retryMs = retryMs
  }

  /** Fires when everything is to end. */
  get signal(): AbortSignal {
    return this.#stop.signal
  }

  /** Starts `job` unless one of its name runs. After a failure the name is blocked for a while. */
  start(name: string, job: (signal: AbortSignal) => Promise<void>): void {
    if (this.#jobs.has(name) || this.signal.aborted) return
    const stop = new AbortController()
    const ended = this.#run(name, job, stop.signal).finally(() => this.#jobs.delete(name))
    this.#jobs.set(name, { stop, ended })
  }

  has(name: string): boolean {
    return this.#jobs.has(name)
  }

  /** Ends a job: nobody needs what it does any more. */
  cancel(name: string): void {
    this.#failures.delete(name)
    this.#jobs.get(name)?.stop.abort(new Error('not needed any more'))
  }

  /** The same, and waits until it has ended. */
  async end(name: string): Promise<void> {
    const ended = this.#jobs.get(name)?.ended
    this.cancel(name)
    await ended
  }

  /** Waits as long as after so many failures. */
  pause(failures: number, signal: AbortSignal): Promise<void> {
    return sleep(Math.min(this.#retryMs * 2 ** (failures - 1), LAST_RETRY_MS), signal)
  }

  /** Has `stop` wait for work that others started and that ends with `signal`. */
  track(work: Promise<void>): Promise<void> {
    const ended = work.catch(() => {}).finally(() => this.#tracked.delete(ended))
    this.#tracked.add(ended)
    return work
  }

  /** Ends all jobs and waits for them. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('the provider stops'))
    for (const { stop } of this.#jobs.values()) stop.abort(this.signal.reason)
    await Promise.all([...this.#tracked, ...[...this.#jobs.values()].map(({ ended }) => ended)])
  }

  async #run(name: string, job: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    try {
      await job(signal)
      this.#failures.delete(name)
    } catch (error) {
      if (signal.aborted) return
      const failures = (this.#failures.get(name) ?? 0) + 1
      this.#failures.set(name, failures)
      this.#log.warn({ err: diskFull(error) ?? error, job: name, failures }, 'failed; tried again while it is due')
      await this.pause(failures, signal).catch(() => {})
    }
  }
}
