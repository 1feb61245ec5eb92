import type { ChainClient } from '../client.js'
import { delivery } from '../codec/records.js'
import type { Delivery, UserId } from '../types.js'
import { optional } from './optional.js'

/** The last counted delivery of a hoster. */
export function getDeliveryByID(client: ChainClient, id: UserId, signal?: AbortSignal): Promise<Delivery | undefined> {
  return client.read(async (api) => optional(await api.query.datdot.deliveries(id), delivery), signal)
}
