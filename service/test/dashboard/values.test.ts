/** Values as the dashboard shows and reads them. */

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  bytes,
  count,
  duration,
  exactMoney,
  money,
  percent,
  planck,
  short
} from '../../../dashboard/src/data/format.js'
import {
  always,
  countHours,
  formatHours,
  hourNow,
  nights,
  outsideWork,
  parseHours,
  toggle
} from '../../../dashboard/src/data/hours.js'
import { bytesAt, placeOf, STEPS } from '../../../dashboard/src/data/slider.js'
import { parseEvent, readEvents } from '../../../dashboard/src/data/sse.js'

const DAT = 10n ** 12n

test('money is short for people, and exact where it is written', () => {
  expect([0n, DAT / 400n, DAT + 1n, 1_234_567n * DAT, 5n].map((amount) => money(amount))).toEqual([
    '0 DAT',
    '0.0025 DAT',
    '1 DAT',
    '1\u202f234\u202f567 DAT',
    '0.000000000005 DAT'
  ])
  expect(['', '1,5', '0.25', '1.1234567890123', '-1', 'x'].map(planck)).toEqual([
    undefined,
    (3n * DAT) / 2n,
    DAT / 4n,
    undefined,
    undefined,
    undefined
  ])
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 29n }), (amount) => planck(exactMoney(amount)) === amount))
})

test('bytes, durations, counts, shares, keys', () => {
  expect([0, 1_023, 1_536, 5n << 30n, '123456789'].map(bytes)).toEqual([
    '0 B',
    '1023 B',
    '1.50 KiB',
    '5 GiB',
    '118 MiB'
  ])
  expect([40, 300, 7_200, 400_000].map(duration)).toEqual(['40 s', '5 min', '2 h', '5 days'])
  expect([count(1, 'plan'), count(2, 'duty', 'duties'), percent(900_000), percent(905_000)]).toEqual([
    '1 plan',
    '2 duties',
    '90 %',
    '90.5 %'
  ])
  expect([short('abcdefghijkl'), short('abc')]).toEqual(['abcdefgh…', 'abc'])
})

describe('hours', () => {
  test('are what the chain has, there and back', () => {
    const any = fc.array(fc.boolean(), { minLength: 168, maxLength: 168 })
    fc.assert(fc.property(any, (hours) => expect(parseHours(formatHours(hours))).toEqual(hours)))
    expect(formatHours(always)).toBe(`0x${'ff'.repeat(21)}`)
    expect(
      formatHours(
        toggle(
          always.map(() => false),
          [0, 9]
        )
      )
    ).toBe(`0x0102${'00'.repeat(19)}`)
  })

  test('presets and a whole day', () => {
    expect([always, nights, outsideWork].map(countHours)).toEqual([168, 56, 118])
    const monday = Array.from({ length: 24 }, (_, hour) => hour)
    expect(countHours(toggle(always, monday))).toBe(144)
    expect(toggle(toggle(always, monday), monday)).toEqual(always)
  })

  test('begin on Monday, in UTC', () => {
    expect(hourNow(new Date(Date.UTC(2026, 2, 9, 0)))).toBe(0)
    expect(hourNow(new Date(Date.UTC(2026, 2, 15, 23)))).toBe(167)
  })
})

test('each place of the slider is a size, and each size a place', () => {
  const [least, most] = [64n << 20n, 4n << 40n]
  expect([bytesAt(0, least, most), bytesAt(STEPS, least, most)]).toEqual([least, most])
  for (let place = 0; place <= STEPS; place += 10) {
    expect(placeOf(bytesAt(place, least, most), least, most)).toBe(place)
  }
})

test('events of a stream, however it is cut', async () => {
  const text = ': open\n\nevent: block\ndata: {"block":1}\n\nevent: block\ndata: {"block":2}\n\n'
  for (const step of [1, 7, 1_000]) {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < text.length; at += step) controller.enqueue(Buffer.from(text.slice(at, at + step)))
        controller.close()
      }
    })
    const seen: string[] = []
    for await (const { event, data } of readEvents({ body } as Response)) seen.push(`${event} ${data}`)
    expect(seen).toEqual(['block {"block":1}', 'block {"block":2}'])
  }
  expect(parseEvent(': beat')).toBeUndefined()
})
