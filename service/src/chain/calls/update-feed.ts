import type { FeedId, FeedUpdate } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'

/** Replaces the head of a feed by a longer one. */
export const updateFeed = (feed: FeedId, update: FeedUpdate): MarketCall =>
  marketCall({ type: 'updateFeed', feed, update })
