/** The account's duties as the newest block has them, for all of its roles. */

import type { Duties, Market, SetupDuty } from '../chain/types.js'
import { abortable } from '../hyper/index.js'
import type { Logger } from '../log.js'

/**
 * Ticks for which the hosted replicas may be as they were: the answers of a thousand take more of a hoster's processor at rest
 * than all else that a block has for it, and what they are asked for can wait.
 */
const HOSTED_AGE = 8n

export type DutyHandler = (duties: Duties) => void | Promise<void>

export class DutyBoard {
  readonly #market: Market
  readonly #log: Logger
  readonly #handlers = new Set<DutyHandler>()
  readonly #waiting = new Set<() => void>()
  readonly #watched = new Set<{ readonly amendment: bigint; readonly slot: number; readonly over: AbortController }>()
  #latest: Duties | undefined
  #stop: (() => Promise<void>) | undefined

  constructor(market: Market, log: Logger) {
    this.#market = market
    this.#log = log
  }

  get latest(): Duties | undefined {
    return this.#latest
  }

  /** Begins to follow the chain. */
  start(signal?: AbortSignal): void {
    this.#stop = this.#market.onBlock(() => this.#onBlock(signal))
  }

  async stop(): Promise<void> {
    await this.#stop?.()
    this.#wake()
  }

  /** Calls `handler` with the duties of each new block, one call at a time. Returns what stops it. */
  onDuties(handler: DutyHandler): () => void {
    this.#handlers.add(handler)
    return () => this.#handlers.delete(handler)
  }

  /** The setup of an amendment; waits for the chain, which a peer may be ahead of. */
  async setup(amendment: bigint, signal: AbortSignal): Promise<SetupDuty> {
    for (;;) {
      const found = this.#latest?.setups.find((duty) => duty.amendment === amendment)
      if (found !== undefined) return found
      await this.next(signal)
    }
  }

  /** A signal that fires when a slot is set up, or its amendment over. Call `stop` when nobody listens any more. */
  whileDue(amendment: bigint, slot: number): { readonly signal: AbortSignal; stop(): void } {
    const watched = { amendment, slot, over: new AbortController() }
    this.#watched.add(watched)
    this.#endOver()
    return { signal: watched.over.signal, stop: () => this.#watched.delete(watched) }
  }

  /** Resolves with the next block's duties. */
  async next(signal: AbortSignal): Promise<void> {
    let wake = (): void => {}
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    this.#waiting.add(wake)
    try {
      await abortable(woken, signal)
    } finally {
      this.#waiting.delete(wake)
    }
  }

  async #onBlock(signal?: AbortSignal): Promise<void> {
    this.#latest = await this.#market.duties(signal, HOSTED_AGE)
    this.#endOver()
    this.#wake()
    const duties = this.#latest
    if (duties === undefined) return
    const run = async (handler: DutyHandler): Promise<void> => {
      try {
        await handler(duties)
      } catch (error) {
        if (!signal?.aborted) this.#log.error({ err: error }, 'a duty failed; it is tried again with the next block')
      }
    }
    await Promise.all([...this.#handlers].map(run))
  }

  #endOver(): void {
    for (const { amendment, slot, over } of this.#watched) {
      const duty = this.#latest?.setups.find((candidate) => candidate.amendment === amendment)
      const due = duty?.slots.find((candidate) => candidate.slot === slot)
      if (due?.done !== false) over.abort(new Error('the setup of the slot is over'))
    }
  }

  #wake(): void {
    for (const wake of this.#waiting) wake()
  }
}
