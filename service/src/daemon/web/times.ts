/** How long requests may take to arrive, and answers to be taken. Milliseconds. */

export interface WebTimes {
  /** From the connection, or the end of what was asked before, to the end of the head. */
  readonly headMs: number
  /** To the end of the body. */
  readonly requestMs: number
  /** Between two looks: a request may take that much longer. */
  readonly lookMs: number
  /** That a connection may be without a request. */
  readonly idleMs: number
  /** In which nothing of an answer that is there may be taken. */
  readonly takeMs: number
}

export const WEB_TIMES: WebTimes = {
  headMs: 10_000,
  requestMs: 30_000,
  lookMs: 5_000,
  idleMs: 60_000,
  takeMs: 30_000
}
