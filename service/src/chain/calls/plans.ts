/** What a sponsor does with a running plan. */

import type { Balance, PlanChange, PlanId } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'

/** Adds ranges, or moves the end; `budget` is the most that may be held for it, planck. */
export const planUpdate = (plan: PlanId, { ranges, until }: PlanChange, budget: Balance): MarketCall =>
  marketCall({ type: 'planUpdate', plan, change: { ranges, until }, budget })

/** Pauses a plan from the next block on. */
export const planPause = (plan: PlanId): MarketCall => marketCall({ type: 'planPause', plan })

/** Lets a paused plan go on; one setup is held for each slot that was given back. */
export const planResume = (plan: PlanId): MarketCall => marketCall({ type: 'planResume', plan })

/** Ends a plan at the next block. */
export const planCancel = (plan: PlanId): MarketCall => marketCall({ type: 'planCancel', plan })
