import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  countHours,
  formatBytes,
  formatDuration,
  formatMoney,
  parseBytes,
  parseCount,
  parseDuration,
  parseHours,
  parseList,
  parseMoney
} from '../../src/cli/quantities.js'

const refused = expect.objectContaining({ code: 'CLI_VALUE_INVALID', remedy: expect.stringMatching(/./) })

test.each([
  ['10GiB', 10n * 2n ** 30n],
  ['500 MB', 500_000_000n],
  ['1.5kib', 1_536n],
  ['4096', 4_096n]
])('%s is a number of bytes', (text, bytes) => expect(parseBytes(text)).toBe(bytes))

test.each(['', '-1', '0', '10 apples', 'GiB', '1e9', '99999999TiB'])('%p is no number of bytes', (text) => {
  expect(() => parseBytes(text)).toThrow(refused)
})

test.each([
  ['90s', 90],
  ['20m', 1_200],
  ['1.5h', 5_400],
  ['30d', 2_592_000],
  ['4w', 2_419_200]
])('%s is a length of time', (text, seconds) => expect(parseDuration(text)).toBe(seconds))

test.each(['', '30', '0s', '-1d', '11w3d', '9999d'])('%p is no length of time', (text) => {
  expect(() => parseDuration(text)).toThrow(refused)
})

describe('money', () => {
  test('is read back as it is written', () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 30n - 1n), (planck) => parseMoney(formatMoney(planck)) === planck))
  })
  test('has twelve decimals', () => {
    expect(parseMoney('0.25')).toBe(250_000_000_000n)
    expect(formatMoney(-1n)).toBe('-0.000000000001 DAT')
  })
  test.each(['', '1,5', '-1', '0.0000000000001', '1e3', '.5'])('%p is refused', (text) => {
    expect(() => parseMoney(text)).toThrow(refused)
  })
})

describe('hours of a week', () => {
  const offered = (text: string) => {
    const grid = parseHours(text)
    return Array.from({ length: 168 }, (_, hour) => hour).filter((hour) => ((grid[hour >> 3] ?? 0) >> (hour & 7)) & 1)
  }
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

  test('all of them', () => expect(countHours(parseHours('all'))).toBe(168))
  test('a day from Monday 00:00', () => expect(offered('mon')).toEqual(range(0, 24)))
  test('office hours', () => {
    expect(offered('mon-fri:8-18')).toEqual([0, 1, 2, 3, 4].flatMap((day) => range(day * 24 + 8, day * 24 + 18)))
  })
  test('a night goes over midnight, and over the end of the week', () => {
    expect(offered('sun:22-6')).toEqual([...range(0, 6), ...range(166, 168)])
  })
  test('days go over the end of the week', () => expect(offered('sat-mon').length).toBe(72))
  test('several', () => expect(offered('tue:0-1, wed:0-1')).toEqual([24, 48]))
  test.each(['', 'monday', 'mon:8', 'mon:8-8', 'mon:8-25', 'mon:24-2', 'mon-fri:8-18;sat'])('%p is refused', (text) => {
    expect(() => parseHours(text)).toThrow(refused)
  })
})

test('lists hold known names, each once', () => {
  expect(parseList('b, a,b', ['a', 'b'])).toEqual(['b', 'a'])
  expect(() => parseList('a,c', ['a', 'b'])).toThrow(refused)
  expect(() => parseList('', ['a', 'b'])).toThrow(refused)
})

test('counts are bounded whole numbers', () => {
  expect(parseCount(1, 5)('5')).toBe(5)
  for (const text of ['0', '6', '1.5', 'five', '']) expect(() => parseCount(1, 5)(text)).toThrow(refused)
})

test('sizes and times are shown in units that people read', () => {
  expect([0, 1_023, 1_536, 10 * 2 ** 30].map(formatBytes)).toEqual(['0 B', '1023 B', '1.50 KiB', '10.0 GiB'])
  expect([59, 600, 7_200, 864_000].map(formatDuration)).toEqual(['59 s', '10 min', '2.0 h', '10.0 d'])
})
