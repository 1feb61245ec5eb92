/** The account that signs transactions. Its secret never leaves this object. */

import { Keyring } from '@polkadot/keyring'
import type { KeyringPair } from '@polkadot/keyring/types'
import { isHex } from '@polkadot/util'
import { cryptoWaitReady, keyExtractSuri, mnemonicValidate } from '@polkadot/util-crypto'
import { addressOf } from './address.js'
import { chainError } from './errors.js'
import type { Address } from './types.js'

export class Signer {
  readonly address: Address
  readonly #pair: KeyringPair

  private constructor(pair: KeyringPair) {
    this.#pair = pair
    this.address = addressOf(pair.publicKey)
  }

  /**
   * The sr25519 account of a secret: a mnemonic, a seed of 64 hexadecimal digits after `0x`, either with a derivation
   * path such as `//hoster//1` behind it, or a path alone (`//Alice`), which is for development chains only.
   * @throws CHAIN_SECRET_INVALID
   */
  static async fromSecret(secret: string): Promise<Signer> {
    await cryptoWaitReady()
    try {
      if (isKnownForm(secret.trim())) return new Signer(new Keyring({ type: 'sr25519' }).addFromUri(secret.trim()))
    } catch {
      // The message of the library repeats the secret.
    }
    throw chainError('CHAIN_SECRET_INVALID', { why: 'it is none of the known forms' })
  }

  /** @internal what signs, for `transactions.ts` alone */
  get pair(): KeyringPair {
    return this.#pair
  }
}

/** The library would also take any short text, as a seed that anybody can guess. */
function isKnownForm(secret: string): boolean {
  if (secret.startsWith('//')) return true
  const { phrase } = keyExtractSuri(secret)
  return isHex(phrase, 256) || mnemonicValidate(phrase)
}
