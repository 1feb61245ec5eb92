/** What is signed and hashed beside transactions, byte for byte as the pallet does it. */

import { compactToU8a } from '@polkadot/util'
import { blake2AsU8a } from '@polkadot/util-crypto'
import { accountId } from './address.js'
import type { Address, ChallengeId, Digest, Epoch, Key, Measurement, UserId } from './types.js'

/** Which of an account's two keys a proof of possession is for. */
export type KeyPurpose = 'noise' | 'signing'

/** A report as it is committed to. */
export interface Report {
  readonly epoch: Epoch
  /** The attestor's user id. */
  readonly attestor: UserId
  readonly measurements: readonly Measurement[]
  /** 32 random bytes. */
  readonly salt: Digest
}

/**
 * What a key signs to show that the account holds it: `"datdot/account/" purpose ‖ genesis ‖ account id ‖ key`.
 * @throws CHAIN_ADDRESS_INVALID
 */
export function possessionMessage(purpose: KeyPurpose, genesis: Digest, account: Address, key: Key): Uint8Array {
  return concat(text(`datdot/account/${purpose}`), genesis, accountId(account), key)
}

/**
 * What a feed's key signs to authorise the account that publishes it: `"datdot/publisher" ‖ genesis ‖ feed key ‖ account id`.
 * @throws CHAIN_ADDRESS_INVALID
 */
export function publisherMessage(genesis: Digest, key: Key, publisher: Address): Uint8Array {
  return concat(text('datdot/publisher'), genesis, key, accountId(publisher))
}

/** What the one-use key of a measurement signs: `"datdot/measurement" ‖ genesis ‖ challenge u64 ‖ attestor u64`. */
export function measurementMessage(genesis: Digest, challenge: ChallengeId, attestor: UserId): Uint8Array {
  return concat(text('datdot/measurement'), genesis, u64(challenge), u64(attestor))
}

/**
 * What an attestor commits to: BLAKE2b-256 of `"datdot/report" ‖ genesis ‖ epoch u32 ‖ attestor u64 ‖ measurements ‖ salt`,
 * SCALE encoded: integers little endian, the number of measurements as a compact integer before them.
 */
export function reportCommitment(genesis: Digest, report: Report): Digest {
  const { epoch, attestor, measurements, salt } = report
  const items = measurements.map(({ challenge, readerKey, signature, figures }) => {
    const { chunks, connect, firstByte, rate } = figures
    return concat(u64(challenge), readerKey, signature, ...[chunks, connect, firstByte, rate].map(u32))
  })
  const fields = [genesis, u32(epoch), u64(attestor), compactToU8a(measurements.length), ...items, salt]
  return blake2AsU8a(concat(text('datdot/report'), ...fields), 256)
}

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value, true)
  return bytes
}

function u64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, value, true)
  return bytes
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value)
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
