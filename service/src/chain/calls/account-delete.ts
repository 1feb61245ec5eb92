import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'

/** Closes the account; every deposit comes back. */
export const accountDelete = (): MarketCall => marketCall({ type: 'accountDelete' })
