import type { ChainClient } from '../client.js'
import { storageChallenge } from '../codec/records.js'
import type { ChallengeId, StorageChallenge } from '../types.js'
import { optional } from './optional.js'

/** The open storage challenge with an id. */
export function getStorageChallengeByID(
  client: ChainClient,
  id: ChallengeId,
  signal?: AbortSignal
): Promise<StorageChallenge | undefined> {
  return client.read(async (api) => optional(await api.query.datdot.storageChallenges(id), storageChallenge), signal)
}
