/** Changing an offer, being away, and leaving. */

import type { Offer, SlotId, Tick } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'
import { offerFields } from './offer-create.js'

/** Changes the account's offer; `offer` is the whole new one. */
export const offerUpdate = (offer: Offer): MarketCall => marketCall({ type: 'offerUpdate', offer: offerFields(offer) })

/** Stops providing: duties are handed over first. Called again after `ExitDelay`, it gives up what nobody took over. */
export const offerWithdraw = (): MarketCall => marketCall({ type: 'offerWithdraw' })

/** Is away until a tick: slots are kept, unpaid, and nothing is asked. */
export const pause = (until: Tick): MarketCall => marketCall({ type: 'pause', until })

/** Ends a pause or a suspension. */
export const unpause = (): MarketCall => marketCall({ type: 'unpause' })

/** Says that replicas are lost before a challenge finds out. */
export const reportLoss = (slots: readonly SlotId[]): MarketCall => marketCall({ type: 'reportLoss', slots })

/** Gives back slots whose plan is paused, or was made longer than the offer. */
export const giveBack = (slots: readonly SlotId[]): MarketCall => marketCall({ type: 'giveBack', slots })
