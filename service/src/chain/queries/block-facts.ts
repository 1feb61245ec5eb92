/** What a block says of itself, and the node of itself. */

import type { ChainClient } from '../client.js'
import { marketEvents } from '../codec/events.js'
import type { Digest, MarketEvent } from '../types.js'

/** When a block was made, Unix milliseconds. */
export function blockTime(client: ChainClient, hash: Digest, signal?: AbortSignal): Promise<number> {
  return client.read(async (api) => (await (await api.at(hash)).query.timestamp.now()).toNumber(), signal)
}

/** The market's events of a block, which may still be reverted. */
export function eventsAt(client: ChainClient, hash: Digest, signal?: AbortSignal): Promise<MarketEvent[]> {
  return client.read(async (api) => marketEvents(await (await api.at(hash)).query.system.events()), signal)
}

/** What the node says of its own state. */
export function nodeHealth(
  client: ChainClient,
  signal?: AbortSignal
): Promise<{ readonly syncing: boolean; readonly peers: number }> {
  return client.read(async (api) => {
    const { isSyncing, peers } = await api.rpc.system.health()
    return { syncing: isSyncing.isTrue, peers: peers.toNumber() }
  }, signal)
}
