import type { ChainClient } from '../client.js'
import { planRanges } from '../codec/records.js'
import type { PlanId, PlanRanges } from '../types.js'

/** The ranges of a plan, and the feeds that it pins; both empty if there is no such plan. */
export function getPlanRanges(client: ChainClient, id: PlanId, signal?: AbortSignal): Promise<PlanRanges> {
  return client.read(
    async (api) => planRanges(await api.query.datdot.rangesOfPlan(id), await api.query.datdot.feedsOfPlan(id)),
    signal
  )
}
