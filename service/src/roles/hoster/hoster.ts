/** The hoster: takes replicas over, serves them, proves them, and asks for its pay. */

import { join } from 'node:path'
import type { Duties, OpenChallenge, SlotId } from '../../chain/types.js'
import { isDatdotError } from '../../errors.js'
import type { RoleContext } from '../context.js'
import { Running } from '../running.js'
import { takeSetup } from '../sessions.js'
import type { SlotSetup } from '../slot-setup.js'
import { Submissions } from '../submission.js'
import { answerChallenge } from './answering.js'
import { Comparison } from './comparison.js'
import { Losses } from './losses.js'
import { Receiver } from './receiving.js'
import { damaged, isPassing } from './replica-pages.js'
import { ReplicaStore } from './replica-store.js'
import { Serving } from './serving.js'
import { StoreMark } from './store-mark.js'
import { nameOf, type StoredReplica } from './stored-replica.js'
import { Tails } from './tails.js'

/** Slots that one transaction settles. */
const SETTLED_AT_ONCE = 64
/** Ticks for which a replica has to be gone from the chain before it is removed: longer than finality takes. */
const GONE_TICKS = 40n

export interface HosterOptions {
  /** Epochs from one settlement to the next; default 1. */
  readonly settleEpochs?: number
  /** Whether the store that the account had is lost for good, so that all of it is to be reported; default not. */
  readonly allLost?: boolean
  /** Most bytes that are kept, unpaid, of the end of one growing hypercore; default 128 MiB, 0: none. */
  readonly tailBytes?: number
}

export async function startHoster(roleContext: RoleContext, options: HosterOptions = {}): Promise<() => Promise<void>> {
  const log = roleContext.log.child({ role: 'hoster' })
  const context = { ...roleContext, log }
  const running = new Running(log, context.retryMs)
  const folder = join(context.folder, 'replicas')
  const duties = await context.market.duties(running.signal)
  const store = await ReplicaStore.open(folder, log)
  const mark = new StoreMark(folder)
  if (duties !== undefined) await mark.claim(store, duties, options.allLost ?? false)
  const serving = new Serving(context, store)
  const comparison = new Comparison(store)
  const losses = new Losses(context, comparison, mark, running)
  const hoster = new Hoster(context, store, serving, running, comparison, losses, options.settleEpochs ?? 1)
  await hoster.resume()
  const tails = await Tails.open(context, running, options.tailBytes)
  const stopDuties = context.board.onDuties((duties) => {
    tails.serve(duties)
    return hoster.serve(duties)
  })
  const onStored = (replica: StoredReplica) => hoster.onStored(replica)
  const receiver = new Receiver(context, store, onStored, (replica) => hoster.onStale(replica))
  const stopSessions = context.peer.network.onSession('setup', 'hoster', (session, closing) => {
    const signal = AbortSignal.any([closing, running.signal])
    const parties = { from: 'attestor', to: 'hoster' } as const
    const take = (setup: SlotSetup, due: AbortSignal) => receiver.take(setup, session, due)
    return running.track(takeSetup(context, session, parties, take, signal))
  })
  return async () => {
    stopSessions()
    stopDuties()
    await running.stop()
    await serving.close()
  }
}

class Hoster {
  readonly #context: RoleContext
  readonly #store: ReplicaStore
  readonly #serving: Serving
  readonly #running: Running
  readonly #submissions: Submissions
  readonly #comparison: Comparison
  readonly #losses: Losses
  readonly #settleEpochs: number
  /** Since which tick a stored replica is in no duty. */
  readonly #goneSince = new Map<StoredReplica, bigint>()
  #settledEpoch = -1

  constructor(
    context: RoleContext,
    store: ReplicaStore,
    serving: Serving,
    running: Running,
    comparison: Comparison,
    losses: Losses,
    settleEpochs: number
  ) {
    this.#context = context
    this.#store = store
    this.#serving = serving
    this.#running = running
    this.#submissions = new Submissions(context, running)
    this.#comparison = comparison
    this.#losses = losses
    this.#settleEpochs = settleEpochs
  }

