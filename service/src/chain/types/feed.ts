/** Feeds: hypercores as the chain knows them. */

import type { Address, Balance, Digest, FeedId, Key } from './ids.js'

/** A node of a hypercore's Merkle tree. */
export interface TreeNode {
  readonly hash: Digest
  /** Bytes under it. */
  readonly size: bigint
}

/** A signed head of a hypercore. */
export interface Head {
  readonly fork: bigint
  /** In chunks. */
  readonly length: bigint
  /** From left to right. */
  readonly roots: readonly TreeNode[]
  /** Signature record, as hypercore stores it. */
  readonly signature: Uint8Array
}

/** A feed to publish. */
export interface NewFeed {
  readonly key: Key
  /** The encoded manifest; none if the key is an ed25519 public key. */
  readonly manifest?: Uint8Array | undefined
  readonly head: Head
}

/** How `updateFeed` replaces a head. */
export type FeedUpdate = {
  readonly type: 'extend'
  /** The new length in chunks. */
  readonly length: bigint
  readonly signature: Uint8Array
  /** Nodes of Hypercore's `upgrade` proof from the stored length to the new one, in order. */
  readonly nodes: readonly TreeNode[]
}

/** A stored feed. */
export interface Feed {
  readonly key: Key
  readonly manifest: Uint8Array | undefined
  readonly fork: bigint
  readonly length: bigint
  readonly byteLength: bigint
  readonly treeHash: Digest
  readonly roots: readonly TreeNode[]
  readonly publisher: Address
  readonly deposit: Balance
}

/** A feed as a plan pinned it. */
export interface PinnedFeed {
  readonly feed: FeedId
  readonly fork: bigint
  readonly length: bigint
  readonly roots: readonly TreeNode[]
}
