/** A replica of this hoster, as its own record names it. */

import type { CompleteOutcome, PinnedFeed, SlotId, UserId } from '../../chain/types.js'
import { equalBytes } from '../../hyper/index.js'

/** Which replica it is, and the chunks that it was made of. */
export interface ReplicaId {
  readonly contract: bigint
  readonly slot: number
  readonly amendment: bigint
  /** Who made it: part of its seal. */
  readonly encoder: UserId
  readonly feedKey: Uint8Array
  readonly pin: PinnedFeed
  readonly from: bigint
  readonly to: bigint
}

/** A stored replica, complete and signed by all three. */
export interface StoredReplica extends ReplicaId {
  readonly outcome: CompleteOutcome
}

/** Whether it is the replica of a slot with that root. */
export function isOf({ contract, slot, outcome }: StoredReplica, id: SlotId, root: Uint8Array): boolean {
  return contract === id.contract && slot === id.slot && equalBytes(outcome.replicaRoot, root)
}

export function nameOf({ contract, slot, amendment }: Pick<ReplicaId, 'contract' | 'slot' | 'amendment'>): string {
  return `${contract}-${slot}-${amendment}`
}

/** Of whichever amendment. */
export function slotName({ contract, slot }: SlotId): string {
  return `${contract}-${slot}`
}
