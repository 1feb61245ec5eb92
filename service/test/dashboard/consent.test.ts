/** The window of consent: what counts as a wish, and how often a page may have one. */

import { expect, test } from '@jest/globals'
import { mayAsk, noteRefusal } from '../../../dashboard/src/consent/limits.js'
import { whoAsks, wishOf } from '../../../dashboard/src/consent/wish.js'

const KEY = 'ybndrfg8ejkmcpqxot1uwisza345h769ybndrfg8ejkmcpqxot1y'
const HOSTING = { type: 'hosting', key: KEY, seconds: 60 }

test('a wish is taken apart and put together again: nothing else of it counts', () => {
  expect(wishOf({ ...HOSTING, replicas: 3, budget: '1', extra: {} })).toEqual({ ...HOSTING, replicas: 3 })
  expect(wishOf({ type: 'tip', key: KEY, amount: '10', to: 'me' })).toEqual({ type: 'tip', key: KEY, amount: '10' })
})

test.each([
  ['nothing', null],
  ['another kind', { ...HOSTING, type: 'transfer' }],
  ['no key', { ...HOSTING, key: 'x' }],
  ['a path as key', { ...HOSTING, key: '/etc/passwd' }],
  ['no time', { ...HOSTING, seconds: 0 }],
  ['time without end', { ...HOSTING, seconds: Number.POSITIVE_INFINITY }],
  ['half a copy', { ...HOSTING, replicas: 0.5 }],
  ['a tip of nothing', { type: 'tip', key: KEY, amount: '0' }],
  ['a tip that is a number', { type: 'tip', key: KEY, amount: 5 }],
  ['a tip below nothing', { type: 'tip', key: KEY, amount: '-5' }]
])('%s is no wish', (_, sent) => {
  expect(wishOf(sent)).toBeUndefined()
})

test('a drive that asks is named by its key', () => {
  expect(whoAsks(`http://${KEY}.localhost:8787`)).toBe(`the drive ${KEY}`)
  expect(whoAsks(`http://${KEY}.localhost.evil.example`)).toBe(`http://${KEY}.localhost.evil.example`)
})

function keeping() {
  const kept = new Map<string, string>()
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value)
  }
}

test('a page asks so often and no more, and all pages together', () => {
  const kept = keeping()
  const asks = (origin: string, at: number, times = 20) =>
    Array.from({ length: times }, () => mayAsk(kept, origin, at)).filter(Boolean).length
  expect(asks('https://a.example', 0)).toBe(4)
  expect(asks('https://b.example', 1_000)).toBe(4)
  expect(asks('https://c.example', 2_000)).toBe(2)
  expect(asks('https://a.example', 59_000)).toBe(0)
  expect(asks('https://a.example', 70_000)).toBe(4)
})

test('who was refused three times in a row waits longer', () => {
  const kept = keeping()
  const refused = (at: number) => {
    const may = mayAsk(kept, 'https://a.example', at)
    noteRefusal(kept, 'https://a.example', at)
    return may
  }
  expect([0, 30_000, 60_000, 90_000, 300_000].map(refused)).toEqual([true, true, true, false, false])
  expect(mayAsk(kept, 'https://b.example', 300_000)).toBe(true)
  expect(mayAsk(kept, 'https://a.example', 700_000)).toBe(true)
})

test('what somebody else wrote there counts for nothing', () => {
  const kept = keeping()
  kept.setItem('datdot-asked', '{"broken"')
  expect(mayAsk(kept, 'https://a.example', 0)).toBe(true)
})
