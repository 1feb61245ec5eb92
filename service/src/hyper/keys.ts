/** Feed keys as people write them, and the ed25519 key pairs of the network. */

import crypto from 'hypercore-crypto'
import idEncoding from 'hypercore-id-encoding'
import { hyperError } from './errors.js'
import { KEY_BYTES } from './proof/crypto.js'

export interface KeyPair {
  readonly publicKey: Uint8Array
  readonly secretKey: Uint8Array
}

/**
 * Reads a key as z-base-32 (52 characters) or hex (64), also as a `pear://` or `hyper://` link.
 * @throws HYPER_KEY_UNREADABLE
 */
export function parseFeedKey(text: string): Uint8Array {
  try {
    return new Uint8Array(
      idEncoding.decode(
        text
          .trim()
          .replace(/^hyper:\/\//, '')
          .replace(/\/$/, '')
      )
    )
  } catch (cause) {
    throw hyperError('HYPER_KEY_UNREADABLE', { text: text.slice(0, 80) }, cause)
  }
}

/** z-base-32, 52 characters: how Hypercore programs show a key. */
export function formatFeedKey(key: Uint8Array): string {
  return idEncoding.encode(key)
}

/** What hosters announce on the DHT and readers look up: it does not give the feed key away. */
export function discoveryKey(feedKey: Uint8Array): Uint8Array {
  return new Uint8Array(crypto.discoveryKey(feedKey))
}

/** The key pair of a 32-byte seed: a peer's Noise key, or a signing key; both are ed25519. */
export function keyPairFromSeed(seed: Uint8Array): KeyPair {
  if (seed.length !== KEY_BYTES) throw hyperError('HYPER_SEED_INVALID', { length: seed.length })
  const { publicKey, secretKey } = crypto.keyPair(seed)
  return { publicKey: new Uint8Array(publicKey), secretKey: new Uint8Array(secretKey) }
}

/** A key pair that is used once and kept nowhere. */
export function oneUseKeyPair(): KeyPair {
  return keyPairFromSeed(randomBytes(KEY_BYTES))
}

export function randomBytes(length: number): Uint8Array {
  return new Uint8Array(crypto.randomBytes(length))
}

/** Detached ed25519 signature, 64 bytes. */
export function sign(message: Uint8Array, secretKey: Uint8Array): Uint8Array {
  return new Uint8Array(crypto.sign(message, secretKey))
}
