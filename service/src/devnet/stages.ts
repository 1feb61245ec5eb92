/** Waits for what has to happen next, says so when it takes too long or when a process is gone, and never waits for ever. */

import { sleep } from '../hyper/index.js'
import { devnetError } from './errors.js'
import type { Processes } from './processes.js'
import type { Show } from './show.js'

export interface Wait {
  /** Name of the stage, for errors. */
  readonly stage: string
  /** Longest time, before patience. */
  readonly seconds: number
  readonly done: () => boolean | Promise<boolean>
  /** How far it is, for the error. */
  readonly state: () => string
  /** The log in which to look. */
  readonly log: string
}

const LOOK_MS = 250

export class Stages {
  readonly #processes: Processes
  readonly #patience: number
  readonly show: Show
  /** Processes that may end, since they have done their part. */
  readonly #dismissed = new Set<string>()
  #failure: Error | undefined

  constructor(processes: Processes, patience: number, show: Show) {
    this.#processes = processes
    this.#patience = patience
    this.show = show
  }

  /** What ends every stage. */
  fail(error: Error): void {
    this.#failure ??= error
  }

  dismiss(name: string): void {
    this.#dismissed.add(name)
  }

  /** @throws DEVNET_STAGE_TIMEOUT, DEVNET_PROCESS_ENDED */
  async until({ stage, seconds, done, state, log }: Wait, signal: AbortSignal): Promise<void> {
    const limit = seconds * this.#patience
    const start = performance.now()
    while (!(await done())) {
      signal.throwIfAborted()
      this.check(stage)
      if (performance.now() - start > limit * 1_000) {
        throw devnetError('DEVNET_STAGE_TIMEOUT', { stage, seconds: limit, state: state(), log })
      }
      await sleep(LOOK_MS, signal)
    }
  }

  /** A signal that ends a stage that is a single step. */
  limit(stage: string, seconds: number, log: string, signal: AbortSignal): AbortSignal {
    const limit = new AbortController()
    const reason = () =>
      devnetError('DEVNET_STAGE_TIMEOUT', { stage, seconds: seconds * this.#patience, state: 'it did not come', log })
    setTimeout(() => limit.abort(reason()), seconds * this.#patience * 1_000).unref()
    return AbortSignal.any([limit.signal, signal])
  }

  /** @throws DEVNET_PROCESS_ENDED */
  check(stage: string): void {
    if (this.#failure !== undefined) throw this.#failure
    const ended = this.#processes.firstEnded((name) => !this.#dismissed.has(name))
    if (ended !== undefined) throw ended.failure(stage)
  }
}
