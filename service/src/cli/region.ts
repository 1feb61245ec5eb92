/** Where a machine is, as far as its time zone says: the region of an offer, two characters of a geohash. */

import { readFileSync } from 'node:fs'
import { cliError } from './errors.js'

export interface Place {
  readonly region: string
  /** The time zone that says so. */
  readonly zone: string
}

/** The cities after which time zones are named, with their coordinates. */
const TABLE = '/usr/share/zoneinfo/zone.tab'
const DIGITS = '0123456789bcdefghjkmnpqrstuvwxyz'

/** @throws CLI_VALUE_INVALID */
export function parseRegion(text: string): string {
  const region = text.trim().toLowerCase()
  if (region.length === 2 && [...region].every((digit) => DIGITS.includes(digit))) return region
  throw cliError('CLI_VALUE_INVALID', {
    name: '',
    text: text.slice(0, 200),
    what: 'the first two characters of a geohash',
    example: 'u3 for Berlin'
  })
}

/** Nothing where the time zone is that of no place, such as UTC, or the system has no table of time zones. */
export function placeOfMachine(): Place | undefined {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  try {
    const region = regionOfZone(zone, readFileSync(TABLE, 'utf8'))
    return region === undefined ? undefined : { region, zone }
  } catch {
    return undefined
  }
}

/**
 * @param table lines of country, coordinates (`+5230+01322`: degrees, minutes, perhaps seconds), and zone
 */
export function regionOfZone(zone: string, table: string): string | undefined {
  const [, latitude, longitude] =
    table
      .split('\n')
      .map((line) => line.split('\t'))
      .filter((columns) => columns[2]?.trim() === zone)
      .map(([, coordinates = '']) => /^([+-]\d{4,6})([+-]\d{5,7})$/.exec(coordinates))[0] ?? []
  if (latitude === undefined || longitude === undefined) return undefined
  return geohash(degrees(latitude, 2), degrees(longitude, 3))
}

/** `+0132230` with three digits of degrees: 13.375. */
function degrees(text: string, width: number): number {
  const [, sign, whole = '', minutes = '', seconds = '0'] =
    new RegExp(`^([+-])(\\d{${width}})(\\d{2})(\\d{2})?$`).exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(whole) + Number(minutes) / 60 + Number(seconds) / 3_600)
}

/** The first two characters: ten bits, which halve longitude and latitude in turn, longitude first. */
function geohash(latitude: number, longitude: number): string {
  const ranges = [
    { value: longitude, low: -180, high: 180 },
    { value: latitude, low: -90, high: 90 }
  ]
  let bits = 0
  for (let bit = 0; bit < 10; bit++) {
    const range = ranges[bit % 2] as (typeof ranges)[number]
    const middle = (range.low + range.high) / 2
    const upper = range.value >= middle
    if (upper) range.low = middle
    else range.high = middle
    bits = bits * 2 + Number(upper)
  }
  return `${DIGITS[bits >> 5]}${DIGITS[bits & 31]}`
}
