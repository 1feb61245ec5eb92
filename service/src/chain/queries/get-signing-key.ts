import type { ChainClient } from '../client.js'
import type { Key, UserId } from '../types.js'
import { getUserByID } from './get-user-by-id.js'

/** Key with which a user signs statements. */
export async function getSigningKey(client: ChainClient, id: UserId, signal?: AbortSignal): Promise<Key | undefined> {
  return (await getUserByID(client, id, signal))?.signingKey
}
