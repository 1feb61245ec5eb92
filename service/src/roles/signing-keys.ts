/** The keys with which an account signs: the acting one, and others that may take its place or did act before. */

import { equalBytes, keyPairFromSeed } from '../hyper/index.js'

interface Held {
  readonly seed: Uint8Array
  readonly publicKey: Uint8Array
}

export class SigningKeys {
  readonly #held: readonly Held[]
  #acting: Held

  /** Seeds of 32 bytes. */
  constructor(acting: Uint8Array, others: readonly Uint8Array[] = []) {
    this.#acting = heldOf(acting)
    this.#held = [this.#acting, ...others.map(heldOf)]
  }

  /** Seed of the key that the account signs with now. */
  get acting(): Uint8Array {
    return this.#acting.seed
  }

  /** Seed of a public key, if it is one of these. */
  seedOf(publicKey: Uint8Array): Uint8Array | undefined {
    return this.#find(publicKey)?.seed
  }

  /** Lets a key act from now on; whether that is a change, and nothing if it is none of these. */
  act(publicKey: Uint8Array): boolean | undefined {
    if (equalBytes(this.#acting.publicKey, publicKey)) return false
    const next = this.#find(publicKey)
    if (next === undefined) return undefined
    this.#acting = next
    return true
  }

  #find(publicKey: Uint8Array): Held | undefined {
    return this.#held.find((held) => equalBytes(held.publicKey, publicKey))
  }
}

function heldOf(seed: Uint8Array): Held {
  return { seed, publicKey: keyPairFromSeed(seed).publicKey }
}
