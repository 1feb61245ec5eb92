import type { ChainClient } from '../client.js'
import { provider } from '../codec/records.js'
import type { Provider, UserId } from '../types.js'
import { optional } from './optional.js'

/** The offer of a user and the chain's book-keeping about it. */
export function getProviderByID(client: ChainClient, id: UserId, signal?: AbortSignal): Promise<Provider | undefined> {
  return client.read(async (api) => optional(await api.query.datdot.providers(id), provider), signal)
}
