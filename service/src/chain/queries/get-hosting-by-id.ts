import type { ChainClient } from '../client.js'
import { hosting } from '../codec/records.js'
import type { Hosting, UserId } from '../types.js'
import { optional } from './optional.js'

/** The chain's book-keeping about what a user hosts. */
export function getHostingByID(client: ChainClient, id: UserId, signal?: AbortSignal): Promise<Hosting | undefined> {
  return client.read(async (api) => optional(await api.query.datdot.hostings(id), hosting), signal)
}
