/** Hours of a week in UTC, as offers have them: 21 bytes, one bit an hour from Monday 00:00, lowest bit first. */

export const HOURS_OF_WEEK = 168
const HOUR_MS = 3_600_000
/** 1970 began on a Thursday. */
const THURSDAY_HOUR = 3 * 24

/** @param date milliseconds since 1970 */
export function hourOfWeek(date: number): number {
  return (Math.floor(date / HOUR_MS) + THURSDAY_HOUR) % HOURS_OF_WEEK
}

export function isWithin(hours: Uint8Array, date: number): boolean {
  return hasHour(hours, hourOfWeek(date))
}

export function hasHour(hours: Uint8Array, hour: number): boolean {
  return (((hours[hour >> 3] ?? 0) >> (hour & 7)) & 1) === 1
}

/** Milliseconds since 1970 when it is the other way round, or undefined if it never is. */
export function changesAt(hours: Uint8Array, date: number): number | undefined {
  const now = hourOfWeek(date)
  const inside = hasHour(hours, now)
  for (let more = 1; more < HOURS_OF_WEEK; more++) {
    if (hasHour(hours, (now + more) % HOURS_OF_WEEK) !== inside) return (Math.floor(date / HOUR_MS) + more) * HOUR_MS
  }
  return undefined
}
