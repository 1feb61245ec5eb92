/** What the views ask of the chain and of this machine. `ChainAPI` with `plansOf` and the market's sample is all of `ViewChain`. */

import type {
  AccountBalance,
  Address,
  Balance,
  Block,
  Contract,
  ContractId,
  Delivery,
  Duties,
  Feed,
  FeedId,
  Hosting,
  Id,
  Item,
  Key,
  OpenChallenge,
  Plan,
  PlanId,
  PlanRanges,
  PlanReport,
  PriceList,
  Provider,
  Role,
  UserId
} from '../chain/types.js'
import type { LimitName } from './shapes/index.js'

/** Providers and plans that were looked at to say what the market pays. */
export interface MarketSample {
  readonly providers: readonly Pick<Provider, 'offer' | 'usedBytes' | 'status'>[]
  readonly plans: readonly Pick<Plan, 'status' | 'price'>[]
  /** Whether there are more. */
  readonly partial: boolean
}

export interface OwnPlan {
  readonly id: PlanId
  readonly plan: Plan
}

/** The chain by its best block. */
export interface ViewChain {
  /** The account that is looked after. */
  readonly address: Address
  /** Milliseconds between two blocks. */
  readonly blockTimeMs: number
  getBlockNumber(signal?: AbortSignal): Promise<Block>
  getBalance(address: Address, signal?: AbortSignal): Promise<AccountBalance>
  priceList(signal?: AbortSignal): Promise<PriceList>
  /** Of the account; nothing if it is not registered. */
  myDuties(signal?: AbortSignal): Promise<Duties | undefined>
  myOpenChallenges(signal?: AbortSignal): Promise<readonly OpenChallenge[]>
  getProviderByID(id: UserId, signal?: AbortSignal): Promise<Provider | undefined>
  getHostingByID(id: UserId, signal?: AbortSignal): Promise<Hosting | undefined>
  getDeliveryByID(id: UserId, signal?: AbortSignal): Promise<Delivery | undefined>
  getContractByID(id: ContractId, signal?: AbortSignal): Promise<Contract | undefined>
  getUserIDByAddress(address: Address, signal?: AbortSignal): Promise<UserId | undefined>
  getFeedByID(id: FeedId, signal?: AbortSignal): Promise<Feed | undefined>
  getFeedByKey(key: Key, signal?: AbortSignal): Promise<{ readonly id: FeedId; readonly feed: Feed } | undefined>
  getPlanRanges(id: PlanId, signal?: AbortSignal): Promise<PlanRanges>
  planStatus(id: PlanId, from?: number, signal?: AbortSignal): Promise<PlanReport | undefined>
  getItemByID(id: Id, signal?: AbortSignal): Promise<Item | undefined>
  plansOf(sponsor: Address, signal?: AbortSignal): Promise<readonly OwnPlan[]>
  /** At most `most` of each, the ones that the chain's storage has first. */
  marketSample(most: number, signal?: AbortSignal): Promise<MarketSample>
}

export interface NodeFacts {
  readonly connected: boolean
  readonly syncing: boolean
  /** Nodes that it is connected with, if it says so. */
  readonly peers: number | undefined
  readonly best: Block
  readonly finalised: Block
  /** When the newest block was seen, Unix milliseconds. */
  readonly seenAt: number
}

export interface DiskFacts {
  readonly freeBytes: bigint
  readonly totalBytes: bigint
  /** Bytes that are to stay free. */
  readonly reserveBytes: bigint
}

/** As `LimitUse` of the limits. */
export interface LimitFacts {
  readonly limit: LimitName
  readonly most: number | undefined
  readonly used: number | undefined
  readonly holds: boolean
  readonly until: number | undefined
}

/** What only this machine knows. */
export interface LocalFacts {
  now(): number
  node(): Promise<NodeFacts>
  disk(): Promise<DiskFacts>
  /** Peers that are connected. */
  peers(): number
  /** Bytes that readers were sent, since a time. */
  served(): { readonly bytes: bigint; readonly since: number }
  /** Why no new work is taken on, if none is: limits of this machine that its owner has set. */
  refusal(): { readonly message: string; readonly remedy: string } | undefined
  /** What this machine's owner allows, and how much of it is had. */
  limits(): readonly LimitFacts[]
  /** Roles that run in this daemon. */
  roles(): readonly Role[]
  /** Paid and proven so far. */
  record(): RecordFacts
}

/** Planck by what it was paid for. */
export interface Earned {
  readonly hosting: Balance
  readonly setup: Balance
  readonly measuring: Balance
}

export interface PastChallenge {
  readonly id: Id
  readonly outcome: 'answered' | 'missed' | 'excused' | 'fault'
  readonly block: Block
  /** Unix milliseconds. */
  readonly at: number
  readonly reason: string | undefined
}

export interface RecordFacts {
  /** By day in UTC, such as `2026-03-01`. */
  readonly days: ReadonlyMap<string, Earned>
  readonly total: Balance
  /** Oldest first. */
  readonly challenges: readonly PastChallenge[]
  readonly missed: number
  /** Slots that were taken from the account since the daemon has this record, and why the last one was. */
  readonly lost: { readonly slots: number; readonly cause: string; readonly at: number } | undefined
}
