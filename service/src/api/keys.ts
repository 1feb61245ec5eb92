/**
 * The Noise and the signing key of an account, derived from its secret: the ed25519 keys at `SECRET//datdot//noise` and
 * `SECRET//datdot//signing`, hard derivations as every Substrate tool makes them
 * (`subkey inspect --scheme ed25519 'SECRET//datdot//noise'` shows the same public key; a password of the secret,
 * `///password`, stays at the end).
 */

import { DEV_PHRASE } from '@polkadot/keyring'
import {
  cryptoWaitReady,
  ed25519PairFromSeed,
  keyExtractSuri,
  keyFromPath,
  mnemonicToMiniSecret
} from '@polkadot/util-crypto'
import { type KeyPair, keyPairFromSeed, randomBytes } from '../hyper/index.js'
import { apiError } from './errors.js'

export interface AccountKeys {
  /** 32 bytes, of which the Noise key is made: what a Hypercore peer is opened with. */
  readonly noiseSeed: Uint8Array
  readonly noise: KeyPair
  readonly signingSeed: Uint8Array
  readonly signing: KeyPair
}

const SEED_BYTES = 32

/** The secret of a new account: 32 random bytes after `0x`. */
export function newSecret(): string {
  return `0x${Buffer.from(randomBytes(SEED_BYTES)).toString('hex')}`
}

/** @throws API_SECRET_INVALID */
export async function deriveKeys(secret: string): Promise<AccountKeys> {
  await cryptoWaitReady()
  const noiseSeed = seedAt(secret, 'noise')
  const signingSeed = seedAt(secret, 'signing')
  return { noiseSeed, noise: keyPairFromSeed(noiseSeed), signingSeed, signing: keyPairFromSeed(signingSeed) }
}

function seedAt(secret: string, purpose: 'noise' | 'signing'): Uint8Array {
  try {
    const base = secret.trim().startsWith('//') ? DEV_PHRASE + secret.trim() : secret.trim()
    // Not appended to the text: a password goes to its end, and would swallow it.
    const { phrase, password, path } = keyExtractSuri(base)
    const derivation = keyExtractSuri(`0x//datdot//${purpose}`).path
    const hex = /^0x([0-9a-fA-F]{64})$/.exec(phrase)?.[1]
    const root = hex === undefined ? mnemonicToMiniSecret(phrase, password) : Uint8Array.from(Buffer.from(hex, 'hex'))
    // An ed25519 secret key begins with its seed.
    return keyFromPath(ed25519PairFromSeed(root), [...path, ...derivation], 'ed25519').secretKey.slice(0, SEED_BYTES)
  } catch {
    // The message of the library repeats the secret.
    throw apiError('API_SECRET_INVALID')
  }
}
