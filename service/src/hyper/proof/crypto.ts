/** Hashes and signatures of the Hypercore format: BLAKE2b-256 and ed25519, both libsodium's. */

import sodium from 'sodium-universal'

export const HASH_BYTES = 32
export const KEY_BYTES = 32
export const SIGNATURE_BYTES = 64

/** Greatest value of the unsigned 64-bit integers inside hashes and signed messages. */
export const MAX_U64 = (1n << 64n) - 1n

/** BLAKE2b, 32 bytes, no key, over the parts one after the other. */
export function blake2b256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = new Uint8Array(HASH_BYTES)
  sodium.crypto_generichash_batch(hash, parts)
  return hash
}

/** The same of one input into a given place of 32 bytes: what hashing many small leaves needs. */
export function blake2b256Into(output: Uint8Array, input: Uint8Array): void {
  sodium.crypto_generichash(output, input)
}

/** Whether `signature` is `publicKey`'s over `message`; false, never an error, for bytes that are no signature or key. */
export function ed25519Verify(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== KEY_BYTES) return false
  return sodium.crypto_sign_verify_detached(signature, message, publicKey)
}

/** Unsigned 64-bit little endian: every integer inside a hash or a signed message. */
export function u64le(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, value, true)
  return bytes
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}

export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0
}

/** Name space `i` of Hypercore: `H(H("hypercore") ‖ byte i)`. */
function namespace(i: number): Uint8Array {
  return blake2b256(blake2b256(new TextEncoder().encode('hypercore')), Uint8Array.of(i))
}

/** Opens every signed tree head. */
export const TREE_NAMESPACE = namespace(0)
/** Opens the hash that makes a manifest a key. */
export const MANIFEST_NAMESPACE = namespace(3)
