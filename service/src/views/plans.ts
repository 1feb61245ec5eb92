/** `view_plans` and `view_plan`: what the account pays for, how far it is, and who hosts it where. */

import type { ContractReport, Plan, PlanId, PlanReport, Tick } from '../chain/types.js'
import { formatFeedKey } from '../hyper/index.js'
import { viewsError } from './errors.js'
import { counted, dueIn } from './format.js'
import type { ViewChain } from './ports.js'
import { countBy } from './provide.js'
import type { ContractView, PlanSummary, PlanView, Stage } from './shapes/index.js'

/** Plans that are listed, newest first. */
const MOST_PLANS = 200

/** What makes a page of contracts readable. */
interface Reading {
  readonly tick: Tick | undefined
  readonly blockTimeMs: number
  /** By the hoster's account. */
  readonly regions: ReadonlyMap<string, string>
}

export async function plansView(chain: ViewChain, signal?: AbortSignal): Promise<PlanSummary[]> {
  const [own, block] = await Promise.all([chain.plansOf(chain.address, signal), chain.getBlockNumber(signal)])
  const newest = [...own].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, MOST_PLANS)
  return Promise.all(
    newest.map(async ({ id, plan }) => {
      const feeds = await feedsOf(chain, id, signal)
      return summaryOf(id, plan, feeds, { block, blockTimeMs: chain.blockTimeMs, following: false })
    })
  )
}

/**
 * A plan, whoever pays for it, with a page of its contracts from contract number `from` on.
 * @throws VIEWS_PLAN_UNKNOWN
 */
export async function planView(chain: ViewChain, id: PlanId, from = 0, signal?: AbortSignal): Promise<PlanView> {
  const [report, block, duties] = await Promise.all([
    chain.planStatus(id, from, signal),
    chain.getBlockNumber(signal),
    chain.myDuties(signal)
  ])
  if (report === undefined) throw viewsError('VIEWS_PLAN_UNKNOWN', { id })
  const { blockTimeMs } = chain
  const [feeds, regions] = await Promise.all([feedsOf(chain, id, signal), regionsOf(chain, report, signal)])
  const contracts = report.contracts.map((contract) =>
    contractOf(contract, { tick: duties?.tick, blockTimeMs, regions })
  )
  const { plan, following } = report
  const { hosting, setup, delivery } = plan.ledger
  return {
    summary: summaryOf(id, plan, feeds, { block, blockTimeMs, following: following !== undefined }),
    own: plan.sponsor === chain.address,
    sponsor: plan.sponsor,
    ledger: { hosting: `${hosting}`, setup: `${setup}`, delivery: `${delivery}` },
    needs: { ...plan.needs, regions: [...plan.needs.regions] },
    following: followingOf(report),
    feeds,
    stages: stagesOf(contracts, report),
    regions: regionCounts(contracts),
    contracts,
    next: report.next ?? null
  }
}

function summaryOf(
  id: PlanId,
  plan: Plan,
  feeds: PlanView['feeds'],
  { block, blockTimeMs, following }: { block: number; blockTimeMs: number; following: boolean }
): PlanSummary {
  const { escrow, deposit, hosting, setup, delivery } = plan.ledger
  return {
    id: `${id}`,
    status: plan.status,
    key: feeds[0]?.key ?? null,
    feeds: feeds.length,
    from: plan.from,
    until: plan.until,
    left: dueIn(plan.until - block, blockTimeMs),
    replicas: plan.replicas,
    contracts: plan.contracts,
    started: plan.started,
    escrow: `${escrow}`,
    deposit: `${deposit}`,
    spent: `${hosting + setup + delivery}`,
    price: `${plan.price.hosting}`,
    regions: [...plan.needs.regions],
    following
  }
}

async function feedsOf(chain: ViewChain, id: PlanId, signal?: AbortSignal): Promise<PlanView['feeds']> {
  const { feeds } = await chain.getPlanRanges(id, signal)
  const found = await Promise.all(
    feeds.map(async ({ feed: feedId, length }) => {
      const feed = await chain.getFeedByID(feedId, signal)
      return feed === undefined ? [] : [{ id: `${feedId}`, key: formatFeedKey(feed.key), chunks: `${length}` }]
    })
  )
  return found.flat()
}

