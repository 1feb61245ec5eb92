import type { ChainClient } from '../client.js'
import type { Key, UserId } from '../types.js'
import { getUserByID } from './get-user-by-id.js'

/** Key by which a user is dialled. */
export async function getNoiseKey(client: ChainClient, id: UserId, signal?: AbortSignal): Promise<Key | undefined> {
  return (await getUserByID(client, id, signal))?.noiseKey
}
