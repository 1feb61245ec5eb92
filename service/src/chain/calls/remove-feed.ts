import type { FeedId } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'

/** Removes a feed that the account published; its deposit comes back. */
export const removeFeed = (feed: FeedId): MarketCall => marketCall({ type: 'removeFeed', feed })
