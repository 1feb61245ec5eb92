/** Growing ranges: of a hypercore that a plan follows, up to the bytes that it pays for. */

import type { PriceList, RangeRequest } from '../chain/types.js'
import { formatFeedKey, type Published } from '../hyper/index.js'
import type { PricedRange } from './cost.js'
import { apiError } from './errors.js'
import type { FollowParams } from './params.js'

/** The one hypercore of what is to be followed. @throws API_FOLLOWS_ONE */
export function followedOf<Core>({ key }: Pick<Published, 'key'>, cores: readonly Core[]): Core {
  const [core, ...others] = cores
  if (core === undefined || others.length > 0) throw apiError('API_FOLLOWS_ONE', { key: formatFeedKey(key) })
  return core
}

/**
 * The range of a hypercore from a chunk on, and what it is priced as.
 * @param bytes that are there from that chunk on
 * @throws API_FOLLOW_TOO_SMALL
 */
export function growingRange(
  { maxBytes, contracts }: FollowParams,
  { feed, from, bytes }: Pick<RangeRequest, 'feed' | 'from' | 'bytes'>,
  { leastBilledBytes }: Pick<PriceList, 'leastBilledBytes'>
): { readonly range: RangeRequest; readonly priced: PricedRange } {
  if (bytes > maxBytes) throw apiError('API_FOLLOW_TOO_SMALL', { bytes, most: maxBytes })
  const least = leastBilledBytes > 0n ? leastBilledBytes : 1n
  const becomes = contracts ?? Number((maxBytes + least - 1n) / least)
  return {
    range: { feed, from, to: { type: 'growing', contracts: becomes }, bytes: maxBytes },
    priced: { bytes: maxBytes, contracts: becomes }
  }
}
