/** The port through which roles see the chain: one account's market. */

import type { ActingKeys } from './account.js'
import type { SetupOutcome } from './amendment.js'
import type { LeafProof } from './challenge.js'
import type { Measurement } from './delivery.js'
import type { Equivocation, Feed, FeedUpdate } from './feed.js'
import type {
  AmendmentId,
  Block,
  ChallengeId,
  ContractId,
  Digest,
  Epoch,
  FeedId,
  PlanId,
  SlotId,
  SlotIndex,
  Tick,
  UserId
} from './ids.js'
import type { Duties, OpenChallenge, PlanReport } from './query.js'

/** When a submitted call counts as done: in a block (a few seconds, may still be reverted), or for ever. */
export type Until = 'inBlock' | 'finalised'

export interface SubmitOptions {
  /** Default `inBlock`. */
  readonly until?: Until
}

/** Where a submitted call ended up. */
export interface Submitted {
  readonly block: Block
  /** Hash of that block. */
  readonly blockHash: Digest
  /** Hash of the transaction. */
  readonly hash: Digest
  readonly finalised: boolean
}

/**
 * One account's market.
 *
 * Every method fails with a coded error: `CHAIN_<PALLET_ERROR>` for each of the pallet's errors (for example
 * `CHAIN_BAD_STORAGE_PROOF`, with the pallet's own remedy), or one of `CHAIN_ERRORS` where the call did not get that
 * far. Submitted calls of one account are sent one after the other, in the order of the calls.
 */
export interface Market {
  /** Genesis hash, 32 bytes: in every signed message. */
  readonly genesis: Digest

  /**
   * All that the account has to do by the best block; nothing if it is not registered. `hosted` is the same array as long as
   * it is of the same replicas.
   * @param hostedAge ticks for which `hosted` may be as it was before while no setup begins, goes on or ends; default 0
   */
  duties(signal?: AbortSignal, hostedAge?: Tick): Promise<Duties | undefined>
  /** Its open storage challenges by the best block. */
  openChallenges(signal?: AbortSignal): Promise<readonly OpenChallenge[]>
  /**
   * Plain bytes that a contract may have at most: those that are left of what its sponsor stated for its range, or just as
   * many as a statement gave it. Nothing if there is no such contract.
   */
  roomOf(contract: ContractId, signal?: AbortSignal): Promise<bigint | undefined>

  /** A plan by the best block, with at most 64 of its contracts from contract number `from` on. */
  planStatus(plan: PlanId, from: number, signal?: AbortSignal): Promise<PlanReport | undefined>
  getFeedByID(feed: FeedId, signal?: AbortSignal): Promise<Feed | undefined>
  /** The keys that a user acts with by the best block. */
  keysOf(user: UserId, signal?: AbortSignal): Promise<ActingKeys | undefined>

  submitStatement(
    amendment: AmendmentId,
    slot: SlotIndex,
    outcome: SetupOutcome,
    options?: SubmitOptions,
    signal?: AbortSignal
  ): Promise<Submitted>
  /** `proofs` in the order of the challenge's samples. */
  submitStorageChallenge(
    challenge: ChallengeId,
    proofs: readonly LeafProof[],
    options?: SubmitOptions,
    signal?: AbortSignal
  ): Promise<Submitted>
  commitReport(epoch: Epoch, commitment: Digest, options?: SubmitOptions, signal?: AbortSignal): Promise<Submitted>
  revealReport(
    epoch: Epoch,
    measurements: readonly Measurement[],
    salt: Digest,
    options?: SubmitOptions,
    signal?: AbortSignal
  ): Promise<Submitted>
  /** At most 64 slots. */
  settle(slots: readonly SlotId[], options?: SubmitOptions, signal?: AbortSignal): Promise<Submitted>
  /** Says that replicas are lost, while no challenge is open; at most 64 slots. */
  reportLoss(slots: readonly SlotId[], options?: SubmitOptions, signal?: AbortSignal): Promise<Submitted>
  /** Shows two signed heads of a feed that contradict each other. */
  reportEquivocation(
    feed: FeedId,
    evidence: Equivocation,
    options?: SubmitOptions,
    signal?: AbortSignal
  ): Promise<Submitted>
  updateFeed(feed: FeedId, update: FeedUpdate, options?: SubmitOptions, signal?: AbortSignal): Promise<Submitted>

  /**
   * Calls `handler` with every new best block, one call at a time: blocks that come while it runs are joined into one.
   * What it throws is logged and does not end the watch. Returns what stops it; that resolves when the last call ended.
   */
  onBlock(handler: (block: Block) => void | Promise<void>): () => Promise<void>
}
