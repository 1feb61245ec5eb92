import type { ChainClient } from '../client.js'
import type { NodeHealth } from '../types.js'

/** What the node says of itself, and of the time by its best block. */
export function getNodeHealth(client: ChainClient, signal?: AbortSignal): Promise<NodeHealth> {
  return client.read(async (api, connection) => {
    const [health, type, name, time] = await Promise.all([
      connection.request<{ readonly isSyncing: boolean; readonly peers: number }>('system_health'),
      connection.request<string | Readonly<Record<string, string>>>('system_chainType'),
      connection.request<string>('system_chain'),
      api.query.timestamp.now()
    ])
    return {
      syncing: health.isSyncing,
      peers: health.peers,
      chain: name,
      // A type that a chain has made up comes as an object.
      type: typeof type === 'string' ? type : 'Custom',
      time: time.toNumber(),
      blockTimeMs: client.blockTimeMs
    }
  }, signal)
}
