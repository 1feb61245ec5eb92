/** Signed messages: their fields as bytes of fixed width, and ed25519 over them. */

import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { replicaError } from './errors.js'
import { HASH_BYTES } from './format.js'

/** Opens every statement; what is meant follows: a role for a complete replica, a purpose for other verdicts. */
export const STATEMENT_DOMAIN = 'datdot/statement/'
const SEED_BYTES = 32
const KEY_BYTES = 32
/** What DER puts before the seed of an ed25519 key (RFC 8410), and before its public key. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** The ed25519 signature with the key of that seed (32 bytes). @throws REPLICA_KEY */
export function signBytes(message: Uint8Array, seed: Uint8Array): Uint8Array {
  if (seed.length !== SEED_BYTES) throw replicaError('REPLICA_KEY', { why: `it has ${seed.length} bytes` })
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' })
  return new Uint8Array(sign(null, message, key))
}

/** Whether `signature` is that of `publicKey`; false, never an error, for bytes that are neither. */
export function verifyBytes(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (publicKey.length !== KEY_BYTES) return false
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, publicKey]), format: 'der', type: 'spki' })
  return verify(null, message, key, signature)
}

/** @throws REPLICA_FIELD */
export function hashBytes(field: string, bytes: Uint8Array): Uint8Array {
  if (bytes.length === HASH_BYTES) return bytes
  throw replicaError('REPLICA_FIELD', { field, why: `it has ${bytes.length} bytes` })
}

/** An unsigned integer, little endian. @throws REPLICA_FIELD */
export function unsigned(field: string, number: bigint | number, width: number): Uint8Array {
  const value = typeof number === 'bigint' || !Number.isInteger(number) ? number : BigInt(number)
  if (typeof value === 'number' || value !== BigInt.asUintN(8 * width, value)) {
    throw replicaError('REPLICA_FIELD', { field, why: `it is ${value}` })
  }
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return bytes.subarray(0, width)
}
