/** What the submit queue needs of the chain: one account's transactions. */

import type { MarketCall } from '../calls/call.js'
import type { Block, Digest, MarketEvent } from '../types.js'

/** A signed transaction. Signed again with the same nonce it is another one, of which at most one gets into a block. */
export interface SignedCall {
  readonly nonce: number
  readonly hash: Digest
  readonly bytes: Uint8Array
  /** It may be in any block after this one. */
  readonly after: Block
  /** It is in no later block than this one. */
  readonly diesAt: Block
}

/** A transaction that is in a block. */
export interface Included {
  readonly block: Block
  readonly blockHash: Digest
  readonly hash: Digest
  /** The market's events of this transaction. */
  readonly events: readonly MarketEvent[]
  /** Why the call failed, if it did: it is in the block and its fee is paid, but it changed nothing. */
  readonly failure: Error | undefined
}

/** What became of a transaction that the node had accepted. */
export type Fate =
  | { readonly type: 'included'; readonly included: Included }
  /** The node no longer has it, or nothing is known of it; it may be in a block or get into one all the same. */
  | { readonly type: 'lost'; readonly why: string }

/**
 * Why a node did not accept a transaction.
 * - `nonce`: the nonce is used, or another transaction has it.
 * - `known`: the node has this very transaction.
 * - `stale`: these bytes will not be taken any more; signed again the call may be.
 * - `busy`: the node cannot take it now.
 * - `fatal`: it will never be taken; `error` says why.
 */
export type Refusal =
  | { readonly type: 'refused'; readonly why: 'nonce' | 'known' | 'stale' | 'busy' }
  | { readonly type: 'refused'; readonly why: 'fatal'; readonly error: Error }

export interface Accepted {
  readonly type: 'accepted'
  /** Never rejects. */
  readonly fate: Promise<Fate>
}

/** All of it waits for a connection, and fails when the client is closed. */
export interface AccountTransactions {
  /** The next nonce, after what waits in the node. */
  nextNonce(): Promise<number>
  /** Transactions with nonces below this one are in blocks, by the best block. */
  usedNonces(): Promise<number>
  sign(call: MarketCall, nonce: number): Promise<SignedCall>
  send(signed: SignedCall): Promise<Accepted | Refusal>
  /** Which of these is in a block, by the best block. */
  find(signed: readonly SignedCall[]): Promise<Included | undefined>
  /** Waits until the block's height is finalised; whether that block is. */
  finalised(included: Included): Promise<boolean>
  /** Number of the newest best block. */
  best(): Promise<Block>
  /** Waits for a new best block. */
  nextBlock(): Promise<void>
}
