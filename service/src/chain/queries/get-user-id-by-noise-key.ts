import type { ChainClient } from '../client.js'
import type { Key, UserId } from '../types.js'
import { optional } from './optional.js'

/** Id of the user with a Noise key, also with one that is about to take over. */
export function getUserIDByNoiseKey(client: ChainClient, key: Key, signal?: AbortSignal): Promise<UserId | undefined> {
  return client.read(
    async (api) => optional(await api.query.datdot.userIdByNoiseKey(key), (id) => id.toBigInt()),
    signal
  )
}
