import type { Equivocation, FeedId } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'

/** Shows two heads that a feed's author signed and that contradict each other. */
export const reportEquivocation = (feed: FeedId, evidence: Equivocation): MarketCall =>
  marketCall({ type: 'reportEquivocation', feed, evidence })
