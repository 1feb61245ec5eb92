/** Changing a plan: `hostingUpdate`, `hostingPause`, `hostingResume`, `hostingCancel`. */

import type { Balance, Block, Plan, PlanRanges, PriceList, RangeRequest, Submitted } from '../chain/types.js'
import type { HypercorePeer, Published } from '../hyper/index.js'
import { type Addition, addedRanges, type Growth } from './added-ranges.js'
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
  /** The source that they are of; none if no hypercore was named. */
  readonly published: Published | undefined
  readonly cost: Cost
}

export interface ChangeOptions {
  /** Shown the quote before the plan changes; only `true` goes on. Default: goes on. */
  readonly confirm?: (quote: ChangeQuote) => boolean | Promise<boolean>
  /** Milliseconds to look for the hypercore; default 60 s. */
  readonly findMs?: number | undefined
}

/**
 * What a change costs at most. The hypercore is found; nothing is sent to the chain.
 * @throws API_PARAMETERS_INVALID, API_PLAN_UNKNOWN, API_NOT_OF_PLAN, API_NOTHING_NEW, API_FOLLOWS_ONE,
 *   API_FOLLOW_TOO_SMALL, HYPER_*, CHAIN_*
 */
export async function hostingUpdateQuote(
  context: ChangeContext,
  params: HostingUpdateParams,
  options: Pick<ChangeOptions, 'findMs'> = {},
  signal?: AbortSignal
): Promise<ChangeQuote> {
  return (await prepare(context, checked('hostingUpdate', hostingUpdateParams, params), options, signal)).quote
}

/**
 * Hosts longer, or keeps the chunks too that a hypercore has got since; its new head is published first. Or has the plan
 * follow the hypercore from the last chunk that it keeps.
 * @throws API_PARAMETERS_INVALID, API_PLAN_UNKNOWN, API_NOT_OF_PLAN, API_NOTHING_NEW, API_FOLLOWS_ONE,
 *   API_FOLLOW_TOO_SMALL, API_BUDGET_TOO_SMALL, API_REFUSED, HYPER_*, CHAIN_*
 */
export async function hostingUpdate(
  context: ChangeContext,
  params: HostingUpdateParams,
  options: ChangeOptions = {},
  signal?: AbortSignal
): Promise<ChangeQuote & { readonly submitted: Submitted }> {
  const { chain } = context
  const wish = checked('hostingUpdate', hostingUpdateParams, params)
  const { quote, growths } = await prepare(context, wish, options, signal)
  const budget = wish.budget ?? quote.cost.total
  if (quote.cost.total > budget) throw apiError('API_BUDGET_TOO_SMALL', { cost: quote.cost.total, budget })
  if (options.confirm !== undefined && !(await options.confirm(quote))) throw apiError('API_REFUSED')
  for (const { feed, update } of growths) await chain.updateFeed(feed, update, {}, signal)
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

/** Everything that is needed to send a change. */
async function prepare(
  { chain, peer }: ChangeContext,
  wish: HostingUpdateParams,
  { findMs }: Pick<ChangeOptions, 'findMs'>,
  signal?: AbortSignal
): Promise<{ readonly quote: ChangeQuote; readonly growths: readonly Growth[] }> {
  const plan = await chain.getPlanByID(wish.plan, signal)
  if (plan === undefined) throw apiError('API_PLAN_UNKNOWN', { id: wish.plan })
  const present = await chain.getPlanRanges(wish.plan, signal)
  const list = await chain.priceList(signal)
  const addition = await addedRanges({ chain, peer, list, present }, wish, findMs, signal)
  const quote = await quoteOf(chain, { plan, present, addition, list }, wish, signal)
  return { quote, growths: addition.ranges.flatMap(({ growth }) => growth ?? []) }
}

async function quoteOf(
  chain: PlanChain,
  input: {
    readonly plan: Plan
    readonly present: PlanRanges
    readonly addition: Addition
    readonly list: PriceList
  },
  wish: HostingUpdateParams,
  signal?: AbortSignal
): Promise<ChangeQuote> {
  const { plan, present, addition, list } = input
  const { published, ranges } = addition
  const start = Math.max(plan.from, (await chain.getBlockNumber(signal)) + 1)
  const more = wish.blocks ?? 0
  const until = plan.until + more
  const { replicas, contractChunks, price } = plan
  const terms = { replicas, contractChunks, price, more, blocks: Math.max(0, until - start) }
  const cost = costOfChange({ ...terms, present: present.ranges, added: ranges.map(({ priced }) => priced) }, list)
  return { plan: wish.plan, until, ranges: ranges.map(({ range }) => range), published, cost }
}
