import { expect, test } from '@jest/globals'
import { parseHours } from '../../src/cli/quantities.js'
import { rateAt } from '../../src/limits/index.js'
import { changesAt, hourOfWeek, isWithin } from '../../src/limits/week.js'

const at = (text: string) => Date.parse(`${text}Z`)

test('the week begins on Monday at midnight, UTC', () => {
  expect(hourOfWeek(at('2026-06-01T00:00:00'))).toBe(0)
  expect(hourOfWeek(at('2026-06-01T23:59:59'))).toBe(23)
  expect(hourOfWeek(at('2026-06-07T23:00:00'))).toBe(167)
})

test('hours are those of the offer', () => {
  const hours = parseHours('mon-fri:22-6,sun:0-24')
  const inside = ['2026-06-01T22:00:00', '2026-06-02T05:59:59', '2026-06-06T03:00:00', '2026-06-07T12:00:00']
  const outside = ['2026-06-01T21:59:59', '2026-06-02T06:00:00', '2026-06-06T06:00:00', '2026-06-01T03:00:00']
  for (const date of inside) expect([date, isWithin(hours, at(date))]).toEqual([date, true])
  for (const date of outside) expect([date, isWithin(hours, at(date))]).toEqual([date, false])
})

test('it is known when they change', () => {
  const hours = parseHours('mon:8-18')
  expect(changesAt(hours, at('2026-06-01T07:30:00'))).toBe(at('2026-06-01T08:00:00'))
  expect(changesAt(hours, at('2026-06-01T08:00:00'))).toBe(at('2026-06-01T18:00:00'))
  expect(changesAt(hours, at('2026-06-01T18:00:00'))).toBe(at('2026-06-08T08:00:00'))
  expect(changesAt(parseHours('all'), at('2026-06-01T18:00:00'))).toBeUndefined()
})

test('the last limit whose hours it is holds', () => {
  const plan = {
    usual: 1_000,
    others: [
      { hours: parseHours('mon-fri:8-18'), rate: 100 },
      { hours: parseHours('fri:12-24'), rate: undefined }
    ]
  }
  expect(rateAt(plan, at('2026-06-01T07:00:00'))).toBe(1_000)
  expect(rateAt(plan, at('2026-06-01T08:00:00'))).toBe(100)
  expect(rateAt(plan, at('2026-06-05T11:59:00'))).toBe(100)
  expect(rateAt(plan, at('2026-06-05T12:00:00'))).toBeUndefined()
})
