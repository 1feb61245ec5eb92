/** The chain's plain numbers and bytes: `u64` and balances are bigint, `u32` is number, keys and hashes are bytes. */

/** Id of any stored object; one chain-wide counter gives them out. */
export type Id = bigint
export type UserId = Id
export type FeedId = Id
export type PlanId = Id
export type ContractId = Id
export type AmendmentId = Id
export type ChallengeId = Id
/** The market's clock: like a block number, but it stands still while the chain is congested. */
export type Tick = bigint
/** Number of a delivery epoch. */
export type Epoch = number
/** A hoster's place in a contract, from 0. */
export type SlotIndex = number
/** Number of a block. */
export type Block = number
/** Money in planck, the smallest unit. */
export type Balance = bigint
/** 32 bytes: an ed25519 public key, or a hypercore key. */
export type Key = Uint8Array
/** 32 bytes: a BLAKE2b-256 digest. */
export type Digest = Uint8Array
/** 64 bytes: an ed25519 signature. */
export type Signature = Uint8Array
/** An account in the chain's own notation (SS58). */
export type Address = string

/** Names a slot. */
export interface SlotId {
  readonly contract: ContractId
  /** Place in the contract, from 0. */
  readonly slot: SlotIndex
}
