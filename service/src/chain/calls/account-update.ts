import type { AccountChange } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'

/** Changes the keys of an account. */
export const accountUpdate = (change: AccountChange): MarketCall => marketCall({ type: 'accountUpdate', change })
