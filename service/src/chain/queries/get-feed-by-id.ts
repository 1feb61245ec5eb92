import type { ChainClient } from '../client.js'
import { feed } from '../codec/records.js'
import type { Feed, FeedId } from '../types.js'
import { optional } from './optional.js'

/** The feed with an id. */
export function getFeedByID(client: ChainClient, id: FeedId, signal?: AbortSignal): Promise<Feed | undefined> {
  return client.read(async (api) => optional(await api.query.datdot.feeds(id), feed), signal)
}
