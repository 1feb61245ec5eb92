import type { ChallengeId, LeafProof } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'

/** Answers a storage challenge; proofs in the order of the samples. */
export const submitStorageChallenge = (challenge: ChallengeId, proofs: readonly LeafProof[]): MarketCall =>
  marketCall({ type: 'submitStorageChallenge', challenge, proof: { type: 'leaves', proofs } })
