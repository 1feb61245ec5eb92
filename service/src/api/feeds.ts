/** Feeds of a source: its cores, made or found, with the heads that go to the chain. */

import { publisherMessage } from '../chain/index.js'
import type { Feed, FeedId, NewFeed } from '../chain/types.js'
import { formatFeedKey, type HypercorePeer, type Published, type PublishProgress } from '../hyper/index.js'
import type { Source } from './params.js'
import type { FeedChain } from './ports.js'

/** One core of a source, and what the chain knows of it. */
export interface SourceFeed {
  readonly key: Uint8Array
  readonly part: 'content' | 'names'
  /** What `publishFeed` takes; undefined if the chain knows the feed. */
  readonly fresh: NewFeed | undefined
  readonly known: { readonly id: FeedId; readonly feed: Feed } | undefined
  /** In chunks: what the chain knows, else what the head says. */
  readonly length: bigint
  readonly byteLength: bigint
}

export interface ObtainOptions {
  readonly onProgress?: ((progress: PublishProgress) => void) | undefined
  /** Milliseconds to look for an existing key; default 60 s. */
  readonly findMs?: number | undefined
}

/** Makes new hypercores of a path or a stream, or finds an existing key in this store or the swarm. */
export function obtain(
  peer: HypercorePeer,
  source: Source,
  options: ObtainOptions = {},
  signal?: AbortSignal
): Promise<Published> {
  if (source.type === 'key') return peer.describe(source.key, options.findMs, signal)
  const { onProgress } = options
  const publish = { ...(onProgress && { onProgress }) }
  if (source.type === 'stream') return peer.publish(source.stream, publish, signal)
  return peer.publish(source.path, { ...publish, ...(source.files && { files: source.files }) }, signal)
}

/** Looks every core of a source up on the chain, and takes the heads of those that it does not know. */
export async function feedsOf(
  chain: FeedChain,
  peer: HypercorePeer,
  published: Published,
  signal?: AbortSignal
): Promise<SourceFeed[]> {
  const feeds: SourceFeed[] = []
  for (const { key, part } of published.cores) {
    const known = await chain.getFeedByKey(key, signal)
    if (known !== undefined) {
      const { length, byteLength } = known.feed
      feeds.push({ key, part, known, fresh: undefined, length, byteLength })
      continue
    }
    const fresh = await newFeed(peer, key, chain)
    const byteLength = fresh.head.roots.reduce((sum, root) => sum + root.size, 0n)
    feeds.push({ key, part, known, fresh, length: fresh.head.length, byteLength })
  }
  return feeds
}

/**
 * The fields of `publishFeed` for a core whose head is in this store. If its key is there, too, it authorises the account that
 * publishes: who gives a tip for it sees then that this is its author.
 */
export async function newFeed(
  peer: HypercorePeer,
  key: Uint8Array,
  { genesis, address }: Pick<FeedChain, 'genesis' | 'address'>
): Promise<NewFeed> {
  const core = await peer.openCore(key)
  try {
    const { manifest, fork, length, roots, signature } = await core.head()
    const authorisation = await core.signed(publisherMessage(genesis, key, address))
    const consent = authorisation && { authorisation }
    return { key, ...(manifest && { manifest }), head: { fork, length, roots, signature }, ...consent }
  } finally {
    await core.close()
  }
}

/** How people see a feed's key. */
export const shortKey = (key: Uint8Array) => `${formatFeedKey(key).slice(0, 8)}…`
