/** Statements of encoders and attestor about an amendment that cannot be done, built from the chain's own data alone. */

import type { Peer, SetupDuty, SetupOutcome } from '../chain/types.js'
import { type Hindrance, type HindranceStatement, signHindrance, verifyHindrance } from '../replica/index.js'
import { rolesError } from './errors.js'
import type { SigningKeys } from './signing-keys.js'
import { MAX_CONTRACT_BYTES } from './slot-setup.js'

function statementOf(genesis: Uint8Array, duty: SetupDuty, signer: Peer, hindrance: Hindrance): HindranceStatement {
  return { genesis, drawSeed: duty.seed, amendment: duty.amendment, signer: signer.user, hindrance }
}

/** @throws ROLES_KEY_DIFFERS */
export function signHindered(
  genesis: Uint8Array,
  duty: SetupDuty,
  { role, signer }: { readonly role: 'encoder' | 'attestor'; readonly signer: Peer },
  hindrance: Hindrance,
  keys: SigningKeys
): Uint8Array {
  const seed = keys.seedOf(signer.signingKey)
  if (seed === undefined) throw rolesError('ROLES_KEY_DIFFERS', { role })
  return signHindrance(statementOf(genesis, duty, signer, hindrance), seed)
}

export function isHinderedBy(
  genesis: Uint8Array,
  duty: SetupDuty,
  signer: Peer,
  hindrance: Hindrance,
  signature: Uint8Array
): boolean {
  return verifyHindrance(statementOf(genesis, duty, signer, hindrance), signature, signer.signingKey)
}

/** What goes to the chain. */
export function hinderedOutcome(
  hindrance: Hindrance,
  encoders: readonly Uint8Array[],
  attestor: Uint8Array
): SetupOutcome {
  return { ...hindrance, signatures: { encoders, attestor } }
}

/** Plain bytes that a contract may have at most. `room` is what its sponsor's figures leave it. */
export function mostBytes(room: bigint | undefined): bigint {
  const most = BigInt(MAX_CONTRACT_BYTES)
  return room !== undefined && room < most ? room : most
}

export function isSame(one: Hindrance, other: Hindrance): boolean {
  if (one.type === 'tooLarge') return other.type === 'tooLarge' && one.plainBytes === other.plainBytes
  return other.type === 'noSource'
}
