/** The hours of a week: 168 bits, lowest first in each byte, from Monday 00:00 UTC. */

export const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
export const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const HOURS = 168

export type Hours = readonly boolean[]

/** 0x and 42 hexadecimal digits. */
export function parseHours(text: string): Hours {
  const digits = text.replace(/^0x/, '')
  return Array.from({ length: HOURS }, (_, hour) => {
    const byte = Number.parseInt(digits.slice(2 * (hour >> 3), 2 * (hour >> 3) + 2), 16)
    return ((byte >> (hour & 7)) & 1) === 1
  })
}

export function formatHours(hours: Hours): string {
  const bytes = Array.from({ length: HOURS / 8 }, (_, place) =>
    Array.from({ length: 8 }, (_unused, bit) => (hours[place * 8 + bit] ? 1 << bit : 0)).reduce(
      (sum, bit) => sum + bit,
      0
    )
  )
  return `0x${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

export function countHours(hours: Hours): number {
  return hours.filter(Boolean).length
}

export const always: Hours = new Array<boolean>(HOURS).fill(true)
/** From 22:00 to 6:00. */
export const nights: Hours = always.map((_, hour) => hour % 24 >= 22 || hour % 24 < 6)
/** All but Monday to Friday, 8:00 to 18:00. */
export const outsideWork: Hours = always.map((_, hour) => hour >= 5 * 24 || hour % 24 < 8 || hour % 24 >= 18)

/** The hours with those changed that `which` names, all to the opposite of what the first of them is. */
export function toggle(hours: Hours, which: readonly number[]): Hours {
  const [first] = which
  const value = first === undefined ? false : !hours[first]
  const changed = new Set(which)
  return hours.map((on, hour) => (changed.has(hour) ? value : on))
}

/** Number of the hour of the week that it is. */
export function hourNow(now: Date): number {
  return ((now.getUTCDay() + 6) % 7) * 24 + now.getUTCHours()
}
