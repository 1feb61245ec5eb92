import type { ChainClient } from '../client.js'
import { planReport } from '../codec/records.js'
import type { PlanId, PlanReport } from '../types.js'
import { optional } from './optional.js'

/** A plan with a page of its contracts, from contract number `from` on. */
export function planStatus(
  client: ChainClient,
  id: PlanId,
  from = 0,
  signal?: AbortSignal
): Promise<PlanReport | undefined> {
  return client.read(async (api) => optional(await api.call.datdotApi.planStatus(id, from), planReport), signal)
}
