/**
 * Hosting, which the chain calls a plan: `hostingRequest` makes or finds the hypercores of a source, says what hosting
 * them costs, and publishes the plan, together with the feeds that the chain does not know yet, in one call.
 */

import type { Needs, PlanId, PlanRequest, Price, PriceList, RangeRequest, Submitted } from '../chain/types.js'
import type { HypercorePeer, Published } from '../hyper/index.js'
import { type Cost, costOf, type PricedRange } from './cost.js'
import { apiError } from './errors.js'
import { feedsOf, type ObtainOptions, obtain, type SourceFeed } from './feeds.js'
import { followedOf, growingRange } from './growing.js'
import { checked, type HostingRequestParams, hostingRequestParams } from './params.js'
import type { HostingChain } from './ports.js'

/** Where hosting is asked for, and what holds the hypercores. */
export interface HostingContext {
  readonly chain: HostingChain
  readonly peer: HypercorePeer
}

/** A request with everything decided and priced, not yet sent. */
export interface HostingQuote {
  readonly published: Published
  readonly feeds: readonly SourceFeed[]
  readonly request: PlanRequest
  readonly price: Price
  readonly replicas: number
  readonly contractChunks: number
  readonly blocks: number
  readonly cost: Cost
}

export interface Hosting extends HostingQuote {
  readonly plan: PlanId
  readonly submitted: Submitted
}

export interface HostingOptions extends ObtainOptions {
  /** Shown the quote before anything is sent; only `true` goes on. Default: goes on. */
  readonly confirm?: (quote: HostingQuote) => boolean | Promise<boolean>
}

/** Of a feed. */
interface Size {
  readonly chunks: bigint
  readonly bytes: bigint
}

/** Blocks that may pass until the call is in: hosting starts when it does, the plan's end stays. */
const NEXT_BLOCK = 1

/**
 * Requests hosting of a key, a path or a stream.
 * @throws API_PARAMETERS_INVALID, API_BUDGET_TOO_SMALL, API_FOLLOWS_ONE, API_FOLLOW_TOO_SMALL, API_REFUSED, HYPER_*,
 *   CHAIN_*
 */
export async function hostingRequest(
  context: HostingContext,
  params: HostingRequestParams,
  options: HostingOptions = {},
  signal?: AbortSignal
): Promise<Hosting> {
  const quote = await hostingQuote(context, params, options, signal)
  if (options.confirm !== undefined && !(await options.confirm(quote))) throw apiError('API_REFUSED')
  const fresh = quote.feeds.flatMap((feed) => (feed.fresh === undefined ? [] : [feed.fresh]))
  const submitted = await context.chain.publishPlan(fresh, quote.request, {}, signal)
  return { ...quote, plan: submitted.plan, submitted }
}

/**
 * The first half of `hostingRequest`: hypercores are made or found, and nothing is sent to the chain.
 * @throws API_PARAMETERS_INVALID, API_BUDGET_TOO_SMALL, API_FOLLOWS_ONE, API_FOLLOW_TOO_SMALL, HYPER_*, CHAIN_*
 */
export async function hostingQuote(
  { chain, peer }: HostingContext,
  params: HostingRequestParams,
  options: ObtainOptions = {},
  signal?: AbortSignal
): Promise<HostingQuote> {
  const wish = checked('hostingRequest', hostingRequestParams, params)
  const list = await chain.priceList(signal)
  const published = await obtain(peer, wish.source, options, signal)
  const feeds = await feedsOf(chain, peer, published, signal)
  const from = (await chain.getBlockNumber(signal)) + NEXT_BLOCK
  const sizes = feeds.map(({ length, byteLength }) => ({ chunks: length, bytes: byteLength }))
  const terms = termsOf(wish, sizes, list)
  const { ranges, priced } = boughtOf(wish, published, feeds, list)
  const cost = costOf({ ranges: priced, ...terms, blocks: wish.blocks }, list)
  const budget = wish.budget ?? cost.total
  if (cost.total > budget) throw apiError('API_BUDGET_TOO_SMALL', { cost: cost.total, budget })
  const { replicas, contractChunks, price } = terms
  const request: PlanRequest = {
    ranges,
    from,
    until: from + wish.blocks,
    terms: { replicas, contractChunks, needs: needsOf(wish), price },
    budget
  }
  return { published, feeds, request, ...terms, blocks: wish.blocks, cost }
}

function termsOf(wish: HostingRequestParams, sizes: readonly Size[], list: PriceList) {
  return {
    replicas: wish.replicas ?? list.hostersPerContract,
    contractChunks: wish.contractChunks ?? Math.min(...sizes.map((size) => contractChunksOf(size, list, wish))),
    price: wish.price ?? list.price
  }
}

/**
 * As many chunks as the chain takes, if so many of average size are no more bytes than it takes; otherwise half of what
 * would be, because chunks may be uneven and a contract that is too large cannot be staffed. Of chunks that are still to
 * come nobody knows the size: then it is half of what would be in any case.
 */
function contractChunksOf(
  { chunks, bytes }: Size,
  { contractSetSize, contractBytes }: PriceList,
  { follow }: Pick<HostingRequestParams, 'follow'>
): number {
  const most = BigInt(contractSetSize)
  if (bytes * most <= contractBytes * chunks && follow === undefined) return contractSetSize
  const half = bytes > 0n ? (contractBytes * chunks) / (2n * bytes) : most
  return Number(half < 1n ? 1n : half < most ? half : most)
}

/** What is hosted: all chunks that are there, or one hypercore from its first chunk on. */
function boughtOf(
  { follow }: HostingRequestParams,
  published: Published,
  feeds: readonly SourceFeed[],
  list: PriceList
): { readonly ranges: readonly RangeRequest[]; readonly priced: readonly PricedRange[] } {
  const present = rangesOf(feeds)
  if (follow === undefined) {
    return { ranges: present, priced: feeds.map(({ length, byteLength }) => ({ chunks: length, bytes: byteLength })) }
  }
  const { range, priced } = growingRange(follow, followedOf(published, present), list)
  return { ranges: [range], priced: [priced] }
}

function needsOf({ regions = [], hours = 0, rate = 0, latency = 2 ** 32 - 1 }: HostingRequestParams): Needs {
  return { regions, hours, rate, latency }
}

/** All chunks of every feed. Feeds that are new to the chain are named by their place among the call's new feeds. */
function rangesOf(feeds: readonly SourceFeed[]): RangeRequest[] {
  let fresh = 0
  return feeds.map(({ known, length, byteLength }) => ({
    feed: known === undefined ? { type: 'new', index: fresh++ } : { type: 'published', feed: known.id },
    from: 0n,
    to: { type: 'chunk', chunk: length },
    bytes: byteLength
  }))
}
