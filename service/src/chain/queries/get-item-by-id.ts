import type { ChainClient } from '../client.js'
import { item } from '../codec/records.js'
import type { Id, Item } from '../types.js'
import { optional } from './optional.js'

/** The object with an id, whatever its kind. */
export function getItemByID(client: ChainClient, id: Id, signal?: AbortSignal): Promise<Item | undefined> {
  return client.read(async (api) => optional(await api.call.datdotApi.itemById(id), item), signal)
}
