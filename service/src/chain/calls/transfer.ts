import { accountId, addressOf } from '../address.js'
import type { Address, Balance } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'

/**
 * Sends money to another account, without closing this one.
 * @throws CHAIN_ADDRESS_INVALID
 */
export const transfer = (to: Address, amount: Balance): MarketCall =>
  marketCall({ type: 'transferKeepAlive', dest: { type: 'id', value: addressOf(accountId(to)) }, value: amount })

/**
 * Sends as much to each of several accounts: to all, or to none.
 * @throws CHAIN_ADDRESS_INVALID
 */
export const transferToAll = (to: readonly Address[], amount: Balance): MarketCall =>
  marketCall({ type: 'batchAll', calls: to.map((one) => transfer(one, amount)) })
