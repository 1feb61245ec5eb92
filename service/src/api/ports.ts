/** What the service API asks of the chain; `ChainAPI` is all of it. */

import type {
  AccountChange,
  Address,
  Balance,
  Block,
  Digest,
  Feed,
  FeedId,
  Key,
  NewFeed,
  PlanId,
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
}

/** The chain as a publisher needs it. */
export interface FeedChain {
  getFeedByKey(key: Key, signal?: AbortSignal): Promise<{ readonly id: FeedId; readonly feed: Feed } | undefined>
  publishFeed(
    feed: NewFeed,
    options?: SubmitOptions,
    signal?: AbortSignal
  ): Promise<Submitted & { readonly feed: FeedId }>
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
