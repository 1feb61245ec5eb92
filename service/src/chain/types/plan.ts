/** Plans: what a sponsor pays for. */

import type { PinnedFeed } from './feed.js'
import type { Address, Balance, Block, ContractId, FeedId, Tick } from './ids.js'

/** Names a feed in a plan request: one on chain, or one that comes with the same call. */
export type FeedRef =
  | { readonly type: 'published'; readonly feed: FeedId }
  /** Its place among the call's new feeds, from 0. */
  | { readonly type: 'new'; readonly index: number }

/** Where a requested range ends. */
export type RangeEnd =
  /** Before a chunk. */
  | { readonly type: 'chunk'; readonly chunk: bigint }
  /** Nowhere: it grows with its feed, up to its bytes; in so many contracts at most. */
  | { readonly type: 'growing'; readonly contracts: number | undefined }

/** A range of chunks to keep. */
export interface RangeRequest {
  readonly feed: FeedRef
  /** First chunk. */
  readonly from: bigint
  readonly to: RangeEnd
  /** Plain bytes of these chunks; of a growing range the most that it may come to have. */
  readonly bytes: bigint
}

/** The least that a plan accepts of its hosters. */
export interface Needs {
  /** Geohash prefixes of two characters, any of them; none means anywhere. */
  readonly regions: readonly string[]
  /** Offered hours a week. */
  readonly hours: number
  /** Upload rate in KiB/s. */
  readonly rate: number
  /** Latency in milliseconds at most. */
  readonly latency: number
}

/** What every slot of a plan is paid. */
export interface Price {
  /** Per GiB and hour, to the hoster. */
  readonly hosting: Balance
  /** Per GiB, to the encoder, and as much to the attestor. */
  readonly setup: Balance
}

/** How and where to keep a plan's ranges, and what for. */
export interface PlanTerms {
  /** Replicas of every chunk; none means the chain's default. */
  readonly replicas?: number | undefined
  /** Most chunks in one contract; none means the chain's most. */
  readonly contractChunks?: number | undefined
  readonly needs: Needs
  readonly price: Price
}

/** A plan to publish. */
export interface PlanRequest {
  readonly ranges: readonly RangeRequest[]
  /** First block of hosting. */
  readonly from: Block
  /** Block at which hosting ends. */
  readonly until: Block
  readonly terms: PlanTerms
  /** The most that may be held for the plan, deposits included. */
  readonly budget: Balance
}

/** What changes in a running plan. */
export interface PlanChange {
  /** More ranges to keep, of feeds that are on chain. */
  readonly ranges: readonly RangeRequest[]
  /** A later block of the end; none leaves it as it is. */
  readonly until?: Block | undefined
}

/** A stretch of blocks, `[from, to)`. */
export interface Span {
  readonly from: Block
  readonly to: Block
}

/** A range of a plan. */
export interface PlanRange {
  /** Place of its feed among those that the plan pins. */
  readonly feed: number
  /** First chunk. */
  readonly from: bigint
  /** First chunk after it. */
  readonly to: bigint
  /** First chunk that no contract has yet. */
  readonly next: bigint
  /** Stated plain bytes. */
  readonly bytes: bigint
  /** Stated plain bytes that no staffed contract has used. */
  readonly unusedBytes: bigint
  /** Contracts of the ranges before it: the number of its own first contract. */
  readonly firstNumber: number
  /** Id of its first contract; the others follow it. */
  readonly firstContract: ContractId
  /** Contracts that it may have. */
  readonly contracts: number
  /** Contracts activated, in order. */
  readonly activated: number
}

/** The ranges of a plan, and the feeds that it pins. */
export interface PlanRanges {
  readonly ranges: readonly PlanRange[]
  readonly feeds: readonly PinnedFeed[]
}

/**
 * Why a plan follows its feed no further: it has as many bytes as are paid for, as many contracts, or chunks so large
 * that one contract would be larger than contracts may be.
 */
export type StopCause = 'bytes' | 'contracts' | 'contractTooLarge'

/** How far a plan follows a feed. */
export interface FollowReport {
  readonly feed: FeedId
  /** Place of the growing range among the plan's ranges. */
  readonly range: number
  /** Its first chunk. */
  readonly from: bigint
  /** First chunk that no contract has, nor one that is about to be activated. */
  readonly to: bigint
  /** Length of the feed's newest head that the plan has taken. */
  readonly length: bigint
  /** Bytes of the range at that length. */
  readonly bytes: bigint
  /** The most bytes that the plan pays for. */
  readonly maxBytes: bigint
  /** Contracts that are left for what is to come. */
  readonly contractsLeft: number
  /** Block from which a shorter contract is made of the chunks without one, if there are some. */
  readonly tailAt: Block | undefined
  readonly stopped: StopCause | undefined
}

/** What a plan holds and has paid. */
export interface PlanLedger {
  /** Still held for hosting, setup and delivery. */
  readonly escrow: Balance
  /** Still held for the state of contracts. */
  readonly deposit: Balance
  /** Paid to hosters. */
  readonly hosting: Balance
  /** Paid to encoders and attestors for setups. */
  readonly setup: Balance
  /** Put into the pots of attestors who measure. */
  readonly delivery: Balance
  /** Setups of the slots that were given back while the plan is paused; held when it resumes. */
  readonly returned: Balance
}

/** A stored plan. */
export interface Plan {
  readonly sponsor: Address
  /** `ended`: its contracts are being settled and removed; `paused`: hosters are neither paid nor asked to prove. */
  readonly status: 'live' | 'ended' | 'paused'
  readonly from: Block
  readonly until: Block
  readonly replicas: number
  readonly contractChunks: number
  readonly needs: Needs
  readonly price: Price
  /** When it is active: one stretch, or several with pauses between them. */
  readonly spans: readonly Span[]
  /** Id of its first contract; the others follow it. */
  readonly firstContract: ContractId
  readonly contracts: number
  /** Contracts activated. */
  readonly activated: number
  /** Contracts with every slot active at least once. */
  readonly started: number
  /** Number of the first contract whose removal is not on the agenda, once the plan has ended. */
  readonly ending: number
  readonly removed: number
  /** Whether it is in the queue for activation. */
  readonly queued: boolean
  /** Number of the first contract that was not looked at since the plan resumed. */
  readonly revived: number
  /** Tick at which it was ended before its time. */
  readonly cancelledAt: Tick | undefined
  readonly ledger: PlanLedger
}
