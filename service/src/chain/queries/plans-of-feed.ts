import type { ChainClient } from '../client.js'
import type { FeedId, PlanId } from '../types.js'

/** The plans that name a feed, whatever fork of it; `most` of them at most. */
export function plansOfFeed(client: ChainClient, feed: FeedId, most: number, signal?: AbortSignal): Promise<PlanId[]> {
  return client.read(async (api) => {
    const keys = await api.query.datdot.plansOfFeed.keysPaged({ args: [feed], pageSize: most })
    return [...new Set(keys.map(({ args: [, , plan] }) => plan.toBigInt()))]
  }, signal)
}
