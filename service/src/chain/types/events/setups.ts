/** Amendments, and how they end. */

import type { FailureReason } from '../amendment.js'
import type { AmendmentId, Balance, Block, ContractId, Digest, SlotIndex, Tick, UserId } from '../ids.js'
import type { Role } from '../offer.js'

export type SetupEvent =
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
  /** Only some slots of an amendment got providers; the others are drawn again. */
  | {
      readonly type: 'slotsUnstaffed'
      readonly amendment: AmendmentId
      readonly contract: ContractId
      /** Slots that nobody was drawn for. */
      readonly missing: number
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
  /** An attestor rejected an encoder's replica; a second one judges. */
  | {
      readonly type: 'replicaRejected'
      readonly amendment: AmendmentId
      readonly slot: SlotIndex
      /** The encoder's user id. */
      readonly encoder: UserId
      /** The attestor's user id. */
      readonly attestor: UserId
    }
  /** A second attestor was drawn for what the first one rejected. */
  | {
      readonly type: 'reviewDrawn'
      readonly amendment: AmendmentId
      /** The second attestor's user id. */
      readonly reviewer: UserId
      /** Tick by which it must have judged. */
      readonly deadline: Tick
    }
  /** Two attestors rejected an encoder's replica: it is at fault. */
  | {
      readonly type: 'encoderFault'
      readonly amendment: AmendmentId
      readonly slot: SlotIndex
      /** The encoder's user id. */
      readonly encoder: UserId
    }
  /** An attestor rejected a replica that was good: it is at fault. */
  | {
      readonly type: 'attestorFault'
      readonly amendment: AmendmentId
      readonly slot: SlotIndex
      /** The attestor's user id. */
      readonly attestor: UserId
    }
  /** An amendment ended because nobody served the contract's chunks; nobody is at fault. */
  | {
      readonly type: 'sourceMissing'
      readonly amendment: AmendmentId
      readonly contract: ContractId
    }
  /** An amendment ended because the contract has more bytes than it may have; others are drawn to confirm it. */
  | {
      readonly type: 'contractTooLarge'
      readonly amendment: AmendmentId
      readonly contract: ContractId
      /** Its plain bytes as stated. */
      readonly plainBytes: bigint
    }
  /** Slots of a contract are drawn again after a failed amendment. */
  | {
      readonly type: 'setupRetry'
      readonly contract: ContractId
      /** Why the last amendment failed. */
      readonly reason: FailureReason
      /** Amendments that failed since a slot was activated. */
      readonly failures: number
      /** Tick from which the slots are drawn again. */
      readonly retryAt: Tick
    }
  /** Slots of an amendment awaited a signature by a revoked key: they are drawn again, and nobody is blamed. */
  | {
      readonly type: 'setupBroken'
      readonly amendment: AmendmentId
      readonly contract: ContractId
      /** The user that revoked its key. */
      readonly user: UserId
      /** Slots that it was at work on. */
      readonly missing: number
    }
