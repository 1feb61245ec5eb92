import type { ChainClient } from '../client.js'
import type { Address, UserId } from '../types.js'
import { getUserByID } from './get-user-by-id.js'

/** Account of a user. */
export async function getUserAddress(
  client: ChainClient,
  id: UserId,
  signal?: AbortSignal
): Promise<Address | undefined> {
  return (await getUserByID(client, id, signal))?.account
}
