/** Feeds, plans and contracts. */

import type { Address, AmendmentId, Balance, Block, ContractId, FeedId, Key, PlanId } from '../ids.js'
import type { StopCause } from '../plan.js'

export type PlanEvent =
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
  /** The author of a feed truncated it: the head of a higher fork replaces the old one. */
  | {
      readonly type: 'feedForked'
      readonly feed: FeedId
      /** The new fork. */
      readonly fork: bigint
      /** Length of the new head in chunks. */
      readonly length: bigint
    }
  /** The author of a feed signed heads that contradict each other; no plan names it any more. */
  | {
      readonly type: 'feedFrozen'
      readonly feed: FeedId
      /** Who reported it. */
      readonly reporter: Address
      /** What the reporter got of the publisher's deposit. */
      readonly bounty: Balance
    }
  /** A feed was removed and its deposit returned. */
  | {
      readonly type: 'feedRemoved'
      readonly feed: FeedId
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
  /** A plan has more ranges or lasts longer. */
  | {
      readonly type: 'planUpdated'
      readonly plan: PlanId
      /** Block at which hosting ends. */
      readonly until: Block
      /** Contracts that were added. */
      readonly contracts: number
      /** Escrow held on top. */
      readonly escrow: Balance
      /** Deposit held on top. */
      readonly deposit: Balance
    }
  /** A plan was paused. */
  | {
      readonly type: 'planPaused'
      readonly plan: PlanId
      /** First block in which it is not active. */
      readonly from: Block
    }
  /** A paused plan goes on. */
  | {
      readonly type: 'planResumed'
      readonly plan: PlanId
      /** First block in which it is active again. */
      readonly from: Block
      /** Held for the setups of slots that were given back. */
      readonly setups: Balance
    }
  /** A plan's sponsor ended it before its time, or its feed did. */
  | {
      readonly type: 'planCancelled'
      readonly plan: PlanId
      /** First block in which it is not active. */
      readonly until: Block
    }
  /** A plan ends before its time, since a feed that it pins forked or was frozen. */
  | {
      readonly type: 'planFeedEnded'
      readonly plan: PlanId
      readonly feed: FeedId
    }
  /** A plan reached its last block; its contracts are settled and removed. */
  | {
      readonly type: 'planEnded'
      readonly plan: PlanId
    }
  /** A plan was removed and the rest of its escrow returned. */
  | {
      readonly type: 'planRemoved'
      readonly plan: PlanId
      /** What the sponsor got back. */
      readonly refund: Balance
    }
  /** A contract exists and its slots are about to be staffed. */
  | {
      readonly type: 'contractActivated'
      readonly plan: PlanId
      readonly contract: ContractId
      /** The amendment that staffs it. */
      readonly amendment: AmendmentId
    }
  /** All slots of a contract are active. */
  | {
      readonly type: 'hostingStarted'
      readonly plan: PlanId
      readonly contract: ContractId
    }
  /** Nobody hosts a contract any more; it is staffed again as soon as anybody can serve it. */
  | {
      readonly type: 'contractLost'
      readonly plan: PlanId
      readonly contract: ContractId
    }
  /** A contract has more bytes than it may have, as two amendments have stated; nobody hosts it. */
  | {
      readonly type: 'contractVoid'
      readonly plan: PlanId
      readonly contract: ContractId
      /** Its plain bytes. */
      readonly plainBytes: bigint
    }
  /** A contract was removed and its deposit returned. */
  | {
      readonly type: 'contractRemoved'
      readonly plan: PlanId
      readonly contract: ContractId
    }
  /** A following plan has more contracts to come: its feed grew, or a tail waited long enough. */
  | {
      readonly type: 'planGrew'
      readonly plan: PlanId
      readonly feed: FeedId
      /** First chunk after those contracts. */
      readonly to: bigint
      /** Length of the head that they are made from. */
      readonly length: bigint
    }
  /** A plan follows its feed no further; what it has of it stays. */
  | {
      readonly type: 'followingStopped'
      readonly plan: PlanId
      readonly feed: FeedId
      /** Length in chunks up to which it followed. */
      readonly length: bigint
      /** Why. */
      readonly cause: StopCause
    }
