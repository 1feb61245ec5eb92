import type { ChainClient } from '../client.js'
import { user } from '../codec/records.js'
import type { User, UserId } from '../types.js'
import { optional } from './optional.js'

/** The user with an id. */
export function getUserByID(client: ChainClient, id: UserId, signal?: AbortSignal): Promise<User | undefined> {
  return client.read(async (api) => optional(await api.query.datdot.users(id), user), signal)
}
