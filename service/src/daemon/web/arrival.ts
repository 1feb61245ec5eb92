/** How long requests may take to arrive: their heads, all of them, and how often that is looked at. Milliseconds. */

export interface ArrivalTimes {
  /** From the connection, or the end of what was asked before, to the end of the head. */
  readonly headMs: number
  /** To the end of the body. */
  readonly requestMs: number
  /** Between two looks: a request may take that much longer. */
  readonly lookMs: number
  /** That a connection may be without a request. */
  readonly idleMs: number
}

export const ARRIVAL_TIMES: ArrivalTimes = { headMs: 10_000, requestMs: 30_000, lookMs: 5_000, idleMs: 60_000 }
