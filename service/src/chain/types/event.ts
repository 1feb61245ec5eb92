/** What the pallet reports, one event for each outcome. */

import type { PlanEvent } from './events/plans.js'
import type { ProofEvent } from './events/proofs.js'
import type { ProviderEvent } from './events/providers.js'
import type { SetupEvent } from './events/setups.js'
import type { Block, Digest } from './ids.js'

export type { PlanEvent, ProofEvent, ProviderEvent, SetupEvent }

export type MarketEvent = ProviderEvent | PlanEvent | SetupEvent | ProofEvent

export type MarketEventType = MarketEvent['type']

/** The market's events of one finalised block. */
export interface BlockEvents {
  readonly block: Block
  readonly hash: Digest
  readonly events: readonly MarketEvent[]
}
