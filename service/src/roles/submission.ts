/**
 * Statements that are not on chain yet. Of a complete one the hoster submits first; the other two step in a little later.
 * A rejection is the attestor's alone.
 */

import type { Duties, SetupOutcome, SlotDuty } from '../chain/types.js'
import type { RoleContext } from './context.js'
import type { Running } from './running.js'

/** Ticks that the chain leaves to the hoster alone, and some more for its transaction. */
const OTHERS_AFTER = 14n

interface Stated {
  readonly amendment: bigint
  readonly slot: number
  readonly outcome: SetupOutcome
  /** First seen at this tick. */
  since: bigint | undefined
}

export class Submissions {
  readonly #context: RoleContext
  readonly #running: Running
  readonly #stated = new Map<string, Stated>()

  constructor(context: RoleContext, running: Running) {
    this.#context = context
    this.#running = running
  }

  /** Remembers the outcome of a slot until the chain has it. */
  add(amendment: bigint, slot: number, outcome: SetupOutcome): void {
    this.#stated.set(nameOf(amendment, slot), { amendment, slot, outcome, since: this.#context.board.latest?.tick })
  }

  /** Whether a rejection of the slot is on its way. */
  rejects(amendment: bigint, slot: number): boolean {
    return this.#stated.get(nameOf(amendment, slot))?.outcome.type === 'rejected'
  }

  /** Submits what is due. `wait` is for those who leave the hoster its head start. */
  serve({ user, setups, tick }: Duties, wait: boolean): void {
    for (const [name, stated] of this.#stated) {
      const duty = setups.find(({ amendment }) => amendment === stated.amendment)
      const slot = duty?.slots.find(({ slot }) => slot === stated.slot)
      stated.since ??= tick
      if (slot === undefined || isOnChain(slot, stated.outcome, duty?.attestor.user === user)) {
        // The chain may not have caught up with the peers yet.
        if (slot !== undefined || tick > stated.since + OTHERS_AFTER) this.#stated.delete(name)
        continue
      }
      if (wait && stated.outcome.type === 'complete' && tick < stated.since + OTHERS_AFTER) continue
      this.#running.start(`submit ${name}`, (signal) => this.#submit(name, stated, signal))
    }
  }

  async #submit(name: string, stated: Stated, signal: AbortSignal): Promise<void> {
    const { amendment, slot, outcome } = stated
    await this.#context.market.submitStatement(amendment, slot, outcome, {}, signal)
    this.#context.log.info({ amendment, slot, outcome: outcome.type }, 'statement accepted')
    if (this.#stated.get(name) === stated) this.#stated.delete(name)
  }
}

/** A confirmed rejection takes the slot out of the amendment; the first one shows in it. */
function isOnChain({ done, rejected }: SlotDuty, { type }: SetupOutcome, first: boolean): boolean {
  return done || (type === 'rejected' && first && rejected !== undefined)
}

function nameOf(amendment: bigint, slot: number): string {
  return `${amendment}-${slot}`
}
