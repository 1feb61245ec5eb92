/** Changing a plan: `hostingUpdate`, `hostingPause`, `hostingResume`, `hostingCancel`. */

import type { Balance, Block, Feed, FeedId, Plan, PlanRanges, RangeRequest, Submitted } from '../chain/types.js'
import { formatFeedKey, type HypercorePeer } from '../hyper/index.js'
import { type Cost, costOfChange } from './cost.js'
import { apiError } from './errors.js'
import { obtain } from './feeds.js'
import { checked, type HostingUpdateParams, hostingUpdateParams, type PlanParams, planParams } from './params.js'
import type { PlanChain } from './ports.js'

/** A plan's chain, and what finds a hypercore that has grown. */
export interface ChangeContext {
  readonly chain: PlanChain
  readonly peer: HypercorePeer
}

/** Chunks that a hypercore has got since. */
export type AddedRange = RangeRequest & { readonly to: { readonly type: 'chunk'; readonly chunk: bigint } }

/** A change with everything decided and priced, not yet sent. */
export interface ChangeQuote {
  readonly plan: bigint
  /** Block at which hosting would end. */
  readonly until: Block
  /** Chunks that would be added. */
  readonly ranges: readonly AddedRange[]
  readonly cost: Cost
}

export interface ChangeOptions {
  /** Shown the quote before the plan changes; only `true` goes on. Default: goes on. */
  readonly confirm?: (quote: ChangeQuote) => boolean | Promise<boolean>
  /** Milliseconds to look for the hypercore; default 60 s. */
  readonly findMs?: number | undefined
}

/**
 * Hosts longer, or keeps the chunks too that a hypercore has got since; its new head is published first.
 * @throws API_PARAMETERS_INVALID, API_PLAN_UNKNOWN, API_NOT_OF_PLAN, API_NOTHING_NEW, API_BUDGET_TOO_SMALL, API_REFUSED,
 *   HYPER_*, CHAIN_*
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
  const ranges = wish.key
    ? await grownRanges({ chain, peer }, wish.plan, present, wish.key, options.findMs, signal)
    : []
  const quote = await quoteOf(chain, plan, present, ranges, wish, signal)
  const budget = wish.budget ?? quote.cost.total
  if (quote.cost.total > budget) throw apiError('API_BUDGET_TOO_SMALL', { cost: quote.cost.total, budget })
  if (options.confirm !== undefined && !(await options.confirm(quote))) throw apiError('API_REFUSED')
  const until = wish.blocks === undefined ? undefined : quote.until
  const submitted = await chain.planUpdate(wish.plan, { ranges, until }, budget, {}, signal)
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
  plan: Plan,
  present: PlanRanges,
  ranges: readonly AddedRange[],
  wish: HostingUpdateParams,
  signal?: AbortSignal
): Promise<ChangeQuote> {
  const list = await chain.priceList(signal)
  const start = Math.max(plan.from, (await chain.getBlockNumber(signal)) + 1)
  const more = wish.blocks ?? 0
  const until = plan.until + more
  const added = ranges.map(({ from, to, bytes }) => ({ chunks: to.chunk - from, bytes }))
  const { replicas, contractChunks, price } = plan
  const input = { present: present.ranges, added, replicas, contractChunks, price, more }
  const cost = costOfChange({ ...input, blocks: Math.max(0, until - start) }, list)
  return { plan: wish.plan, until, ranges, cost }
}

/** For each core of a source, the chunks after the last one that the plan keeps. */
async function grownRanges(
  { chain, peer }: ChangeContext,
  plan: bigint,
  present: PlanRanges,
  key: Uint8Array,
  findMs?: number,
  signal?: AbortSignal
): Promise<AddedRange[]> {
  const { cores } = await obtain(peer, { type: 'key', key }, { findMs }, signal)
  const ranges: AddedRange[] = []
  for (const core of cores) {
    const known = await chain.getFeedByKey(core.key, signal)
    const end = known && keptUntil(present, known)
    if (known === undefined || end === undefined)
      throw apiError('API_NOT_OF_PLAN', { id: plan, key: formatFeedKey(key) })
    const { length, byteLength } = await publishGrowth({ chain, peer }, known, signal)
    if (length === end.length) continue
    ranges.push({
      feed: { type: 'published', feed: known.id },
      from: end.length,
      to: { type: 'chunk', chunk: length },
      bytes: byteLength - end.byteLength
    })
  }
  if (ranges.length === 0) throw apiError('API_NOTHING_NEW', { id: plan, key: formatFeedKey(key) })
  return ranges
}

/** The furthest pinned length of a feed that the plan keeps to its end. */
function keptUntil(
  { ranges, feeds }: PlanRanges,
  { id }: { readonly id: FeedId }
): Pick<Feed, 'length' | 'byteLength'> | undefined {
  const kept = ranges
    .map(({ feed, to }) => ({ pin: feeds[feed], to }))
    .flatMap(({ pin, to }) => (pin !== undefined && pin.feed === id && pin.length === to ? [pin] : []))
    .sort((a, b) => Number(b.length - a.length))[0]
  return kept && { length: kept.length, byteLength: kept.roots.reduce((sum, { size }) => sum + size, 0n) }
}

/** Publishes a head that is longer than the one on chain; says how long the feed is then. */
async function publishGrowth(
  { chain, peer }: ChangeContext,
  { id, feed }: { readonly id: FeedId; readonly feed: Feed },
  signal?: AbortSignal
): Promise<Pick<Feed, 'length' | 'byteLength'>> {
  const core = await peer.openCore(feed.key)
  try {
    const { head, extension: nodes } = await core.continuation(feed, signal)
    if (head.length <= feed.length) return feed
    const { length, signature } = head
    await chain.updateFeed(id, { type: 'extend', length, signature, nodes }, {}, signal)
    return { length, byteLength: head.roots.reduce((sum, { size }) => sum + size, 0n) }
  } finally {
    await core.close()
  }
}
