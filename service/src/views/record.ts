/**
 * What an account was paid and how its challenges ended, by day, out of finalised blocks. A block counts once, whatever is
 * replayed; a file in HOME keeps the record.
 */

import type { BlockEvents, LossCause, MarketEvent, UserId } from '../chain/types.js'
import { readState, writeState } from '../roles/state-file.js'
import { dayOf } from './format.js'
import { paidTo } from './payments.js'
import type { Earned, PastChallenge, RecordFacts } from './ports.js'

/** Days, and challenges, that are kept. */
const MOST_DAYS = 400
const MOST_CHALLENGES = 200
const NOTHING: Earned = { hosting: 0n, setup: 0n, measuring: 0n }

const CAUSES: Readonly<Record<LossCause, string>> = {
  silence: 'challenges were not answered',
  delivery: 'readers got nothing in two epochs',
  reported: 'this daemon reported that the replicas are lost',
  exit: 'the offer ended before anybody took over',
  handover: 'somebody else took over'
}

interface Stored {
  /** Last block that was taken. */
  block: number
  days: [string, Earned][]
  total: bigint
  challenges: PastChallenge[]
  missed: number
  lost: { slots: number; cause: string; at: number } | undefined
}

/** Whose record it is, when the block was made, and why a challenge was missed, if this daemon knows. */
export interface TakeContext {
  readonly user: UserId | undefined
  /** Unix milliseconds. */
  readonly at: number
  readonly reasonOf: (challenge: bigint) => string | undefined
}

export class AccountRecord {
  readonly #file: string
  readonly #days: Map<string, Earned>
  #state: Omit<Stored, 'days'>

  private constructor(file: string, { days, ...state }: Stored) {
    this.#file = file
    this.#days = new Map(days)
    this.#state = state
  }

  /** @throws ROLES_STATE_UNREADABLE if the file is damaged */
  static async open(file: string): Promise<AccountRecord> {
    const stored = await readState<Stored>(file)
    return new AccountRecord(
      file,
      stored ?? { block: 0, days: [], total: 0n, challenges: [], missed: 0, lost: undefined }
    )
  }

  /** Whether any event of a block is about the account: only then its time has to be known. */
  static concerns({ events }: BlockEvents, user: UserId | undefined): boolean {
    return user !== undefined && events.some((event) => paidTo(user, event) !== undefined || isOf(event, user))
  }

  get facts(): RecordFacts {
    const { total, challenges, missed, lost } = this.#state
    return { days: this.#days, total, challenges, missed, lost }
  }

  /** Takes a finalised block; one that was taken before changes nothing. Resolves when the disk has it. */
  async take({ block, events }: BlockEvents, { user, at, reasonOf }: TakeContext): Promise<void> {
    if (user === undefined || block <= this.#state.block) return
    for (const event of events) {
      const amount = paidTo(user, event)
      if (amount !== undefined) this.#pay(amount, at)
      if (isOf(event, user)) this.#note(event, block, at, reasonOf)
    }
    this.#state.block = block
    await writeState(this.#file, { ...this.#state, days: [...this.#days] } satisfies Stored)
  }

  #pay(amount: Partial<Earned>, at: number): void {
    const day = dayOf(at)
    const { hosting, setup, measuring } = this.#days.get(day) ?? NOTHING
    const more = { ...NOTHING, ...amount }
    this.#days.set(day, {
      hosting: hosting + more.hosting,
      setup: setup + more.setup,
      measuring: measuring + more.measuring
    })
    this.#state.total += more.hosting + more.setup + more.measuring
    const [oldest] = [...this.#days.keys()].sort()
    if (this.#days.size > MOST_DAYS && oldest !== undefined) this.#days.delete(oldest)
  }

  #note(event: MarketEvent, block: number, at: number, reasonOf: TakeContext['reasonOf']): void {
    if (event.type === 'slotLost') {
      const slots = this.#state.lost !== undefined && at - this.#state.lost.at < 86_400_000 ? this.#state.lost.slots : 0
      this.#state.lost = { slots: slots + 1, cause: CAUSES[event.cause], at }
      return
    }
    const outcome = OUTCOMES[event.type]
    if (outcome === undefined || !('challenge' in event)) return
    const failed = outcome === 'missed' || outcome === 'fault'
    const reason = failed ? reasonOf(event.challenge) : undefined
    if (failed) this.#state.missed += 1
    const past: PastChallenge = { id: event.challenge, outcome, block, at, reason }
    this.#state.challenges = [...this.#state.challenges, past].slice(-MOST_CHALLENGES)
  }
}

const OUTCOMES: Partial<Record<MarketEvent['type'], PastChallenge['outcome']>> = {
  storageProven: 'answered',
  storageChallengeMissed: 'missed',
  storageChallengeExcused: 'excused',
  storageFault: 'fault'
}

function isOf(event: MarketEvent, user: UserId): boolean {
  return (event.type === 'slotLost' || OUTCOMES[event.type] !== undefined) && 'hoster' in event && event.hoster === user
}
