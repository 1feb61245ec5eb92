/**
 * Valid calls in an order that nobody sends them in: several in one block, the second before the first, each again, and
 * for what belongs to others. What each led to; in the end the account takes back all that it has.
 */

import { type ChainAPI, possessionMessage } from '../../src/chain/index.js'
import type { Offer, PlanId, PlanRequest, SlotId } from '../../src/chain/types.js'
import { isDatdotError } from '../../src/errors.js'
import { oneUseKeyPair, randomBytes, sign, sleep } from '../../src/hyper/index.js'
import type { Attacker } from './attacks.js'

/** An epoch that is far away. */
const EPOCH = 9_999
const LOOK_MS = 500
const BUDGET = 1_000_000_000_000_000n

type Steps = Readonly<Record<string, () => Promise<unknown>>>

/** What each step led to: `done`, or the code of the refusal. */
export interface Led {
  readonly steps: Readonly<Record<string, string>>
  /** What it cost the account, planck, and what is still held of it. */
  readonly spent: bigint
  readonly held: bigint
}

/** PLAN is somebody else's plan, hosted by others. */
export async function hostileOrder({ chain, signal }: Attacker): Promise<Led> {
  const theirs = BigInt(process.env.PLAN ?? '')
  const before = await chain.getBalance(chain.address)
  const steps: Record<string, string> = {}
  /** All at once: they get in one after the other, mostly in one block. */
  const together = async (calls: Steps): Promise<void> => {
    const sent = Object.entries(calls).map(async ([step, call]) => [step, await ledTo(call())] as const)
    Object.assign(steps, Object.fromEntries(await Promise.all(sent)))
  }
  await asProvider(chain, together)
  await onOthers(chain, theirs, together)
  await asSponsor(chain, theirs, together, signal)
  const offer = await offerFor(chain)
  await together({
    withdraws: () => chain.offerWithdraw(),
    'withdraws again': () => chain.offerWithdraw(),
    'offers at once': () => chain.registerForWork(offer),
    'leaves, offer and all': () => chain.accountDelete(),
    'leaves again': () => chain.accountDelete()
  })
  const { free, held } = await chain.getBalance(chain.address)
  return { steps, spent: before.free + before.held - free - held, held }
}

type Together = (calls: Steps) => Promise<void>

async function asProvider(chain: ChainAPI, together: Together): Promise<void> {
  const [noise, signing] = [oneUseKeyPair(), oneUseKeyPair()]
  const proof = (purpose: 'noise' | 'signing', { publicKey, secretKey }: typeof noise) =>
    sign(possessionMessage(purpose, chain.genesis, chain.address, publicKey), secretKey)
  const proofs = { noise: proof('noise', noise), signing: proof('signing', signing) }
  const register = () => chain.newUser(noise.publicKey, signing.publicKey, proofs)
  const offer = await offerFor(chain)
  await together({
    'offers before it is registered': () => chain.registerForWork(offer),
    'leaves before it is registered': () => chain.accountDelete(),
    registers: register,
    'registers again': register,
    offers: () => chain.registerForWork(offer),
    'offers again': () => chain.registerForWork(offer)
  })
  const tick = (await chain.myDuties())?.tick ?? 0n
  await together({
    'unpauses before a pause': () => chain.unpause(),
    pauses: () => chain.pause(tick + 20n),
    'pauses again': () => chain.pause(tick + 30n),
    unpauses: () => chain.unpause(),
    'unpauses again': () => chain.unpause()
  })
}

async function onOthers(chain: ChainAPI, plan: PlanId, together: Together): Promise<void> {
  const slots = await slotsOf(chain, plan)
  const reveal = { type: 'reveal', epoch: EPOCH, measurements: [], salt: randomBytes(32) } as const
  await together({
    'reveals what it did not commit': () => chain.submitPerformanceChallenge(reveal),
    'reports the loss of slots of others': () => chain.reportLoss(slots),
    'gives slots of others back': () => chain.giveBack(slots),
    'settles slots of others': () => chain.settle(slots),
    'settles them again': () => chain.settle(slots),
    "pauses somebody else's plan": () => chain.planPause(plan),
    "resumes somebody else's plan": () => chain.planResume(plan),
    "cancels somebody else's plan": () => chain.planCancel(plan)
  })
}

/** Two plans: one ends before anybody was drawn for it, the other while replicas are being made. */
async function asSponsor(chain: ChainAPI, theirs: PlanId, together: Together, signal: AbortSignal): Promise<void> {
  const request = async () => {
    const sent = await chain.publishPlan([], await requestLike(chain, theirs))
    return sent.plan
  }
  const early = await request()
  await together({
    'resumes before a pause': () => chain.planResume(early),
    'pauses its plan': () => chain.planPause(early),
    'pauses its plan again': () => chain.planPause(early),
    'resumes its plan': () => chain.planResume(early),
    'cancels its plan': () => chain.planCancel(early),
    'cancels its plan again': () => chain.planCancel(early),
    'resumes what is over': () => chain.planResume(early),
    'extends what is over': () => chain.planUpdate(early, { ranges: [], until: 1_000_000 }, BUDGET),
    'leaves its plans behind': () => chain.accountDelete()
  })
  const late = await request()
  while (!(await isDrawn(chain, late))) await sleep(LOOK_MS, signal)
  await together({
    'pauses while replicas are made': () => chain.planPause(late),
    'cancels while replicas are made': () => chain.planCancel(late)
  })
  while ((await chain.getPlanByID(late)) !== undefined) await sleep(LOOK_MS, signal)
}

/** Whether somebody was drawn who makes a replica for the plan. */
async function isDrawn(chain: ChainAPI, plan: PlanId): Promise<boolean> {
  const contracts = (await chain.planStatus(plan))?.contracts ?? []
  return contracts.some(({ staffing }) => staffing.some(({ deadline }) => deadline !== undefined))
}

/** A plan for what somebody else's plan keeps. */
async function requestLike(chain: ChainAPI, plan: PlanId): Promise<PlanRequest> {
  const { feeds, ranges } = await chain.getPlanRanges(plan)
  const [pin, range] = [feeds[0], ranges[0]]
  if (pin === undefined || range === undefined) throw new Error(`plan ${plan} has no range`)
  const { price } = await chain.priceList()
  const from = (await chain.getBlockNumber()) + 3
  return {
    ranges: [
      {
        feed: { type: 'published', feed: pin.feed },
        from: 0n,
        to: { type: 'chunk', chunk: pin.length },
        bytes: range.bytes
      }
    ],
    from,
    until: from + 1_200,
    terms: { replicas: 1, needs: { regions: [], hours: 0, rate: 0, latency: 60_000 }, price },
    budget: BUDGET
  }
}

async function slotsOf(chain: ChainAPI, plan: PlanId): Promise<SlotId[]> {
  const report = await chain.planStatus(plan)
  return (report?.contracts ?? []).flatMap(({ id, slots }) => slots.map((_, slot) => ({ contract: id, slot })))
}

async function offerFor(chain: ChainAPI): Promise<Offer> {
  const { price } = await chain.priceList()
  const from = await chain.getBlockNumber()
  // Asks more than anybody pays: it is here for other things than work.
  const hoster = { capacity: 1, bytes: 1n << 30n, ask: price.hosting * 1_000n }
  const hours = new Uint8Array(21).fill(0xff)
  return { hoster, region: 'zz', hours, rate: 1, latency: 10_000, from, until: from + 10_000 }
}

async function ledTo(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'done',
    (error: unknown) => (isDatdotError(error) ? error.code : Promise.reject(error))
  )
}
