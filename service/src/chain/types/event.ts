/** What the pallet reports, one event for each outcome. */

import type { Delivery } from './delivery.js'
import type {
  Address,
  AmendmentId,
  Balance,
  Block,
  ChallengeId,
  ContractId,
  Digest,
  Epoch,
  FeedId,
  Key,
  PlanId,
  SlotIndex,
  Tick,
  UserId
} from './ids.js'
import type { Role } from './offer.js'

export type MarketEvent =
  /** An account was registered. */
  | {
      readonly type: 'accountCreated'
      /** The new user's id. */
      readonly user: UserId
      /** Its account. */
      readonly account: Address
    }
  /** New keys of an account were accepted; they act from a tick on. */
  | {
      readonly type: 'keysRotating'
      readonly user: UserId
      /** The tick from which the new keys act. */
      readonly at: Tick
    }
  /** New keys of an account act now. */
  | {
      readonly type: 'keysRotated'
      readonly user: UserId
    }
  /** A provider made an offer and its stake is held. */
  | {
      readonly type: 'offerCreated'
      /** The provider's user id. */
      readonly user: UserId
      /** Stake held over all roles. */
      readonly stake: Balance
      /** The tick from which it may be drawn. */
      readonly drawableAt: Tick
    }
  /** A provider may be drawn now. */
  | {
      readonly type: 'providerDrawable'
      /** The provider's user id. */
      readonly user: UserId
    }
  /** A feed was published. */
  | {
      readonly type: 'feedPublished'
      /** The new feed's id. */
      readonly feed: FeedId
      /** The hypercore's key. */
      readonly key: Key
      /** Length of its head in chunks. */
      readonly length: bigint
    }
  /** A feed has a longer head. */
  | {
      readonly type: 'feedUpdated'
      readonly feed: FeedId
      /** Length of the new head in chunks. */
      readonly length: bigint
    }
  /** A plan was accepted and its whole budget is held. */
  | {
      readonly type: 'planPublished'
      /** The new plan's id. */
      readonly plan: PlanId
      /** Who pays. */
      readonly sponsor: Address
      /** Contracts that it has. */
      readonly contracts: number
      /** Escrow for hosting, setup and delivery. */
      readonly escrow: Balance
      /** Deposit for the state of its contracts. */
      readonly deposit: Balance
    }
  /** A contract exists and its slots are about to be staffed. */
  | {
      readonly type: 'contractActivated'
      readonly plan: PlanId
      readonly contract: ContractId
      /** The amendment that staffs it. */
      readonly amendment: AmendmentId
    }
  /** Providers were drawn for an amendment. */
  | {
      readonly type: 'amendmentDrawn'
      readonly amendment: AmendmentId
      readonly contract: ContractId
      /** Tick by which the statements must be in. */
      readonly deadline: Tick
    }
  /** Too few providers qualified for an amendment; it is drawn again. */
  | {
      readonly type: 'amendmentUnstaffed'
      readonly amendment: AmendmentId
      readonly contract: ContractId
      /** The role that lacked providers. */
      readonly role: Role
      /** Block of the next draw. */
      readonly retryAt: Block
    }
  /** An amendment ended with slots that were not staffed; they are drawn again. */
  | {
      readonly type: 'amendmentIncomplete'
      readonly amendment: AmendmentId
      readonly contract: ContractId
      /** Slots that are still missing. */
      readonly missing: number
    }
  /** A hoster holds its replica and serves it from now on. */
  | {
      readonly type: 'slotActivated'
      readonly contract: ContractId
      readonly slot: SlotIndex
      /** The hoster's user id. */
      readonly hoster: UserId
      /** Merkle root of its sealed replica. */
      readonly replicaRoot: Digest
      /** Plain bytes of the contract. */
      readonly plainBytes: bigint
    }
  /** An encoder and an attestor were paid for a setup. */
  | {
      readonly type: 'setupPaid'
      readonly contract: ContractId
      readonly slot: SlotIndex
      /** The encoder's user id. */
      readonly encoder: UserId
      /** The attestor's user id. */
      readonly attestor: UserId
      /** Paid to each of them. */
      readonly fee: Balance
    }
  /** All slots of a contract are active. */
  | {
      readonly type: 'hostingStarted'
      readonly plan: PlanId
      readonly contract: ContractId
    }
  /** A hoster is asked to prove that it stores its replicas. */
  | {
      readonly type: 'storageChallengeIssued'
      readonly challenge: ChallengeId
      /** The hoster's user id. */
      readonly hoster: UserId
      /** Tick by which the answer must be in. */
      readonly deadline: Tick
    }
  /** A hoster proved storage. */
  | {
      readonly type: 'storageProven'
      readonly challenge: ChallengeId
      /** The hoster's user id. */
      readonly hoster: UserId
      /** Block up to which storage counts as proven. */
      readonly provenUntil: Block
    }
  /** A hoster did not answer in time; it is asked for the same leaves again. */
  | {
      readonly type: 'storageChallengeMissed'
      readonly challenge: ChallengeId
      /** The hoster's user id. */
      readonly hoster: UserId
      /** Tick by which the answer must be in now. */
      readonly deadline: Tick
    }
  /** Attestors were drawn to measure a hoster. */
  | {
      readonly type: 'performanceChallengeIssued'
      readonly challenge: ChallengeId
      readonly epoch: Epoch
      /** The hoster's user id. */
      readonly hoster: UserId
      /** The attestors' user ids. */
      readonly attestors: readonly UserId[]
    }
  /** An attestor fixed its report. */
  | {
      readonly type: 'reportCommitted'
      readonly epoch: Epoch
      /** The attestor's user id. */
      readonly attestor: UserId
    }
  /** An attestor showed its report. */
  | {
      readonly type: 'reportRevealed'
      readonly epoch: Epoch
      /** The attestor's user id. */
      readonly attestor: UserId
      /** Measurements in it. */
      readonly measurements: number
    }
  /** A hoster's delivery in an epoch was counted. */
  | {
      readonly type: 'deliveryCounted'
      readonly epoch: Epoch
      /** The hoster's user id. */
      readonly hoster: UserId
      /** The outcome. */
      readonly delivery: Delivery
    }
  /** An attestor was paid for a counted measurement. */
  | {
      readonly type: 'measurementPaid'
      readonly epoch: Epoch
      /** The attestor's user id. */
      readonly attestor: UserId
      /** The measured hoster's user id. */
      readonly hoster: UserId
      /** What was paid. */
      readonly amount: Balance
    }
  /** A hoster was paid for a slot. */
  | {
      readonly type: 'slotSettled'
      readonly contract: ContractId
      readonly slot: SlotIndex
      /** The hoster's user id. */
      readonly hoster: UserId
      /** What was paid. */
      readonly amount: Balance
      /** Block up to which the slot is settled. */
      readonly until: Block
    }
  /** A plan reached its last block; its contracts are settled and removed. */
  | {
      readonly type: 'planEnded'
      readonly plan: PlanId
    }
  /** A contract was removed and its deposit returned. */
  | {
      readonly type: 'contractRemoved'
      readonly plan: PlanId
      readonly contract: ContractId
    }
  /** A plan was removed and the rest of its escrow returned. */
  | {
      readonly type: 'planRemoved'
      readonly plan: PlanId
      /** What the sponsor got back. */
      readonly refund: Balance
    }

export type MarketEventType = MarketEvent['type']

/** The market's events of one finalised block. */
export interface BlockEvents {
  readonly block: Block
  readonly hash: Digest
  readonly events: readonly MarketEvent[]
}
