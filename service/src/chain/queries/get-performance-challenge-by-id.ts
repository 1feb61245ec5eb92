import type { ChainClient } from '../client.js'
import { performanceChallenge } from '../codec/records.js'
import type { ChallengeId, PerformanceChallenge } from '../types.js'
import { optional } from './optional.js'

/** The performance challenge with an id. */
export function getPerformanceChallengeByID(
  client: ChainClient,
  id: ChallengeId,
  signal?: AbortSignal
): Promise<PerformanceChallenge | undefined> {
  return client.read(
    async (api) => optional(await api.query.datdot.performanceChallenges(id), performanceChallenge),
    signal
  )
}
