import type { Offer } from '../types.js'
import { type MarketCall, marketCall } from './market-call.js'
import { regionBytes } from './region.js'

/** Offers work as encoder, attestor or hoster. */
export const offerCreate = (offer: Offer): MarketCall =>
  marketCall({
    type: 'offerCreate',
    offer: {
      ...offer,
      encoder: offer.encoder,
      attestor: offer.attestor,
      hoster: offer.hoster,
      region: regionBytes(offer.region)
    }
  })
