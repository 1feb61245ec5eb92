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
