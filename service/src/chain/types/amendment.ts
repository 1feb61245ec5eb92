/** Amendments: attempts to staff slots, and the statements that end them. */

import type { AmendmentId, Balance, Block, ContractId, Digest, Key, Signature, SlotIndex, Tick, UserId } from './ids.js'
import type { Role } from './offer.js'

/** A drawn provider, with the key that counts until the amendment ends. */
export interface Seat {
  readonly user: UserId
  readonly signingKey: Key
}

/** One slot of an amendment with its encoder and hoster. */
export interface SeatPair {
  readonly slot: SlotIndex
  readonly encoder: Seat
  readonly hoster: Seat
  /** Stake of the hoster that stands for the slot. */
  readonly commitment: Balance
  /** Whether the slot was activated. */
  readonly done: boolean
  /** What the encoder signed and the attestor rejected. */
  readonly rejected: Claim | undefined
}

/** A replica as its encoder signed it. */
export interface Claim {
  readonly replicaRoot: Digest
  readonly sealedBytes: bigint
  readonly plainBytes: bigint
  readonly format: { readonly type: 'v1'; readonly seal: 'mark' }
}

/** The outcome of a draw. */
export interface Staff {
  readonly drawnAt: Tick
  /** Tick by which statements must be in. */
  readonly deadline: Tick
  readonly attestor: Seat
  /** Replicas that it rejected and that were good; it is slashed for them when its duty ends. */
  readonly faults: number
  /** One pair a slot, in the order of the slots. */
  readonly pairs: readonly SeatPair[]
}

/** The second attestor of an amendment, who judges what the first one rejected. */
export interface Review {
  /** Block of the first rejection; the draw uses randomness of `DrawDelay` blocks later. */
  readonly madeAt: Block
  /** Draws that found nobody. */
  readonly attempts: number
  /** Who was drawn, and the tick by which it must have judged. */
  readonly reviewer: { readonly seat: Seat; readonly deadline: Tick } | undefined
}

/** Why a draw found too few providers, and when it is repeated. */
export interface Lack {
  /** The role that lacked providers. */
  readonly role: Role
  /** Block of the next draw. */
  readonly retryAt: Block
}

/** A stored amendment. */
export interface Amendment {
  readonly contract: ContractId
  readonly kind: 'hostingSetup' | 'hosterReplacement'
  readonly slots: readonly SlotIndex[]
  readonly madeAt: Block
  /** Seed of the first draw, once its block is there. */
  readonly seed: Digest | undefined
  /** Draws that found too few providers. */
  readonly attempts: number
  /** What the last draw lacked. */
  readonly lack: Lack | undefined
  /** Plain bytes that a draw reserves for each slot. */
  readonly reservedBytes: bigint
  readonly staff: Staff | undefined
  readonly review: Review | undefined
}

/** Who was at work on a slot that came to nothing. */
export interface Triple {
  readonly encoder: UserId
  readonly attestor: UserId
  readonly hoster: UserId
}

/** Why an amendment left slots without a hoster. */
export type FailureReason =
  /** No statement came in time. */
  | { readonly type: 'incomplete' }
  /** Two attestors rejected an encoder's replica. */
  | { readonly type: 'rejected' }
  /** Nobody served the chunks. */
  | { readonly type: 'noSource' }
  /** The contract has more bytes than it may have. */
  | { readonly type: 'tooLarge'; readonly plainBytes: bigint }
  /** Somebody at work revoked the key that its statement had to be signed with. */
  | { readonly type: 'keyRevoked' }

/** The last failure to staff slots of a contract. */
export interface SetupFailure {
  readonly amendment: AmendmentId
  readonly reason: FailureReason
  /** Tick from which the slots are drawn again. */
  readonly retryAt: Tick
}

/** Who stated that a contract is too large. */
export interface SizeClaim {
  readonly plainBytes: bigint
  readonly encoders: readonly UserId[]
  readonly attestor: UserId
}

/** What went wrong with the setups of a contract. */
export interface SetupTrouble {
  /** Amendments that failed since a slot was activated. */
  readonly failures: number
  readonly last: SetupFailure | undefined
  /** Who is not drawn together for this contract again. */
  readonly apart: readonly Triple[]
  /** A statement that the contract is too large, which others have to confirm. */
  readonly tooLarge: SizeClaim | undefined
  /** Whether that was confirmed: nobody staffs the contract any more. */
  readonly void: boolean
}

/** Signatures under a statement, in the order in which they are made. */
export interface StatementSignatures {
  readonly encoder: Signature
  readonly attestor: Signature
  readonly hoster: Signature
}

/** Format and seal of a replica as the numbers of a statement; `{ version: 1, seal: 0 }` is format 1 with `Mark`. */
export interface ReplicaFormat {
  readonly version: number
  readonly seal: number
}

/** Signatures under a statement about a whole amendment. */
export interface JointSignatures {
  /** Of the encoders of all slots that are not done, in the order of the slots. */
  readonly encoders: readonly Signature[]
  readonly attestor: Signature
}

/** The hoster has its replica. */
export interface CompleteOutcome {
  readonly type: 'complete'
  readonly replicaRoot: Digest
  readonly sealedBytes: bigint
  readonly plainBytes: bigint
  readonly format: ReplicaFormat
  readonly signatures: StatementSignatures
}

/** How the setup of a slot ended. */
export type SetupOutcome =
  | CompleteOutcome
  /** The replica that the encoder signed is not the feed's, or equals another one. Only the attestor submits it. */
  | {
      readonly type: 'rejected'
      readonly replicaRoot: Digest
      readonly sealedBytes: bigint
      readonly plainBytes: bigint
      readonly format: ReplicaFormat
      /** The encoder's signature, as for a complete replica. */
      readonly encoder: Signature
    }
  /** Nobody serves the chunks of the contract. */
  | { readonly type: 'noSource'; readonly signatures: JointSignatures }
  /** The contract has more bytes than are left of those stated for its range, or than a contract may have. */
  | { readonly type: 'tooLarge'; readonly plainBytes: bigint; readonly signatures: JointSignatures }
