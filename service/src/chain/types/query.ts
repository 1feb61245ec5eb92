/** Answers of the runtime API. */

import type { User } from './account.js'
import type { Amendment, Claim, Lack, SetupTrouble } from './amendment.js'
import type { StorageChallenge } from './challenge.js'
import type { Contract } from './contract.js'
import type { EpochClock, PerformanceChallenge } from './delivery.js'
import type { Feed, PinnedFeed } from './feed.js'
import type {
  Address,
  AmendmentId,
  Balance,
  Block,
  ChallengeId,
  ContractId,
  Digest,
  Epoch,
  Key,
  PlanId,
  SlotId,
  SlotIndex,
  Tick,
  UserId
} from './ids.js'
import type { RoleRating } from './offer.js'
import type { FollowReport, Plan, Price } from './plan.js'

/** Any stored object with an id. */
export type Item =
  | { readonly type: 'user'; readonly user: User; readonly ratings: readonly RoleRating[] }
  | ({ readonly type: 'feed' } & Feed)
  | ({ readonly type: 'plan' } & Plan)
  | ({ readonly type: 'contract' } & Contract)
  | ({ readonly type: 'amendment' } & Amendment)
  | ({ readonly type: 'storageChallenge' } & StorageChallenge)
  | ({ readonly type: 'performanceChallenge' } & PerformanceChallenge)

/** A peer of a duty. */
export interface Peer {
  readonly user: UserId
  /** Key by which it is dialled. */
  readonly noiseKey: Key
  /** Key that signs its statements in this duty. */
  readonly signingKey: Key
}

/** One slot to set up. */
export interface SlotDuty {
  readonly slot: SlotIndex
  readonly encoder: Peer
  readonly hoster: Peer
  /** Whether the slot is active already. */
  readonly done: boolean
  /** What the encoder signed and the attestor rejected: the second attestor judges it. */
  readonly rejected: Claim | undefined
}

/** A running amendment with all that its workers need to know. */
export interface SetupDuty {
  readonly amendment: AmendmentId
  readonly contract: ContractId
  readonly plan: PlanId
  /** Seed of the draw, part of every statement. */
  readonly seed: Digest
  /** Tick by which statements must be in. */
  readonly deadline: Tick
  readonly feedKey: Key
  readonly pin: PinnedFeed
  /** First chunk. */
  readonly from: bigint
  /** First chunk after it. */
  readonly to: bigint
  readonly attestor: Peer
  /** Attests the slots whose replicas the first attestor rejected, until a tick. */
  readonly review: { readonly attestor: Peer; readonly deadline: Tick } | undefined
  readonly slots: readonly SlotDuty[]
  /** Hosters that already serve the contract. */
  readonly hosters: readonly Peer[]
}

/** A replica that a hoster stores. */
export interface HostedSlot {
  readonly slot: SlotId
  readonly plan: PlanId
  readonly feedKey: Key
  readonly pin: PinnedFeed
  /** First chunk. */
  readonly from: bigint
  /** First chunk after it. */
  readonly to: bigint
  readonly replicaRoot: Digest
  readonly sealedBytes: bigint
  /** Block at which the plan ends. */
  readonly until: Block
}

/** A hoster to measure. */
export interface MeasurementDuty {
  /** The performance challenge. */
  readonly challenge: ChallengeId
  readonly epoch: Epoch
  /** Who is measured. */
  readonly hoster: Peer
  /** What it serves: 32 of its replicas at most, others for each measurement and attestor. */
  readonly slots: readonly HostedSlot[]
  /** Whether a report of this epoch was committed. */
  readonly committed: boolean
  readonly revealed: boolean
}

