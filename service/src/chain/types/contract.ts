/** Contracts: sets of chunks, and the slots of their hosters. */

import type { AmendmentId, Balance, Block, Digest, PlanId, UserId } from './ids.js'

/** State of one slot. */
export type Slot =
  /** An amendment is about to staff it. */
  | { readonly type: 'staffing'; readonly amendment: AmendmentId }
  /** A hoster stores its replica. */
  | ({ readonly type: 'active' } & ActiveSlot)
  /** Nobody holds it. */
  | { readonly type: 'vacant' }

/** Who follows the hoster of a slot that is leaving. */
export type Succession =
  /** Nobody: the hoster stays. */
  | { readonly type: 'stays' }
  /** Somebody is about to be drawn. */
  | { readonly type: 'wanted' }
  /** An amendment staffs the slot with somebody else. */
  | { readonly type: 'staffing'; readonly amendment: AmendmentId }

/** A hoster's place in a contract, while it stores its replica. */
export interface ActiveSlot {
  readonly hoster: UserId
  readonly replicaRoot: Digest
  readonly sealedBytes: bigint
  /** Position in the hoster's tree of slots; none once the slot is challenged no more. */
  readonly position: number | undefined
  /** Stake that stands for the slot. */
  readonly commitment: Balance
  /** Who follows its hoster. */
  readonly succession: Succession
  /** First block of the slot's life. */
  readonly since: Block
  /** Generation of the hoster's proofs that the settlement stands in. */
  readonly generation: number
  /** Block up to which the slot is settled. */
  readonly settled: Block
  /** Earned so far, unrounded, in the pallet's own unit. */
  readonly due: bigint
  readonly paid: Balance
}

/** A stored contract. */
export interface Contract {
  readonly plan: PlanId
  /** Place of its range among the plan's ranges. */
  readonly range: number
  /** First chunk. */
  readonly from: bigint
  /** First chunk after it. */
  readonly to: bigint
  /** Plain bytes of its chunks, once a statement gave them. */
  readonly plainBytes: bigint | undefined
  /** Whether every slot was active at the same time once. */
  readonly started: boolean
  readonly slots: readonly Slot[]
}
