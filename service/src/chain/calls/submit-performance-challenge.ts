import type { PerformanceReport } from '../types.js'
import type { MarketCall } from './call.js'
import { marketCall } from './market-call.js'

/** Commits or reveals an attestor's report of an epoch. */
export const submitPerformanceChallenge = (report: PerformanceReport): MarketCall =>
  marketCall({ type: 'submitPerformanceChallenge', report })
