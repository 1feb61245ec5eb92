/** Storage, delivery and pay. */

import type { LossCause } from '../challenge.js'
import type { Delivery, MeasurementFault } from '../delivery.js'
import type { Balance, Block, ChallengeId, ContractId, Epoch, SlotIndex, Tick, UserId } from '../ids.js'

export type ProofEvent =
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
  /**
   * A challenge left the hoster's hours while the chain stood still; its silence is no fault, and the same leaves are
   * asked again in its hours.
   */
  | {
      readonly type: 'storageChallengeExcused'
      readonly challenge: ChallengeId
      /** The hoster's user id. */
      readonly hoster: UserId
    }
  /** The leaves of an earlier challenge are asked again. */
  | {
      readonly type: 'storageChallengeRepeated'
      readonly challenge: ChallengeId
      /** The hoster's user id. */
      readonly hoster: UserId
      /** Tick by which the answer must be in. */
      readonly deadline: Tick
    }
  /** A hoster was silent in a way that is no second chance: it is suspended and replaced. */
  | {
      readonly type: 'storageFault'
      /** The challenge that it did not answer. */
      readonly challenge: ChallengeId
      /** The hoster's user id. */
      readonly hoster: UserId
      /** Slots that it must still prove and loses now. */
      readonly slots: number
    }
  /** A hoster lost a slot before its plan's end. */
  | {
      readonly type: 'slotLost'
      readonly contract: ContractId
      readonly slot: SlotIndex
      /** The hoster's user id. */
      readonly hoster: UserId
      /** Why. */
      readonly cause: LossCause
    }
  /** A hoster gave back a slot of a paused plan, or of one made longer than its offer. */
  | {
      readonly type: 'slotReturned'
      readonly contract: ContractId
      readonly slot: SlotIndex
      /** The hoster's user id. */
      readonly hoster: UserId
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
  /** A hoster delivered nothing in two epochs, one after the other: it is suspended and replaced. */
  | {
      readonly type: 'deliveryFault'
      /** The second epoch. */
      readonly epoch: Epoch
      /** The hoster's user id. */
      readonly hoster: UserId
      /** Slots that it must still prove and loses now. */
      readonly slots: number
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
  /** A measurement did not count: it is unpaid and costs rating. */
  | {
      readonly type: 'measurementRejected'
      readonly epoch: Epoch
      /** The attestor's user id. */
      readonly attestor: UserId
      /** The measured hoster's user id. */
      readonly hoster: UserId
      /** What was wrong. */
      readonly fault: MeasurementFault
    }
