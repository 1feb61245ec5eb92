/** Amendments: attempts to staff slots, and the statements that end them. */

import type { Balance, Block, ContractId, Digest, Key, Signature, SlotIndex, Tick, UserId } from './ids.js'

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
}

/** The outcome of a draw. */
export interface Staff {
  readonly drawnAt: Tick
  /** Tick by which statements must be in. */
  readonly deadline: Tick
  readonly attestor: Seat
  /** One pair a slot, in the order of the slots. */
  readonly pairs: readonly SeatPair[]
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
  /** Plain bytes that a draw reserves for each slot. */
  readonly reservedBytes: bigint
  readonly staff: Staff | undefined
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

/** How the setup of a slot ended. */
export type SetupOutcome = {
  readonly type: 'complete'
  readonly replicaRoot: Digest
  readonly sealedBytes: bigint
  readonly plainBytes: bigint
  readonly format: ReplicaFormat
  readonly signatures: StatementSignatures
}
