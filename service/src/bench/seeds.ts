/** Keys of the members: of their number. */

import type { Peer } from '../chain/types.js'
import { keyPairFromSeed } from '../hyper/index.js'

export function seedOf(member: number): { readonly noise: Uint8Array; readonly signing: Uint8Array } {
  return { noise: new Uint8Array(32).fill(member), signing: new Uint8Array(32).fill(100 + member) }
}

/** A member as a draw names it. */
export function seatOf(member: number): Peer {
  const { noise, signing } = seedOf(member)
  return {
    user: BigInt(member),
    noiseKey: keyPairFromSeed(noise).publicKey,
    signingKey: keyPairFromSeed(signing).publicKey
  }
}
