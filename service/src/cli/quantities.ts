/** Bytes, durations, money, hours and lists, as people write and read them. */

import type { DatdotError } from '../errors.js'
import { cliError } from './errors.js'

const BYTE_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
  TIB: 2 ** 40
}

const DURATION_UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 }

/** Planck in one DAT. */
const DECIMALS = 12
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const HOURS_PER_WEEK = 168

/** `10GiB`, `500 MB`, `4096`: bytes. */
export function parseBytes(text: string): bigint {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]*)$/.exec(text.trim()) ?? []
  const factor = BYTE_UNITS[(unit ?? '?').toUpperCase()]
  const bytes = Math.floor(Number(number) * (factor ?? Number.NaN))
  if (!Number.isSafeInteger(bytes) || bytes < 1) {
    throw invalid({ text, what: 'a number of bytes', example: '10GiB' })
  }
  return BigInt(bytes)
}

/** `90s`, `20m`, `36h`, `30d`, `4w`: seconds. */
export function parseDuration(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([smhdw])$/.exec(text.trim()) ?? []
  const seconds = Math.floor(Number(number) * (DURATION_UNITS[unit ?? ''] ?? Number.NaN))
  if (!Number.isSafeInteger(seconds) || seconds < 1 || seconds > 10 * 366 * 86_400) {
    throw invalid({ text, what: 'a length of time of at most ten years', example: '30d' })
  }
  return seconds
}

/** DAT with up to 12 decimals, such as `0.25`: planck. */
export function parseMoney(text: string): bigint {
  const [, whole, fraction = ''] = /^(\d{1,18})(?:\.(\d{1,12}))?(?:\s*DAT)?$/.exec(text.trim()) ?? []
  if (whole === undefined) {
    throw invalid({ text, what: 'an amount of DAT', example: '0.25' })
  }
  return BigInt(whole) * 10n ** BigInt(DECIMALS) + BigInt(fraction.padEnd(DECIMALS, '0'))
}

/** Planck as DAT, with all the decimals there are. */
export function formatMoney(planck: bigint): string {
  const digits = (planck < 0n ? -planck : planck).toString().padStart(DECIMALS + 1, '0')
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '')
  return `${planck < 0n ? '-' : ''}${digits.slice(0, -DECIMALS)}${fraction ? `.${fraction}` : ''} DAT`
}

export function formatBytes(bytes: bigint | number): string {
  const count = Number(bytes)
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const
  const power = count < 1 ? 0 : Math.min(Math.floor(Math.log2(count) / 10), units.length - 1)
  const value = count / 1024 ** power
  return `${power === 0 ? value : value.toFixed(value < 10 ? 2 : 1)} ${units[power]}`
}

export function formatDuration(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds)} s`
  if (seconds < 100 * 60) return `${Math.round(seconds / 60)} min`
  if (seconds < 72 * 3_600) return `${(seconds / 3_600).toFixed(1)} h`
  return `${(seconds / 86_400).toFixed(1)} d`
}

/**
 * `all`, or days and hours in UTC: `mon-fri:8-18`, `sat:0-24`, several separated by commas. An end before its start
 * runs over midnight (or over the week's end).
 * @returns 21 bytes, one bit an hour from Monday 00:00, lowest bit first
 */
export function parseHours(text: string): Uint8Array {
  const hours = new Uint8Array(HOURS_PER_WEEK / 8)
  if (text.trim() === 'all') return hours.fill(0xff)
  for (const part of text.toLowerCase().split(',')) {
    const [, first, last, start, end] =
      /^(mon|tue|wed|thu|fri|sat|sun)(?:-(mon|tue|wed|thu|fri|sat|sun))?(?::(\d{1,2})-(\d{1,2}))?$/.exec(part.trim()) ??
      []
    const [open, close] = [Number(start ?? 0), Number(end ?? 24)]
    if (first === undefined || open > 23 || close > 24 || open === close) {
      throw invalid({ text, what: 'hours of a week', example: 'all, or mon-fri:8-18,sat:0-24' })
    }
    const from = dayNumber(first)
    const days = ((dayNumber(last ?? first) - from + 7) % 7) + 1
    for (let day = from; day < from + days; day++) {
      const length = (close - open + 24) % 24 || 24
      for (let hour = 0; hour < length; hour++) setHour(hours, day * 24 + open + hour)
    }
  }
  return hours
}

/** Number of hours that a grid offers. */
export function countHours(hours: Uint8Array): number {
  let count = 0
  for (let hour = 0; hour < HOURS_PER_WEEK; hour++) count += ((hours[hour >> 3] ?? 0) >> (hour & 7)) & 1
  return count
}

/** Names separated by commas, each one of `allowed`, each once. */
export function parseList<const Name extends string>(text: string, allowed: readonly Name[]): Name[] {
  const names = text.split(',').map((name) => name.trim())
  const known = (name: string): name is Name => (allowed as readonly string[]).includes(name)
  if (!names.every(known)) {
    throw invalid({ text, what: `a list of ${allowed.join(', ')}`, example: allowed.join(',') })
  }
  return [...new Set(names)]
}

/** A whole number from `least` to `most`. */
export function parseCount(least: number, most: number): (text: string) => number {
  return (text) => {
    const count = /^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN
    if (!(count >= least && count <= most)) {
      throw invalid({
        text,
        what: `a whole number from ${least} to ${most}`,
        example: `${least}`
      })
    }
    return count
  }
}

function dayNumber(name: string): number {
  return (DAYS as readonly string[]).indexOf(name)
}

function setHour(hours: Uint8Array, hour: number): void {
  const place = hour % HOURS_PER_WEEK
  hours[place >> 3] = (hours[place >> 3] ?? 0) | (1 << (place & 7))
}

/** What cannot be read; `nameOptions` adds of which option it is the value. */
function invalid(details: { text: string; what: string; example: string }): DatdotError {
  return cliError('CLI_VALUE_INVALID', { name: '', ...details })
}
