/** Limits of a line by hours: one that holds, and others at other hours of the week. */

import { isWithin } from './week.js'

/** Bytes a second; undefined: without a limit. */
export type Rate = number | undefined

export interface RatePlan {
  readonly usual: Rate
  /** Of those whose hours it is, the last one holds. */
  readonly others: readonly { readonly hours: Uint8Array; readonly rate: Rate }[]
}

export const UNLIMITED: RatePlan = { usual: undefined, others: [] }

/** @param date milliseconds since 1970 */
export function rateAt({ usual, others }: RatePlan, date: number): Rate {
  const other = others.findLast(({ hours }) => isWithin(hours, date))
  return other === undefined ? usual : other.rate
}