/** The region that each hoster of a page offers. */
async function regionsOf(
  chain: ViewChain,
  { contracts }: PlanReport,
  signal?: AbortSignal
): Promise<ReadonlyMap<string, string>> {
  const hosters = new Set(contracts.flatMap(({ slots }) => slots.flatMap(({ hoster }) => hoster ?? [])))
  const found = await Promise.all(
    [...hosters].map(async (hoster) => {
      const user = await chain.getUserIDByAddress(hoster, signal)
      const provider = user === undefined ? undefined : await chain.getProviderByID(user, signal)
      return [hoster, provider?.offer.region] as const
    })
  )
  return new Map(found.flatMap(([hoster, region]) => (region === undefined ? [] : [[hoster, region] as const])))
}

function contractOf(contract: ContractReport, { tick, blockTimeMs, regions }: Reading): ContractView {
  const { id, feedKey, from, to, plainBytes, slots, staffing } = contract
  const deadline = staffing.flatMap((attempt) => attempt.deadline ?? []).sort((a, b) => Number(a - b))[0]
  return {
    id: `${id}`,
    key: formatFeedKey(feedKey),
    from: `${from}`,
    to: `${to}`,
    bytes: plainBytes === undefined ? null : `${plainBytes}`,
    stage: stageOf(contract),
    staffed: slots.filter(({ hoster }) => hoster !== undefined).length,
    slots: slots.map(({ hoster, provenUntil, paid }, slot) => ({
      slot,
      hoster: hoster ?? null,
      region: hoster === undefined ? null : (regions.get(hoster) ?? null),
      provenUntil: provenUntil ?? null,
      paid: `${paid}`
    })),
    due: deadline === undefined || tick === undefined ? null : dueIn(deadline - tick, blockTimeMs),
    trouble: troubleOf(contract)
  }
}

function stageOf({ slots, staffing, trouble }: ContractReport): Stage {
  if (trouble?.void) return 'void'
  const staffed = slots.filter(({ hoster }) => hoster !== undefined).length
  if (staffed === slots.length) return 'hosted'
  if (staffed > 0) return 'partly'
  return staffing.some(({ deadline }) => deadline !== undefined) ? 'encoding' : 'drawing'
}

const REASONS = {
  incomplete: 'the drawn providers did not finish in time',
  rejected: 'two attestors rejected an encoder’s replica',
  noSource: 'nobody served the chunks: keep a daemon or another peer seeding',
  tooLarge: 'it has more bytes than were stated',
  keyRevoked: 'a provider revoked its key'
} as const

function troubleOf({ staffing, trouble }: ContractReport): string[] {
  const lacking = staffing.flatMap(({ lack, attempts }) =>
    lack === undefined
      ? []
      : [`No ${lack.role} qualifies after ${counted(attempts, 'draw')}; drawn again at block ${lack.retryAt}.`]
  )
  if (trouble === undefined) return lacking
  if (trouble.void) return [...lacking, 'Nobody hosts it: it has more bytes than were stated.']
  const { last, failures } = trouble
  return last === undefined
    ? lacking
    : [
        ...lacking,
        `${counted(failures, 'setup')} failed, the last because ${REASONS[last.reason.type]}; it is drawn again.`
      ]
}

/** How many contracts of the page are at each stage; those that are still to be activated wait. */
function stagesOf(contracts: readonly ContractView[], { plan }: PlanReport): PlanView['stages'] {
  const stages = { waiting: plan.contracts - plan.activated, drawing: 0, encoding: 0, partly: 0, hosted: 0, void: 0 }
  for (const { stage } of contracts) stages[stage] += 1
  return stages
}

function regionCounts(contracts: readonly ContractView[]): PlanView['regions'] {
  const names = contracts.flatMap(({ slots }) =>
    slots.flatMap(({ hoster, region }) => (hoster === null ? [] : [region ?? 'unknown']))
  )
  return countBy(names).map(([region, count]) => ({ region, slots: count }))
}

function followingOf({ following }: PlanReport): PlanView['following'] {
  if (following === undefined) return null
  const { bytes, maxBytes, contractsLeft, stopped } = following
  return { bytes: `${bytes}`, maxBytes: `${maxBytes}`, contractsLeft, stopped: stopped ?? null }
}
