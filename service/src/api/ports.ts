/** What the service API asks of the chain; `ChainAPI` is all of it. */

import type {
  AccountChange,
  Address,
  Balance,
  Block,
  Digest,
  Feed,
  FeedId,
  FeedUpdate,
  Key,
  NewFeed,
  Plan,
  PlanChange,
  PlanId,
  PlanRanges,
  PlanRequest,
  PossessionProofs,
  PriceList,
  SubmitOptions,
  Submitted,
  UserId
} from '../chain/types.js'

/** The chain as the owner of an account's keys needs it. */
export interface AccountChain {
  /** Genesis hash, 32 bytes. */
  readonly genesis: Digest
  /** The account that signs. */
  readonly address: Address
  newUser(
    noiseKey: Key,
    signingKey: Key,
    proofs: PossessionProofs,
    options?: SubmitOptions,
    signal?: AbortSignal
  ): Promise<Submitted & { readonly user: UserId }>
  updateUser(change: AccountChange, options?: SubmitOptions, signal?: AbortSignal): Promise<Submitted>
  accountDelete(options?: SubmitOptions, signal?: AbortSignal): Promise<Submitted>
}

/** The chain as a publisher needs it. */
export interface FeedChain {
  /** Genesis hash, 32 bytes. */
  readonly genesis: Digest
  /** The account that signs. */
  readonly address: Address
  getFeedByKey(key: Key, signal?: AbortSignal): Promise<{ readonly id: FeedId; readonly feed: Feed } | undefined>
  publishFeed(
    feed: NewFeed,
    options?: SubmitOptions,
    signal?: AbortSignal
  ): Promise<Submitted & { readonly feed: FeedId }>
}

/** The chain as somebody needs it who asks providers for receipts. */
export interface ReceiptChain {
  /** Genesis hash, 32 bytes. */
  readonly genesis: Digest
  getUserIDByNoiseKey(key: Key, signal?: AbortSignal): Promise<UserId | undefined>
  getSigningKey(user: UserId, signal?: AbortSignal): Promise<Key | undefined>
}

/** The chain as a sponsor needs it. */
export interface HostingChain extends FeedChain {
  getBlockNumber(signal?: AbortSignal): Promise<Block>
  priceList(signal?: AbortSignal): Promise<PriceList>
  publishPlan(
    newFeeds: readonly NewFeed[],
    request: PlanRequest,
    options?: SubmitOptions,
    signal?: AbortSignal
  ): Promise<Submitted & { readonly plan: PlanId; readonly contracts: number; readonly escrow: Balance }>
}

/** The chain as the sponsor of a running plan needs it. */
export interface PlanChain extends FeedChain {
  getBlockNumber(signal?: AbortSignal): Promise<Block>
  priceList(signal?: AbortSignal): Promise<PriceList>
  getPlanByID(id: PlanId, signal?: AbortSignal): Promise<Plan | undefined>
  getPlanRanges(id: PlanId, signal?: AbortSignal): Promise<PlanRanges>
  updateFeed(feed: FeedId, update: FeedUpdate, options?: SubmitOptions, signal?: AbortSignal): Promise<Submitted>
  planUpdate(
    plan: PlanId,
    change: PlanChange,
    budget: Balance,
    options?: SubmitOptions,
    signal?: AbortSignal
  ): Promise<Submitted & { readonly until: Block; readonly contracts: number }>
  planPause(plan: PlanId, options?: SubmitOptions, signal?: AbortSignal): Promise<Submitted & { readonly from: Block }>
  planResume(
    plan: PlanId,
    options?: SubmitOptions,
    signal?: AbortSignal
  ): Promise<Submitted & { readonly from: Block; readonly setups: Balance }>
  planCancel(
    plan: PlanId,
    options?: SubmitOptions,
    signal?: AbortSignal
  ): Promise<Submitted & { readonly until: Block }>
}
