import type { Address, Balance } from '../types.js'
import { type MarketCall, marketCall } from './market-call.js'

/** Sends money to another account, without closing this one. */
export const transfer = (to: Address, amount: Balance): MarketCall =>
  marketCall({ type: 'transferKeepAlive', dest: { type: 'id', value: to }, value: amount })
