import type { ChainClient } from '../client.js'
import type { FeedId, Key } from '../types.js'
import { getFeedByID } from './get-feed-by-id.js'

/** Key of the hypercore of a feed. */
export async function getFeedKey(client: ChainClient, id: FeedId, signal?: AbortSignal): Promise<Key | undefined> {
  return (await getFeedByID(client, id, signal))?.key
}
