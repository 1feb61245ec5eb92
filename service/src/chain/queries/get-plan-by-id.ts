import type { ChainClient } from '../client.js'
import { plan } from '../codec/records.js'
import type { Plan, PlanId } from '../types.js'
import { optional } from './optional.js'

/** The plan with an id. */
export function getPlanByID(client: ChainClient, id: PlanId, signal?: AbortSignal): Promise<Plan | undefined> {
  return client.read(async (api) => optional(await api.query.datdot.plans(id), plan), signal)
}
