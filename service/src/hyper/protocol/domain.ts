/**
 * What is signed outside of the chain's own transactions: always `"datdot/<purpose>" ‖ genesis ‖ ids`, so that no
 * signature is worth anything on another chain or for another purpose.
 */

import { concat, u64le } from '../proof/crypto.js'

export const SIGNED_PURPOSES = {
  /** Possession of an account's Noise key and signing key. */
  noiseKey: 'account/noise',
  signingKey: 'account/signing',
  /** A slot's statement, by encoder, attestor and hoster. */
  statement: 'statement',
  /** A hoster's receipt to a reader. */
  receipt: 'receipt',
  /** An attestor's one-use key under a measurement, and the commitment to a report. */
  measurement: 'measurement',
  report: 'report'
} as const

export type SignedPurpose = keyof typeof SIGNED_PURPOSES

/** The bytes to sign: the domain, the chain's genesis hash, and the parts as they are. */
export function signedMessage(
  purpose: SignedPurpose,
  genesis: Uint8Array,
  ...parts: readonly Uint8Array[]
): Uint8Array {
  return concat(new TextEncoder().encode(`datdot/${SIGNED_PURPOSES[purpose]}`), genesis, ...parts)
}

export interface Receipt {
  readonly genesis: Uint8Array
  readonly feedKey: Uint8Array
  /** Noise key by which the reader was connected. */
  readonly readerKey: Uint8Array
  readonly bytes: bigint
  readonly chunks: bigint
  /** Milliseconds since 1970. */
  readonly time: bigint
}

/** What a hoster signs for a reader; integers are 64 bits, little endian. */
export function receiptMessage({ genesis, feedKey, readerKey, bytes, chunks, time }: Receipt): Uint8Array {
  return signedMessage('receipt', genesis, feedKey, readerKey, u64le(bytes), u64le(chunks), u64le(time))
}
