/**
 * The tails of the growing hypercores that this hoster has contracts of. Which plans follow a hypercore the chain is asked
 * now and then; which chunks may lie in the corestore a file says, so that a hoster which was killed drops them, too.
 */

import { join } from 'node:path'
import type { Duties, HostedSlot, PlanId } from '../../chain/types.js'
import type { RoleContext } from '../context.js'
import type { Running } from '../running.js'
import { readState, writeState } from '../state-file.js'
import { MAX_TAIL_CHUNKS, Tail, type TailId } from './tail.js'
import { LATEST_CONTRACTS, type TailRange, tailRange } from './tail-range.js'

/** Most tails at once, and most bytes of one: twice what a contract may have. */
const MAX_TAILS = 8
export const TAIL_BYTES = 128 * 2 ** 20
/** Plans that the chain is asked about in one block. */
const ASKED_AT_ONCE = 4
/** Ticks from one question to the next about a plan that follows, or one that does not. */
const FOLLOWING_TICKS = 5n
const OTHER_TICKS = 100n
/** Past every contract: a report without any. */
const NO_CONTRACTS = 2 ** 32 - 1

/** Chunks that may lie in the corestore. */
interface Kept extends TailId {
  readonly start: number
  readonly end: number
}

type SlotsByPlan = ReadonlyMap<PlanId, readonly HostedSlot[]>

export class Tails {
  readonly #context: RoleContext
  readonly #running: Running
  readonly #most: number
  readonly #path: string
  readonly #tails = new Map<PlanId, Tail>()
  /** Those that the chain was asked about since the start. */
  readonly #known = new Set<PlanId>()
  readonly #askedAt = new Map<PlanId, bigint>()
  #hosted: { readonly slots: readonly HostedSlot[]; readonly byPlan: SlotsByPlan } | undefined

  private constructor(context: RoleContext, running: Running, most: number) {
    this.#context = context
    this.#running = running
    this.#most = most
    this.#path = join(context.folder, 'tails.json')
  }

  /** Takes up what an earlier run left. @param most bytes of one tail; 0: none is kept */
  static async open(context: RoleContext, running: Running, most: number = TAIL_BYTES): Promise<Tails> {
    const tails = new Tails(context, running, most)
    for (const { start, plan, feedKey, fork } of (await readState<Kept[]>(tails.#path)) ?? []) {
      tails.#tails.set(plan, tails.#make({ plan, feedKey, fork }, { start, end: undefined, taken: start, left: 0n }))
    }
    return tails
  }

  /** To be called with each block's duties. */
  serve(duties: Duties): void {
    const hosted = this.#byPlan(duties.hosted)
    for (const plan of this.#askedAt.keys()) if (!hosted.has(plan)) this.#askedAt.delete(plan)
    const gone = [...this.#tails.keys()].filter((plan) => !hosted.has(plan) || this.#most === 0)
    const due = this.#due([...hosted.keys()], duties.tick)
    if (gone.length + due.length > 0) {
      this.#running.start('tails', async (signal) => {
        for (const plan of gone) await this.#end(plan)
        for (const plan of due) await this.#look(plan, hosted.get(plan) ?? [], duties.tick, signal)
      })
    }
    for (const [plan, tail] of this.#tails) {
      if (this.#known.has(plan)) this.#running.start(tailJob(plan), (signal) => tail.run(signal))
    }
  }

  /** Made again only when it is of other replicas. */
  #byPlan(slots: readonly HostedSlot[]): SlotsByPlan {
    if (this.#hosted?.slots !== slots) {
      const byPlan = new Map<PlanId, HostedSlot[]>()
      for (const slot of slots) byPlan.set(slot.plan, [...(byPlan.get(slot.plan) ?? []), slot])
      this.#hosted = { slots, byPlan }
    }
    return this.#hosted.byPlan
  }

  /** Plans to ask the chain about: those first that it was asked about longest ago. */
  #due(plans: readonly PlanId[], tick: bigint): PlanId[] {
    if (this.#most === 0) return []
    const waits = (plan: PlanId): bigint => {
      const asked = this.#askedAt.get(plan)
      if (asked === undefined) return OTHER_TICKS
      return tick - asked - (this.#tails.has(plan) ? FOLLOWING_TICKS : OTHER_TICKS)
    }
    const due = plans.map((plan) => ({ plan, waits: waits(plan) })).filter((one) => one.waits >= 0n)
    due.sort((left, right) => Number(right.waits - left.waits))
    return due.slice(0, ASKED_AT_ONCE).map(({ plan }) => plan)
  }

  async #look(plan: PlanId, slots: readonly HostedSlot[], tick: bigint, signal: AbortSignal): Promise<void> {
    const found = await this.#ask(plan, slots, signal)
    this.#askedAt.set(plan, tick)
    this.#known.add(plan)
    const tail = this.#tails.get(plan)
    if (found === undefined) return this.#end(plan)
    const { id, range } = found
    if (tail !== undefined) return this.#move(tail, range)
    if (this.#tails.size >= MAX_TAILS) return
    await this.#write([...this.#kept(), { ...id, start: range.start, end: range.start + MAX_TAIL_CHUNKS }])
    this.#tails.set(plan, this.#make(id, range))
    this.#context.log.info({ plan, chunk: range.start }, 'replicates the end of a growing hypercore')
  }

  /** What of a plan's hypercore nobody hosts; nothing if it follows none, or not one of which this hoster has a part. */
  async #ask(plan: PlanId, slots: readonly HostedSlot[], signal: AbortSignal) {
    const { market } = this.#context
    const { following, plan: state } = (await market.planStatus(plan, NO_CONTRACTS, signal)) ?? {}
    const slot = slots.find(({ pin }) => pin.feed === following?.feed)
    if (following === undefined || slot === undefined || state === undefined || state.status === 'ended') return
    const report = await market.planStatus(plan, Math.max(0, state.activated - LATEST_CONTRACTS), signal)
    if (report?.following === undefined) return
    const range = tailRange(report, report.following, slot.feedKey)
    if (range.end !== undefined && range.start >= range.end) return
    return { id: { plan, feedKey: slot.feedKey, fork: slot.pin.fork }, range }
  }

  async #move(tail: Tail, range: TailRange): Promise<void> {
    const { start, end } = tail.range
    const { plan } = tail.id
    if (start === range.start && end === range.end) return tail.move(range)
    const others = this.#kept().filter((kept) => kept.plan !== plan)
    const both = { start: Math.min(start, range.start), end: Math.max(start, range.start) + MAX_TAIL_CHUNKS }
    await this.#write([...others, { ...tail.id, ...both }])
    await tail.move(range)
    await this.#write(this.#kept())
  }

  async #end(plan: PlanId): Promise<void> {
    const tail = this.#tails.get(plan)
    if (tail === undefined) return
    this.#tails.delete(plan)
    this.#known.delete(plan)
    await this.#running.end(tailJob(plan))
    await tail.end()
    await this.#write(this.#kept())
    this.#context.log.info({ plan }, 'the end of a growing hypercore is not replicated any more')
  }

  #make(id: TailId, range: TailRange): Tail {
    return new Tail(this.#context, id, range, this.#most)
  }

  #kept(): Kept[] {
    return [...this.#tails.values()].map(({ id, range: { start } }) => ({ ...id, start, end: start + MAX_TAIL_CHUNKS }))
  }

  #write(kept: readonly Kept[]): Promise<void> {
    return writeState(this.#path, kept)
  }
}

function tailJob(plan: PlanId): string {
  return `tail of plan ${plan}`
}