/** All that an account has to do. */
export interface Duties {
  /** Id of the account's user. */
  readonly user: UserId
  /** The market's clock. */
  readonly tick: Tick
  /** The delivery epoch that runs. */
  readonly epoch: EpochClock
  /** How well it did each role that it was rated in. */
  readonly ratings: readonly RoleRating[]
  /** Running amendments with a seat of this account. */
  readonly setups: readonly SetupDuty[]
  /** Hosters to measure. */
  readonly measurements: readonly MeasurementDuty[]
  /** Replicas to store and serve, all of them. */
  readonly hosted: readonly HostedSlot[]
}

/** An open storage challenge. */
export interface OpenChallenge {
  readonly id: ChallengeId
  readonly challenge: StorageChallenge
}

/** A slot of a contract as people see it. */
export interface SlotReport {
  /** Account of the hoster, if the slot is active. */
  readonly hoster: Address | undefined
  readonly replicaRoot: Digest | undefined
  /** Block up to which the hoster proved storage. */
  readonly provenUntil: Block | undefined
  /** Paid to the hoster for this slot. */
  readonly paid: Balance
}

/** A contract as people see it. */
export interface ContractReport {
  readonly id: ContractId
  readonly feedKey: Key
  readonly from: bigint
  readonly to: bigint
  readonly plainBytes: bigint | undefined
  readonly slots: readonly SlotReport[]
  /** Attempts to staff those that want a hoster. */
  readonly staffing: readonly StaffingReport[]
  /** What went wrong with its setups, and when they are tried again. */
  readonly trouble: SetupTrouble | undefined
}

/** An attempt to staff slots of a contract, as people see it. */
export interface StaffingReport {
  readonly amendment: AmendmentId
  readonly slots: readonly SlotIndex[]
  /** Tick by which the drawn providers must be done; none while nobody is drawn. */
  readonly deadline: Tick | undefined
  /** Draws that found too few providers. */
  readonly attempts: number
  /** What the last draw lacked. */
  readonly lack: Lack | undefined
}

/** A plan as people see it, with a page of at most 64 of its contracts. */
export interface PlanReport {
  readonly plan: Plan
  /** How far it follows a growing feed, if it does. */
  readonly following: FollowReport | undefined
  /** Contracts that exist, from the asked one on. */
  readonly contracts: readonly ContractReport[]
  /** Number of the first contract of the next page, if there is one. */
  readonly next: number | undefined
}

/** Prices, deposits and stakes in force. */
export interface PriceList {
  /** What sponsors usually pay. */
  readonly price: Price
  /** Share of hosting pay that is put on top for measurements, in parts per million. */
  readonly deliveryShare: number
  /** Most that one counted measurement earns. */
  readonly measurementFee: Balance
  /** Bytes that a contract counts at least. */
  readonly leastBilledBytes: bigint
  readonly accountDeposit: Balance
  readonly feedDeposit: Balance
  /** Held for each contract of a plan. */
  readonly contractDeposit: Balance
  /** Stake for each unit of capacity of a role. */
  readonly stakePerCapacity: Balance
  /** Stake for each slot of a hoster. */
  readonly stakePerSlot: Balance
  /** Stake for each offered GiB, hosters only. */
  readonly stakePerGib: Balance
  /** Held for the fees of a provider. */
  readonly feeReserve: Balance
  readonly blocksPerHour: number
  /** Blocks after which a following plan makes a shorter contract. */
  readonly tailDelay: number
  /** Most chunks in one contract. */
  readonly contractSetSize: number
  /** Most plain bytes of one contract. */
  readonly contractBytes: bigint
  /** Replicas of a contract, if a plan does not say. */
  readonly hostersPerContract: number
}

/** What a node says of itself. */
export interface NodeHealth {
  /** Whether it still fetches blocks that others have. */
  readonly syncing: boolean
  /** Other nodes that it knows. */
  readonly peers: number
  /** Name of the chain. */
  readonly chain: string
  /** `Development`, `Local`, `Live`, or `Custom`. */
  readonly type: string
  /** Of its best block, milliseconds since 1970. */
  readonly time: number
  readonly blockTimeMs: number
}
