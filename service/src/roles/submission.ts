/** Complete statements that are not on chain yet. The hoster submits first; the other two step in a little later. */

import type { CompleteOutcome, Duties } from '../chain/types.js'
import type { RoleContext } from './context.js'
import type { Running } from './running.js'

/** Ticks that the chain leaves to the hoster alone, and some more for its transaction. */
const OTHERS_AFTER = 14n

interface Complete {
  readonly amendment: bigint
  readonly slot: number
  readonly outcome: CompleteOutcome
  /** First seen at this tick. */
  since: bigint | undefined
}

export class Submissions {
  readonly #context: RoleContext
  readonly #running: Running
  readonly #complete = new Map<string, Complete>()

  constructor(context: RoleContext, running: Running) {
    this.#context = context
    this.#running = running
  }

  /** Remembers a statement with all three signatures until its slot is active. */
  add(amendment: bigint, slot: number, outcome: CompleteOutcome): void {
    this.#complete.set(`${amendment}-${slot}`, { amendment, slot, outcome, since: this.#context.board.latest?.tick })
  }

  /** Submits what is due. `wait` is for those who leave the hoster its head start. */
  serve({ setups, tick }: Duties, wait: boolean): void {
    for (const [name, complete] of this.#complete) {
      const duty = setups.find(({ amendment }) => amendment === complete.amendment)
      const slot = duty?.slots.find(({ slot }) => slot === complete.slot)
      complete.since ??= tick
      if (slot === undefined || slot.done) {
        // The chain may not have caught up with the peers yet.
        if (slot?.done || tick > complete.since + OTHERS_AFTER) this.#complete.delete(name)
        continue
      }
      if (wait && tick < complete.since + OTHERS_AFTER) continue
      this.#running.start(`submit ${name}`, (signal) => this.#submit(name, complete, signal))
    }
  }

  async #submit(name: string, { amendment, slot, outcome }: Complete, signal: AbortSignal): Promise<void> {
    await this.#context.market.submitStatement(amendment, slot, outcome, {}, signal)
    this.#context.log.info({ amendment, slot }, 'statement accepted')
    this.#complete.delete(name)
  }
}
