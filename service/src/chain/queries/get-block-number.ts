import type { ChainClient } from '../client.js'
import type { Block } from '../types.js'

/** Number of the best block. */
export function getBlockNumber(client: ChainClient, signal?: AbortSignal): Promise<Block> {
  return client.read(async (api) => (await api.rpc.chain.getHeader()).number.toNumber(), signal)
}
