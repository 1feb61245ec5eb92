/** Changing a plan: `hostingUpdate`, `hostingPause`, `hostingResume`, `hostingCancel`. */

import type { Balance, Block, Plan, PlanRanges, PriceList, RangeRequest, Submitted } from '../chain/types.js'
import type { HypercorePeer } from '../hyper/index.js'
import { type AddedRange, addedRanges } from './added-ranges.js'
import { type Cost, costOfChange } from './cost.js'
import { apiError } from './errors.js'
import { checked, type HostingUpdateParams, hostingUpdateParams, type PlanParams, planParams } from './params.js'
import type { PlanChain } from './ports.js'

/** A plan's chain, and what finds a hypercore that has grown. */
export interface ChangeContext {
  readonly chain: PlanChain
  readonly peer: HypercorePeer
}

/** A change with everything decided and priced, not yet sent. */
export interface ChangeQuote {
  readonly plan: bigint
  /** Block at which hosting would end. */
  readonly until: Block
  /** Chunks that would be added. */
  readonly ranges: readonly RangeRequest[]
  readonly cost: Cost
}

export interface ChangeOptions {
  /** Shown the quote before the plan changes; only `true` goes on. Default: goes on. */
  readonly confirm?: (quote: ChangeQuote) => boolean | Promise<boolean>
  /** Milliseconds to look for the hypercore; default 60 s. */
  readonly findMs?: number | undefined
}

/**
 * Hosts longer, or keeps the chunks too that a hypercore has got since; its new head is published first. Or has the plan
 * follow the hypercore from the last chunk that it keeps.
 * @throws API_PARAMETERS_INVALID, API_PLAN_UNKNOWN, API_NOT_OF_PLAN, API_NOTHING_NEW, API_FOLLOWS_ONE,
 *   API_FOLLOW_TOO_SMALL, API_BUDGET_TOO_SMALL, API_REFUSED, HYPER_*, CHAIN_*
 */
export async function hostingUpdate(
  { chain, peer }: ChangeContext,
  params: HostingUpdateParams,
  options: ChangeOptions = {},
  signal?: AbortSignal
): Promise<ChangeQuote & { readonly submitted: Submitted }> {
  const wish = checked('hostingUpdate', hostingUpdateParams, params)
  const plan = await chain.getPlanByID(wish.plan, signal)
  if (plan === undefined) throw apiError('API_PLAN_UNKNOWN', { id: wish.plan })
  const present = await chain.getPlanRanges(wish.plan, signal)
  const list = await chain.priceList(signal)
  const added = await addedRanges({ chain, peer, list, present }, wish, options.findMs, signal)
  const quote = await quoteOf(chain, { plan, present, added, list }, wish, signal)
  const budget = wish.budget ?? quote.cost.total
  if (quote.cost.total > budget) throw apiError('API_BUDGET_TOO_SMALL', { cost: quote.cost.total, budget })
  if (options.confirm !== undefined && !(await options.confirm(quote))) throw apiError('API_REFUSED')
  const until = wish.blocks === undefined ? undefined : quote.until
  const submitted = await chain.planUpdate(wish.plan, { ranges: quote.ranges, until }, budget, {}, signal)
  return { ...quote, submitted }
}

/**
 * Pauses a plan from the next block on: nothing is paid, nothing has to be proven.
 * @throws API_PARAMETERS_INVALID, CHAIN_*
 */
export async function hostingPause(
  chain: Pick<PlanChain, 'planPause'>,
  params: PlanParams,
  signal?: AbortSignal
): Promise<Submitted & { readonly from: Block }> {
  return chain.planPause(checked('hostingPause', planParams, params).plan, {}, signal)
}

/**
 * Lets a paused plan go on; a setup is held for each slot that was given back.
 * @throws API_PARAMETERS_INVALID, CHAIN_*
 */
export async function hostingResume(
  chain: Pick<PlanChain, 'planResume'>,
  params: PlanParams,
  signal?: AbortSignal
): Promise<Submitted & { readonly from: Block; readonly setups: Balance }> {
  return chain.planResume(checked('hostingResume', planParams, params).plan, {}, signal)
}

/**
 * Ends a plan; what is not spent comes back when its contracts are settled.
 * @throws API_PARAMETERS_INVALID, CHAIN_*
 */
export async function hostingCancel(
  chain: Pick<PlanChain, 'planCancel'>,
  params: PlanParams,
  signal?: AbortSignal
): Promise<Submitted & { readonly until: Block }> {
  return chain.planCancel(checked('hostingCancel', planParams, params).plan, {}, signal)
}

async function quoteOf(
  chain: PlanChain,
  input: {
    readonly plan: Plan
    readonly present: PlanRanges
    readonly added: readonly AddedRange[]
    readonly list: PriceList
  },
  wish: HostingUpdateParams,
  signal?: AbortSignal
): Promise<ChangeQuote> {
  const { plan, present, added, list } = input
  const start = Math.max(plan.from, (await chain.getBlockNumber(signal)) + 1)
  const more = wish.blocks ?? 0
  const until = plan.until + more
  const { replicas, contractChunks, price } = plan
  const terms = { replicas, contractChunks, price, more, blocks: Math.max(0, until - start) }
  const cost = costOfChange({ ...terms, present: present.ranges, added: added.map(({ priced }) => priced) }, list)
  return { plan: wish.plan, until, ranges: added.map(({ range }) => range), cost }
}
