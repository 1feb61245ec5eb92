import type { ChainClient } from '../client.js'
import type { Address, UserId } from '../types.js'
import { optional } from './optional.js'

/** Id of the user of an account. */
export function getUserIDByAddress(
  client: ChainClient,
  address: Address,
  signal?: AbortSignal
): Promise<UserId | undefined> {
  return client.read(
    async (api) => optional(await api.query.datdot.userIdByAccount(address), (id) => id.toBigInt()),
    signal
  )
}
