import type { ChainClient } from '../client.js'
import type { Balance } from '../types.js'

/** All money that there is. */
export function getTotalIssuance(client: ChainClient, signal?: AbortSignal): Promise<Balance> {
  return client.read(async (api) => (await api.query.balances.totalIssuance()).toBigInt(), signal)
}
