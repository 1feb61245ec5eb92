import { mnemonicGenerate } from '@polkadot/util-crypto'

/** Words of a phrase: 128 bits of chance, as wallets have it. */
const WORDS = 12

/** A new secret as words that a person can write down. */
export function newPhrase(): string {
  return mnemonicGenerate(WORDS)
}
