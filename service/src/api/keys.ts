/**
 * The Noise and the signing key of an account, derived from its secret: the ed25519 keys at `SECRET//datdot//noise` and
 * `SECRET//datdot//signing`, hard derivations as every Substrate tool makes them
 * (`subkey inspect --scheme ed25519 'SECRET//datdot//noise'` shows the same public key; a password of the secret,
 * `///password`, stays at the end). A key that was revoked is followed by that of the next generation, at
 * `SECRET//datdot//noise//1`, and so on.
 */

import { DEV_PHRASE } from '@polkadot/keyring'
import {
  cryptoWaitReady,
  ed25519PairFromSeed,
  keyExtractSuri,
  keyFromPath,
  mnemonicToMiniSecret
} from '@polkadot/util-crypto'
import type { KeyPurpose } from '../chain/index.js'
import type { ActingKeys, Key } from '../chain/types.js'
import { equalBytes, type KeyPair, keyPairFromSeed, randomBytes } from '../hyper/index.js'
import { apiError } from './errors.js'

export interface AccountKeys {
  /** 32 bytes, of which the Noise key is made: what a Hypercore peer is opened with. */
  readonly noiseSeed: Uint8Array
  readonly noise: KeyPair
  readonly signingSeed: Uint8Array
  readonly signing: KeyPair
}

/** How many keys came before, for each purpose. */
export type Generations = Readonly<Record<KeyPurpose, number>>

const SEED_BYTES = 32
/** The last key of an account: it may revoke as many. */
const LAST_GENERATION = 16

/** The secret of a new account: 32 random bytes after `0x`. */
export function newSecret(): string {
  return `0x${Buffer.from(randomBytes(SEED_BYTES)).toString('hex')}`
}

/** @throws API_SECRET_INVALID */
export async function deriveKeys(
  secret: string,
  { noise, signing }: Generations = { noise: 0, signing: 0 }
): Promise<AccountKeys> {
  const seedAt = await seedsOf(secret)
  const [noiseSeed, signingSeed] = [seedAt('noise', noise), seedAt('signing', signing)]
  return { noiseSeed, noise: keyPairFromSeed(noiseSeed), signingSeed, signing: keyPairFromSeed(signingSeed) }
}

/**
 * Which generations act. A key that does not come from the secret counts as older than all that do.
 * @throws API_SECRET_INVALID
 */
export async function actingGenerations(secret: string, { noiseKey, signingKey }: ActingKeys): Promise<Generations> {
  const seedAt = await seedsOf(secret)
  const find = (purpose: KeyPurpose, key: Key): number => {
    for (let generation = 0; generation <= LAST_GENERATION; generation++) {
      if (equalBytes(keyPairFromSeed(seedAt(purpose, generation)).publicKey, key)) return generation
    }
    return -1
  }
  return { noise: find('noise', noiseKey), signing: find('signing', signingKey) }
}

/** Seeds of all signing keys that the account may come to have, by generation. @throws API_SECRET_INVALID */
export async function signingSeeds(secret: string): Promise<Uint8Array[]> {
  const seedAt = await seedsOf(secret)
  return Array.from({ length: LAST_GENERATION + 1 }, (_, generation) => seedAt('signing', generation))
}

/** Derives of a secret, which is stretched once. */
async function seedsOf(secret: string): Promise<(purpose: KeyPurpose, generation: number) => Uint8Array> {
  await cryptoWaitReady()
  try {
    const base = secret.trim().startsWith('//') ? DEV_PHRASE + secret.trim() : secret.trim()
    // Not appended to the text: a password goes to its end, and would swallow it.
    const { phrase, password, path } = keyExtractSuri(base)
    const hex = /^0x([0-9a-fA-F]{64})$/.exec(phrase)?.[1]
    const root = hex === undefined ? mnemonicToMiniSecret(phrase, password) : Uint8Array.from(Buffer.from(hex, 'hex'))
    const pair = keyFromPath(ed25519PairFromSeed(root), path, 'ed25519')
    return (purpose, generation) => {
      const derivation = `0x//datdot//${purpose}${generation > 0 ? `//${generation}` : ''}`
      // An ed25519 secret key begins with its seed.
      return keyFromPath(pair, keyExtractSuri(derivation).path, 'ed25519').secretKey.slice(0, SEED_BYTES)
    }
  } catch {
    // The message of the library repeats the secret.
    throw apiError('API_SECRET_INVALID')
  }
}
