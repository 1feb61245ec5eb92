import type { ChainClient } from '../client.js'
import { feed } from '../codec/records.js'
import type { Feed, FeedId, Key } from '../types.js'
import { optional } from './optional.js'

/** The feed with a hypercore's key, and its id. */
export function getFeedByKey(
  client: ChainClient,
  key: Key,
  signal?: AbortSignal
): Promise<{ readonly id: FeedId; readonly feed: Feed } | undefined> {
  return client.read(async (api) => {
    const id = optional(await api.query.datdot.feedByKey(key), (codec) => codec.toBigInt())
    if (id === undefined) return undefined
    const found = optional(await api.query.datdot.feeds(id), feed)
    return found && { id, feed: found }
  }, signal)
}
