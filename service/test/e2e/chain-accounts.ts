/** Accounts of a development chain with ed25519 keys of their own, for tests. */

import { ChainAPI, type ChainClient, type KeyPurpose, possessionMessage, Signer } from '../../src/chain/index.js'
import { type KeyPair, oneUseKeyPair, sign } from '../../src/hyper/index.js'

export async function chainOf(client: ChainClient, secret: string): Promise<ChainAPI> {
  return new ChainAPI(client, await Signer.fromSecret(secret))
}

export interface Keys {
  readonly noise: KeyPair
  readonly signing: KeyPair
}

export function newKeys(): Keys {
  return { noise: oneUseKeyPair(), signing: oneUseKeyPair() }
}

/** Proof that a key's holder has it, for this chain and this account. */
export function possession(chain: ChainAPI, purpose: KeyPurpose, pair: KeyPair): Uint8Array {
  return sign(possessionMessage(purpose, chain.genesis, chain.address, pair.publicKey), pair.secretKey)
}

/** The arguments of `newUser`. */
export function userArguments(chain: ChainAPI, { noise, signing }: Keys) {
  const proofs = { noise: possession(chain, 'noise', noise), signing: possession(chain, 'signing', signing) }
  return [noise.publicKey, signing.publicKey, proofs] as const
}