  /** Takes up again what an earlier run left: serves it, and looks whether the disk still has it. */
  async resume(): Promise<void> {
    for (const replica of this.#store.all()) await this.#take(replica)
    for (const replica of this.#store.all()) this.#serving.announce(replica)
    this.#running.start('check', async (signal) => {
      for (const replica of this.#store.all()) await this.#check(replica, signal)
    })
  }

  /** Looks whether the disk still has a replica; if so, its proofs can be completed. */
  async #check(replica: StoredReplica, signal: AbortSignal): Promise<void> {
    const { contract, slot } = replica
    const lost = async (error: unknown, pages?: readonly number[]): Promise<void> => {
      if (!(await this.#losses.isThere())) return
      this.#context.log.error({ err: error, contract, slot, pages }, 'a replica is lost')
      await this.#serving.lose(replica, pages)
      if (isLoss(error)) this.#losses.add(replica)
    }
    try {
      const pages = await this.#store.damagedPages(replica, signal, this.#context.admission.turn)
      if (pages.length > 0) return await lost(damaged(replica, `${pages.length} of its pages differ`), pages)
    } catch (error) {
      if (signal.aborted || isPassing(error)) throw error
      return await lost(error)
    }
    this.#running.start(`repair ${nameOf(replica)}`, (until) => this.#serving.repair(replica, until))
  }

  /** A replica that came in. */
  async onStored(replica: StoredReplica): Promise<void> {
    await this.#take(replica)
    this.#serving.announce(replica)
  }

  /** A replica that has to be taken over again. */
  async onStale(replica: StoredReplica): Promise<void> {
    this.#running.cancel(`repair ${nameOf(replica)}`)
    await this.#serving.drop(replica)
    await this.#store.remove(replica)
  }

  async #take(replica: StoredReplica): Promise<void> {
    await this.#submissions.add(replica.amendment, replica.slot, replica.outcome)
    await this.#serving.add(replica)
  }

  async serve(duties: Duties): Promise<void> {
    this.#submissions.serve(duties, false)
    this.#removeGone(duties)
    this.#settle(duties)
    if (duties.hosted.length === 0) return
    const challenges = await this.#context.market.openChallenges(this.#running.signal)
    if (challenges.length === 0) this.#losses.serve(duties)
    for (const open of challenges) {
      this.#running.start(`challenge ${open.id}`, (signal) => this.#answer(open, signal))
    }
  }

  /** Answers a challenge. What cannot be proven is looked at as a whole: it is reported when the challenge is over. */
  async #answer(open: OpenChallenge, signal: AbortSignal): Promise<void> {
    try {
      await answerChallenge(this.#context, this.#store, open, signal)
    } catch (error) {
      if (isLoss(error)) {
        const sampled = new Set(open.challenge.body.samples.map((id) => this.#store.get(id.contract, id.slot)))
        for (const replica of sampled) {
          if (replica !== undefined) this.#running.start(`check ${nameOf(replica)}`, (end) => this.#check(replica, end))
        }
      }
      throw error
    }
  }

  /** Removes replicas that the chain no longer asks for. */
  #removeGone({ setups, hosted, tick }: Duties): void {
    const running = new Set(setups.map(({ amendment }) => amendment))
    const gone = new Set(this.#comparison.with(hosted).notHosted.filter(({ amendment }) => !running.has(amendment)))
    for (const replica of this.#goneSince.keys()) if (!gone.has(replica)) this.#goneSince.delete(replica)
    for (const replica of gone) {
      const since = this.#goneSince.get(replica) ?? tick
      this.#goneSince.set(replica, since)
      if (tick < since + GONE_TICKS) continue
      this.#goneSince.delete(replica)
      this.#running.start(`remove ${nameOf(replica)}`, () => this.#remove(replica))
    }
  }

  async #remove(replica: StoredReplica): Promise<void> {
    const { contract, slot } = replica
    await this.onStale(replica)
    this.#context.log.info({ contract, slot }, 'replica removed: its contract is over')
  }

  /** Asks for the pay of all slots, once in some epochs, when the last one was counted. */
  #settle({ epoch, tick, hosted }: Duties): void {
    const counted = tick > epoch.start + epoch.length / 4n + 2n
    const due = epoch.epoch >= this.#settledEpoch + this.#settleEpochs
    if (!counted || !due || hosted.length === 0 || this.#running.has('settle')) return
    this.#running.start('settle', async (signal) => {
      // The board's may be some blocks old, and of slots that ended meanwhile the whole transaction would be refused.
      const now = (await this.#context.market.duties(signal))?.hosted ?? []
      await this.#settleAll(
        now.map(({ slot }) => slot),
        signal
      )
      this.#settledEpoch = epoch.epoch
    })
  }

  async #settleAll(slots: readonly SlotId[], signal: AbortSignal): Promise<void> {
    for (let start = 0; start < slots.length; start += SETTLED_AT_ONCE) {
      await this.#context.market.settle(slots.slice(start, start + SETTLED_AT_ONCE), {}, signal)
    }
    this.#context.log.info({ slots: slots.length }, 'settled')
  }
}

/** What a disk says that has no room, files or rights left for the moment: nothing is lost by it. */
const PASSING: ReadonlySet<unknown> = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EACCES', 'EPERM', 'EBUSY'])

/** Whether pages are gone or are not what was stored. */
function isLoss(error: unknown): boolean {
  if (!isDatdotError(error) || !['ROLES_REPLICA_DAMAGED', 'REPLICA_PAGE'].includes(error.code)) return false
  return !PASSING.has((error.cause as { readonly code?: unknown } | undefined)?.code)
}
