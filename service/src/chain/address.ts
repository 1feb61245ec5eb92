/** Accounts in the chain's notation (SS58) and as their 32 bytes. */

import { decodeAddress, encodeAddress } from '@polkadot/util-crypto'
import { chainError } from './errors.js'
import type { Address } from './types.js'

/** Format of the addresses of this chain: the one of Substrate chains in general. */
const SS58_FORMAT = 42

/** @throws CHAIN_ADDRESS_INVALID */
export function accountId(address: Address): Uint8Array {
  try {
    const id = decodeAddress(address)
    if (id.length === 32) return id
  } catch {
    // What it says is about encodings.
  }
  throw chainError('CHAIN_ADDRESS_INVALID', { address })
}

export function addressOf(id: Uint8Array): Address {
  return encodeAddress(id, SS58_FORMAT)
}
