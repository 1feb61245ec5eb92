import type { ChainClient } from '../client.js'
import { openChallenge } from '../codec/records.js'
import type { Address, OpenChallenge } from '../types.js'

/** Open storage challenges of an account. */
export function openChallenges(
  client: ChainClient,
  address: Address,
  signal?: AbortSignal
): Promise<readonly OpenChallenge[]> {
  return client.read(async (api) => (await api.call.datdotApi.openChallenges(address)).map(openChallenge), signal)
}
