import type { Vec } from '@polkadot/types'
import type { PalletDatdotQueryOpenChallenge } from '@polkadot/types/lookup'
import { accountId } from '../address.js'
import type { ChainClient } from '../client.js'
import { openChallenge } from '../codec/records.js'
import { bytesOf, runtimeCall } from '../node-requests.js'
import type { Address, OpenChallenge } from '../types.js'

/** An empty list. */
const NONE = '0x00'

/** Open storage challenges of an account. */
export function openChallenges(
  client: ChainClient,
  address: Address,
  signal?: AbortSignal
): Promise<readonly OpenChallenge[]> {
  return client.read(async ({ registry }, connection) => {
    const text = await runtimeCall(connection, 'DatdotApi_open_challenges', accountId(address))
    if (text === NONE) return []
    const type = 'Vec<PalletDatdotQueryOpenChallenge>'
    return registry.createType<Vec<PalletDatdotQueryOpenChallenge>>(type, bytesOf(text)).map(openChallenge)
  }, signal)
}
