/** A block's header as the node sends it, and the hash that the block is known by. */

import { compactToU8a, hexToU8a, u8aConcat } from '@polkadot/util'
import { blake2AsU8a } from '@polkadot/util-crypto'
import type { Digest } from '../types.js'

/** All of it in hexadecimal text with `0x`; each log is encoded already. */
export interface HeaderJson {
  readonly parentHash: string
  readonly number: string
  readonly stateRoot: string
  readonly extrinsicsRoot: string
  readonly digest: { readonly logs: readonly string[] }
}

/**
 * BLAKE2b-256 of the encoded header (`sp_runtime::generic::Header`). It comes twice with every block: registry types take
 * many times as long to make of it what is encoded.
 */
export function headerHash({ parentHash, number, stateRoot, extrinsicsRoot, digest: { logs } }: HeaderJson): Digest {
  const encoded = [
    hexToU8a(parentHash),
    compactToU8a(BigInt(number)),
    hexToU8a(stateRoot),
    hexToU8a(extrinsicsRoot),
    compactToU8a(logs.length),
    ...logs.map((log) => hexToU8a(log))
  ]
  return blake2AsU8a(u8aConcat(...encoded))
}
