/** The account of a user: `accountCreate`, `accountUpdate`, `accountDelete`. */

import { possessionMessage } from '../chain/index.js'
import type { AccountChange, PossessionProofs, Submitted, UserId } from '../chain/types.js'
import { type KeyPair, sign } from '../hyper/index.js'
import {
  type AccountCreateParams,
  type AccountUpdateParams,
  accountCreateParams,
  accountUpdateParams,
  checked
} from './params.js'
import type { AccountChain } from './ports.js'

/** Arguments of the chain's `account_create`. */
export interface AccountFields {
  readonly noiseKey: Uint8Array
  readonly signingKey: Uint8Array
  readonly proofs: PossessionProofs
}

type Purpose = 'noise' | 'signing'

/** Signs the possession of both keys for this chain and this account: what `accountCreate` sends. */
export function accountFields(
  chain: Pick<AccountChain, 'genesis' | 'address'>,
  params: AccountCreateParams
): AccountFields {
  const { noise, signing } = checked('accountCreate', accountCreateParams, params)
  return {
    noiseKey: noise.publicKey,
    signingKey: signing.publicKey,
    proofs: { noise: prove(chain, 'noise', noise), signing: prove(chain, 'signing', signing) }
  }
}

/**
 * Registers the account with its two keys; a deposit is held.
 * @throws API_PARAMETERS_INVALID, CHAIN_*
 */
export async function accountCreate(
  chain: AccountChain,
  params: AccountCreateParams,
  signal?: AbortSignal
): Promise<Submitted & { readonly user: UserId }> {
  const { noiseKey, signingKey, proofs } = accountFields(chain, params)
  return chain.newUser(noiseKey, signingKey, proofs, {}, signal)
}

/**
 * Names new keys; they act after the chain's `RotationDelay`, and setups that run keep the old ones. With `revoke` they act
 * at once, what they replace never again, and setups that await a signature by a revoked key are drawn again without blame.
 * @throws API_PARAMETERS_INVALID, CHAIN_*
 */
export async function accountUpdate(
  chain: AccountChain,
  params: AccountUpdateParams,
  signal?: AbortSignal
): Promise<Submitted> {
  const { noise, signing, revoke } = checked('accountUpdate', accountUpdateParams, params)
  const proven = (purpose: Purpose, pair: KeyPair | undefined) =>
    pair && { key: pair.publicKey, proof: prove(chain, purpose, pair) }
  const change: AccountChange = {
    type: revoke ? 'revoke' : 'rotate',
    noiseKey: proven('noise', noise),
    signingKey: proven('signing', signing)
  }
  return chain.updateUser(change, {}, signal)
}

/**
 * Closes the account; every deposit comes back. Refused while it has duties or plans.
 * @throws CHAIN_ACCOUNT_HAS_DUTIES, CHAIN_ACCOUNT_HAS_PLANS, CHAIN_*
 */
export async function accountDelete(
  chain: Pick<AccountChain, 'accountDelete'>,
  signal?: AbortSignal
): Promise<Submitted> {
  return chain.accountDelete({}, signal)
}

function prove({ genesis, address }: Pick<AccountChain, 'genesis' | 'address'>, purpose: Purpose, pair: KeyPair) {
  return sign(possessionMessage(purpose, genesis, address, pair.publicKey), pair.secretKey)
}
