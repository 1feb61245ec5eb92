import { describe, expect, jest, test } from '@jest/globals'
import { parseRegion, placeOfMachine, regionOfZone } from '../../src/cli/region.js'

/** Lines as tzdata has them. */
const TABLE = [
  '# country\tcoordinates\tzone\tcomment',
  'DE\t+5230+01322\tEurope/Berlin\tmost of Germany',
  'US\t+404251-0740023\tAmerica/New_York\tEastern (most areas)',
  'JP\t+353916+1394441\tAsia/Tokyo',
  'AU\t-3352+15113\tAustralia/Sydney\tNew South Wales',
  'XX\tnowhere\tNo/Where'
].join('\n')

describe('the region of a time zone', () => {
  // What any geohash tool says of the city.
  test.each([
    ['Europe/Berlin', 'u3'],
    ['America/New_York', 'dr'],
    ['Asia/Tokyo', 'xn'],
    ['Australia/Sydney', 'r3']
  ])('%s is in %s', (zone, region) => {
    expect(regionOfZone(zone, TABLE)).toBe(region)
  })

  test.each(['UTC', 'Etc/UTC', 'No/Where', ''])('%j is in none', (zone) => {
    expect(regionOfZone(zone, TABLE)).toBeUndefined()
  })
})

test('a machine whose clock is in UTC may be anywhere', () => {
  const options = Intl.DateTimeFormat().resolvedOptions()
  const spy = jest
    .spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions')
    .mockReturnValue({ ...options, timeZone: 'UTC' })
  try {
    expect(placeOfMachine()).toBeUndefined()
  } finally {
    spy.mockRestore()
  }
})

test('a region is two characters of a geohash', () => {
  expect([' U3', 'dr', '00', 'zz'].map(parseRegion)).toEqual(['u3', 'dr', '00', 'zz'])
  for (const text of ['', 'u', 'u3x', 'ua', 'Berlin', 'ü3']) {
    expect(() => parseRegion(text)).toThrow(expect.objectContaining({ code: 'CLI_VALUE_INVALID' }))
  }
})
