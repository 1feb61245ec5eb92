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
  /** The key's consent to this publisher, see `publisherMessage`: a signature record, like that of the head. */
  readonly authorisation?: Uint8Array | undefined
}

/** How `updateFeed` replaces a head. */
export type FeedUpdate =
  | {
      readonly type: 'extend'
      /** The new length in chunks. */
      readonly length: bigint
      readonly signature: Uint8Array
      /** Nodes of Hypercore's `upgrade` proof from the stored length to the new one, in order. */
      readonly nodes: readonly TreeNode[]
    }
  /** The head of a higher fork: the author truncated the hypercore. Ends the feed's plans. */
  | { readonly type: 'fork'; readonly head: Head }

/** A tree hash that a hypercore signed. */
export interface SignedTree {
  readonly treeHash: Digest
  readonly signature: Uint8Array
}

/** A longer head that shows its own roots at a shorter length. */
export interface LongerTree {
  /** In chunks. */
  readonly length: bigint
  /** Its roots at the shorter length, from left to right. */
  readonly prefix: readonly TreeNode[]
  /** Nodes of Hypercore's `upgrade` proof from the shorter length to this one, in order. */
  readonly extension: readonly TreeNode[]
  readonly signature: Uint8Array
}

/** Two signed heads of one fork that contradict each other; `length` is that of the shorter one. */
export type Equivocation =
  | {
      readonly type: 'sameLength'
      readonly fork: bigint
      readonly length: bigint
      readonly first: SignedTree
      readonly second: SignedTree
    }
  | {
      readonly type: 'longer'
      readonly fork: bigint
      readonly length: bigint
      readonly first: SignedTree
      readonly longer: LongerTree
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
  /** Whether the feed's own key authorised the publisher. */
  readonly authorised: boolean
  /** Whether its author signed heads that contradict each other; no plan names it any more. */
  readonly frozen: boolean
}

/** A feed as a plan pinned it. */
export interface PinnedFeed {
  readonly feed: FeedId
  readonly fork: bigint
  readonly length: bigint
  readonly roots: readonly TreeNode[]
}
