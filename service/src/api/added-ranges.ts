/** Ranges that a plan gets later: what was appended to its hypercores, or one of them from there on. */

import type { Feed, FeedId, FeedUpdate, PlanRanges, PriceList, RangeRequest } from '../chain/types.js'
import { formatFeedKey, type HypercorePeer, type Published } from '../hyper/index.js'
import type { PricedRange } from './cost.js'
import { apiError } from './errors.js'
import { obtain } from './feeds.js'
import { followedOf, growingRange } from './growing.js'
import type { FollowParams, HostingUpdateParams } from './params.js'
import type { PlanChain } from './ports.js'

export interface AddedRange {
  readonly range: RangeRequest
  readonly priced: PricedRange
  /** A head that the chain does not know yet, to be published before the range is added. */
  readonly growth: Growth | undefined
}

/** A longer head of a feed of the chain. */
export interface Growth {
  readonly feed: FeedId
  readonly update: FeedUpdate
}

/** What a change would add. */
export interface Addition {
  /** The source that was found; none if no hypercore was named. */
  readonly published: Published | undefined
  readonly ranges: readonly AddedRange[]
}

interface Context {
  readonly chain: PlanChain
  readonly peer: HypercorePeer
  readonly list: PriceList
  /** What the plan has already. */
  readonly present: PlanRanges
}

interface KnownFeed {
  readonly id: FeedId
  readonly feed: Feed
}

/** Where chunks of a feed begin that a plan does not keep. */
interface KeptEnd {
  readonly length: bigint
  /** Bytes before it, if the chain knows them. */
  readonly byteLength: bigint | undefined
}

/**
 * Finds the hypercore and what of it the plan does not keep; nothing is sent.
 * @throws API_NOT_OF_PLAN, API_NOTHING_NEW, API_FOLLOWS_ONE, API_FOLLOW_TOO_SMALL, HYPER_*, CHAIN_*
 */
export async function addedRanges(
  context: Context,
  { plan, key, follow }: Pick<HostingUpdateParams, 'plan' | 'key' | 'follow'>,
  findMs?: number,
  signal?: AbortSignal
): Promise<Addition> {
  if (key === undefined) return { published: undefined, ranges: [] }
  const published = await obtain(context.peer, { type: 'key', key }, { findMs }, signal)
  if (follow !== undefined) {
    return { published, ranges: [await followedRange(context, plan, published, follow, signal)] }
  }
  const ranges = await grownRanges(context, plan, published, signal)
  if (ranges.length === 0) throw apiError('API_NOTHING_NEW', { id: plan, key: formatFeedKey(key) })
  return { published, ranges }
}

/** The hypercore from the last chunk on that the plan keeps. */
async function followedRange(
  { chain, present, list }: Context,
  plan: bigint,
  published: Published,
  follow: FollowParams,
  signal?: AbortSignal
): Promise<AddedRange> {
  const { key } = followedOf(published, published.cores)
  const known = await chain.getFeedByKey(key, signal)
  const ends = known === undefined ? [] : keptEnds(present, known)
  const end = ends.reduce<KeptEnd | undefined>(
    (last, next) => (next.length > (last?.length ?? -1n) ? next : last),
    undefined
  )
  if (known === undefined || end === undefined) throw apiError('API_NOT_OF_PLAN', { id: plan, key: formatFeedKey(key) })
  // Bytes that only the chain can tell it looks at itself.
  const bytes = end.byteLength === undefined ? 0n : known.feed.byteLength - end.byteLength
  const from = { feed: { type: 'published', feed: known.id }, from: end.length, bytes } as const
  return { ...growingRange(follow, from, list), growth: undefined }
}

/** For each core of a source, the chunks after the last one that the plan keeps. */
async function grownRanges(
  { chain, peer, present }: Context,
  plan: bigint,
  { cores }: Published,
  signal?: AbortSignal
): Promise<AddedRange[]> {
  const ranges: AddedRange[] = []
  for (const { key } of cores) {
    const known = await chain.getFeedByKey(key, signal)
    const end = known && keptUntil(present, known)
    if (known === undefined || end === undefined)
      throw apiError('API_NOT_OF_PLAN', { id: plan, key: formatFeedKey(key) })
    const { length, byteLength, growth } = await grownHead(peer, known, signal)
    if (length === end.length) continue
    const bytes = byteLength - end.byteLength
    ranges.push({
      range: {
        feed: { type: 'published', feed: known.id },
        from: end.length,
        to: { type: 'chunk', chunk: length },
        bytes
      },
      priced: { chunks: length - end.length, bytes },
      growth
    })
  }
  return ranges
}

/** The furthest pinned length of a feed that the plan keeps to its end. */
function keptUntil(present: PlanRanges, known: KnownFeed): Pick<Feed, 'length' | 'byteLength'> | undefined {
  return keptEnds(present, known)
    .flatMap(({ length, byteLength }) => (byteLength === undefined ? [] : [{ length, byteLength }]))
    .sort((a, b) => Number(b.length - a.length))[0]
}

/** Where the ranges of a feed end. The chain knows the bytes before an end that is the pinned head's. */
function keptEnds({ ranges, feeds }: PlanRanges, { id }: KnownFeed): KeptEnd[] {
  return ranges.flatMap(({ feed, to }) => {
    const pin = feeds[feed]
    if (pin === undefined || pin.feed !== id) return []
    const byteLength = pin.length === to ? pin.roots.reduce((sum, { size }) => sum + size, 0n) : undefined
    return [{ length: to, byteLength }]
  })
}

/** How long the feed is now, and what the chain has to be told of that. */
async function grownHead(
  peer: HypercorePeer,
  { id, feed }: KnownFeed,
  signal?: AbortSignal
): Promise<Pick<Feed, 'length' | 'byteLength'> & Pick<AddedRange, 'growth'>> {
  const core = await peer.openCore(feed.key)
  try {
    const { head, extension: nodes } = await core.continuation(feed, signal)
    const { length, byteLength } = feed
    if (head.length <= length) return { length, byteLength, growth: undefined }
    const update = { type: 'extend', length: head.length, signature: head.signature, nodes } as const
    const bytes = head.roots.reduce((sum, { size }) => sum + size, 0n)
    return { length: head.length, byteLength: bytes, growth: { feed: id, update } }
  } finally {
    await core.close()
  }
}
