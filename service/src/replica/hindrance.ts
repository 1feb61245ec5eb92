/** What the encoders and the attestor of an amendment state together when they cannot do their work. */

import { hashBytes, STATEMENT_DOMAIN, signBytes, unsigned, verifyBytes } from './signing.js'

/** Why a setup comes to nothing without anybody's fault. */
export type Hindrance =
  /** Nobody serves the chunks. */
  | { readonly type: 'noSource' }
  /** The chunks have more bytes than the contract may have. */
  | { readonly type: 'tooLarge'; readonly plainBytes: bigint }

export interface HindranceStatement {
  /** Genesis hash of the chain. */
  readonly genesis: Uint8Array
  /** Seed of the amendment's draw. */
  readonly drawSeed: Uint8Array
  readonly amendment: bigint
  /** User id of the signer. */
  readonly signer: bigint
  readonly hindrance: Hindrance
}

const PURPOSES = { noSource: 'no-source', tooLarge: 'too-large' } as const

/** The bytes to sign: domain, purpose, and the fields, each of a fixed width, integers little endian. */
export function hindranceMessage({ genesis, drawSeed, amendment, signer, hindrance }: HindranceStatement): Uint8Array {
  return Buffer.concat([
    Buffer.from(`${STATEMENT_DOMAIN}${PURPOSES[hindrance.type]}`, 'ascii'),
    hashBytes('genesis', genesis),
    hashBytes('drawSeed', drawSeed),
    unsigned('amendment', amendment, 8),
    unsigned('signer', signer, 8),
    ...(hindrance.type === 'tooLarge' ? [unsigned('plainBytes', hindrance.plainBytes, 8)] : [])
  ])
}

/** The signer's ed25519 signature with the key of that seed (32 bytes). */
export function signHindrance(statement: HindranceStatement, seed: Uint8Array): Uint8Array {
  return signBytes(hindranceMessage(statement), seed)
}

/** Whether `signature` is that of `publicKey`; false, never an error, for bytes that are neither. */
export function verifyHindrance(statement: HindranceStatement, signature: Uint8Array, publicKey: Uint8Array): boolean {
  return verifyBytes(hindranceMessage(statement), signature, publicKey)
}
