/** Which chunks of a plan that follows a hypercore have no hoster yet. */

import type { FollowReport, Key, PlanReport } from '../../chain/types.js'
import { equalBytes } from '../../hyper/index.js'

/** A tail: it may be empty, and begins where the first contract without a hoster does. */
export interface TailRange {
  readonly start: number
  /** Where it ends for good, once the plan follows no further. */
  readonly end: number | undefined
  /** Chunks below this one are paid for; from it on so many bytes more will be. */
  readonly taken: number
  readonly left: bigint
}

/** Contracts that are looked at: those before them have hosters, or will not get any. */
export const LATEST_CONTRACTS = 64

/** @param report of a plan that follows the feed, with its latest contracts */
export function tailRange(report: PlanReport, following: FollowReport, feedKey: Key): TailRange {
  const { from, to, length, bytes, maxBytes, stopped } = following
  const bare = report.contracts.filter(
    (contract) =>
      equalBytes(contract.feedKey, feedKey) &&
      contract.from >= from &&
      contract.trouble?.void !== true &&
      contract.slots.every(({ hoster }) => hoster === undefined)
  )
  const start = bare.reduce((least, contract) => (contract.from < least ? contract.from : least), to)
  const isOpen = stopped === undefined
  const left = isOpen && maxBytes > bytes ? maxBytes - bytes : 0n
  return { start: Number(start), end: isOpen ? undefined : Number(to), taken: Number(length), left }
}
