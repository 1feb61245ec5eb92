/** Tips: money for the author of a hypercore, as far as the chain knows who that is. */

import type { Address, Balance, Feed, FeedId, Key, SubmitOptions, Submitted } from '../chain/types.js'
import { apiError } from './errors.js'
import { shortKey } from './feeds.js'

/** The chain as somebody needs it who gives a tip. */
export interface TipChain {
  getFeedByKey(key: Key, signal?: AbortSignal): Promise<{ readonly id: FeedId; readonly feed: Feed } | undefined>
  transfer(to: Address, amount: Balance, options?: SubmitOptions, signal?: AbortSignal): Promise<Submitted>
}

/** Who published a hypercore on the chain. */
export interface Author {
  readonly account: Address
  /** Whether the hypercore's own key consented to this publisher; else anybody may have published it. */
  readonly confirmed: boolean
}

/** @throws API_FEED_UNKNOWN */
export async function authorOf(chain: Pick<TipChain, 'getFeedByKey'>, key: Key, signal?: AbortSignal): Promise<Author> {
  const found = await chain.getFeedByKey(key, signal)
  if (found === undefined) throw apiError('API_FEED_UNKNOWN', { key: shortKey(key) })
  return { account: found.feed.publisher, confirmed: found.feed.authorised }
}

/**
 * Sends `amount` planck to the publisher of a hypercore, if that is still the account that was shown.
 * @throws API_FEED_UNKNOWN, API_AUTHOR_CHANGED, CHAIN_*
 */
export async function tip(
  chain: TipChain,
  { key, to, amount }: { readonly key: Key; readonly to: Address; readonly amount: Balance },
  signal?: AbortSignal
): Promise<Submitted> {
  const { account } = await authorOf(chain, key, signal)
  if (account !== to) throw apiError('API_AUTHOR_CHANGED', { key: shortKey(key), to: to.slice(0, 60) })
  return chain.transfer(account, amount, {}, signal)
}
