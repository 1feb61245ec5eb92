import type { NewFeed, PlanRequest } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'
import { newFeed } from './publish-feed.js'
import { regionBytes } from './region.js'

/** Requests hosting; `newFeeds` are feeds that are not on chain yet, in the order of the plan's references to them. */
export const publishPlan = (newFeeds: readonly NewFeed[], request: PlanRequest): MarketCall =>
  marketCall({ type: 'publishPlan', newFeeds: newFeeds.map(newFeed), plan: { ...request, terms: termsOf(request) } })

function termsOf({ terms }: PlanRequest) {
  const { replicas, contractChunks, needs, price } = terms
  return { replicas, contractChunks, needs: { ...needs, regions: needs.regions.map(regionBytes) }, price }
}
