/**
 * Statements that are not on chain yet. Of a complete one the hoster submits first; the other two step in a little later.
 * A rejection is the attestor's alone: nobody else has it, so the disk keeps it until the chain does.
 */

import type { Duties, SetupOutcome, SlotDuty } from '../chain/types.js'
import type { RoleContext } from './context.js'
import type { Running } from './running.js'
import { readState, writeState } from './state-file.js'

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
  /** Where what is not on chain is kept; nowhere if others can say it again. */
  readonly #path: string | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(context: RoleContext, running: Running, path?: string) {
    this.#context = context
    this.#running = running
    this.#path = path
  }

  /** Takes up what an earlier run left in a file, and keeps the rest there, too. @throws ROLES_STATE_UNREADABLE */
  static async open(context: RoleContext, running: Running, path: string): Promise<Submissions> {
    const submissions = new Submissions(context, running, path)
    for (const left of (await readState<Omit<Stated, 'since'>[]>(path)) ?? []) {
      submissions.#stated.set(nameOf(left.amendment, left.slot), { ...left, since: undefined })
    }
    return submissions
  }

  /** Remembers the outcome of a slot until the chain has it; resolves when the disk has it, too. */
  async add(amendment: bigint, slot: number, outcome: SetupOutcome): Promise<void> {
    this.#stated.set(nameOf(amendment, slot), { amendment, slot, outcome, since: this.#context.board.latest?.tick })
    await this.#save()
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
        if (slot !== undefined || tick > stated.since + OTHERS_AFTER) this.#forget(name)
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
    if (this.#stated.get(name) === stated) this.#forget(name)
  }

  #forget(name: string): void {
    this.#stated.delete(name)
    const saved = this.#running.track(this.#save())
    saved.catch((error) => this.#context.log.warn({ err: error }, 'what is on chain is still noted as pending'))
  }

  #save(): Promise<void> {
    const path = this.#path
    if (path === undefined) return Promise.resolve()
    const write = () =>
      writeState(
        path,
        [...this.#stated.values()].map(({ amendment, slot, outcome }) => ({ amendment, slot, outcome }))
      )
    const written = this.#writing.then(write)
    this.#writing = written.catch(() => {})
    return written
  }
}

/** A confirmed rejection takes the slot out of the amendment; the first one shows in it. */
function isOnChain({ done, rejected }: SlotDuty, { type }: SetupOutcome, first: boolean): boolean {
  return done || (type === 'rejected' && first && rejected !== undefined)
}

function nameOf(amendment: bigint, slot: number): string {
  return `${amendment}-${slot}`
}
