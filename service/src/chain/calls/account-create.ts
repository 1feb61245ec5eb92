import type { Key, PossessionProofs } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'

/** Registers an account with its two keys. */
export const accountCreate = (noiseKey: Key, signingKey: Key, proofs: PossessionProofs): MarketCall =>
  marketCall({ type: 'accountCreate', noiseKey, signingKey, proofs })
