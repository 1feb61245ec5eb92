/** Accounts: the two keys of a user. */

import type { Address, Balance, Key, Signature, Tick } from './ids.js'

/** Signatures by both keys, see `possessionMessage`. */
export interface PossessionProofs {
  readonly noise: Signature
  readonly signing: Signature
}

/** A new key with its proof of possession. */
export interface ProvenKey {
  readonly key: Key
  readonly proof: Signature
}

/** What `accountUpdate` changes: new keys act after `RotationDelay`, or at once instead of revoked ones. */
export type AccountChange = {
  readonly type: 'rotate' | 'revoke'
  readonly noiseKey: ProvenKey | undefined
  readonly signingKey: ProvenKey | undefined
}

/** Keys that take over at a tick. */
export interface KeyRotation {
  readonly noiseKey: Key
  readonly signingKey: Key
  readonly at: Tick
}

/** A registered account. */
export interface User {
  readonly account: Address
  /** Key by which peers dial this user. */
  readonly noiseKey: Key
  /** Key that signs statements. */
  readonly signingKey: Key
  readonly rotation: KeyRotation | undefined
  readonly deposit: Balance
}

/** The keys that a user acts with. */
export type ActingKeys = Pick<User, 'noiseKey' | 'signingKey'>

/** The money of an account. */
export interface AccountBalance {
  readonly free: Balance
  /** What the market holds of it: deposits, stake, escrow. */
  readonly held: Balance
}
