import type { SlotId } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'

/** Pays hosters for what they proved. */
export const settle = (slots: readonly SlotId[]): MarketCall => marketCall({ type: 'settle', slots })
