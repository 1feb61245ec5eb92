import type { Offer } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'
import { regionBytes } from './region.js'

/** Offers work as encoder, attestor or hoster. */
export const offerCreate = (offer: Offer): MarketCall => marketCall({ type: 'offerCreate', offer: offerFields(offer) })

/** The offer with everything spelt out that may be left out. */
export function offerFields(offer: Offer) {
  const { encoder, attestor, hoster } = offer
  return { ...offer, encoder, attestor, hoster, region: regionBytes(offer.region) }
}
