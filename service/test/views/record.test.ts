/** Payments and challenges out of finalised blocks, each block once. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { MarketEvent } from '../../src/chain/types.js'
import { AccountRecord } from '../../src/views/index.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datdot-record-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const ME = 7n
const DAY = 86_400_000
const AT = Date.UTC(2026, 2, 10, 12)
const context = { user: ME, at: AT, reasonOf: () => 'the disk was away' }
const block = (number: number, ...events: MarketEvent[]) => ({ block: number, hash: new Uint8Array(32), events })

const settled = (amount: bigint, hoster = ME): MarketEvent => ({
  type: 'slotSettled',
  contract: 20n,
  slot: 0,
  hoster,
  amount,
  until: 90
})
const missed: MarketEvent = { type: 'storageChallengeMissed', challenge: 40n, hoster: ME, deadline: 150n }
const proven: MarketEvent = { type: 'storageProven', challenge: 40n, hoster: ME, provenUntil: 99 }

test('sums by day and kind, also after it was opened again', async () => {
  const file = join(folder, 'record.json')
  const record = await AccountRecord.open(file)
  await record.take(block(1, settled(5n), settled(9n, 8n)), context)
  const setup: MarketEvent = { type: 'setupPaid', contract: 20n, slot: 0, encoder: ME, attestor: 9n, fee: 3n }
  const measured: MarketEvent = { type: 'measurementPaid', epoch: 1, attestor: ME, hoster: 9n, amount: 2n }
  await record.take(block(2, setup, measured), { ...context, at: AT + DAY })
  const again = await AccountRecord.open(file)
  expect(again.facts.total).toBe(10n)
  expect([...again.facts.days]).toEqual([
    ['2026-03-10', { hosting: 5n, setup: 0n, measuring: 0n }],
    ['2026-03-11', { hosting: 0n, setup: 3n, measuring: 2n }]
  ])
})

test('a block that is replayed counts once', async () => {
  const record = await AccountRecord.open(join(folder, 'record.json'))
  for (const number of [4, 4, 3]) await record.take(block(number, settled(5n)), context)
  expect(record.facts.total).toBe(5n)
})

test('challenges keep how they ended, and a miss its reason', async () => {
  const record = await AccountRecord.open(join(folder, 'record.json'))
  await record.take(block(5, missed), context)
  await record.take(block(6, proven), context)
  const at = { at: AT, id: 40n }
  expect(record.facts.challenges).toEqual([
    { ...at, outcome: 'missed', block: 5, reason: 'the disk was away' },
    { ...at, outcome: 'answered', block: 6, reason: undefined }
  ])
  expect(record.facts.missed).toBe(1)
})

test('slots that were lost in a day are counted together', async () => {
  const record = await AccountRecord.open(join(folder, 'record.json'))
  const lost: MarketEvent = { type: 'slotLost', contract: 20n, slot: 0, hoster: ME, cause: 'silence' }
  await record.take(block(7, lost, { ...lost, slot: 1 }), context)
  expect(record.facts.lost).toEqual({ slots: 2, cause: 'challenges were not answered', at: AT })
  await record.take(block(8, lost), { ...context, at: AT + 2 * DAY })
  expect(record.facts.lost?.slots).toBe(1)
})

test('only blocks that concern the account need their time', () => {
  expect(AccountRecord.concerns(block(1, settled(5n)), ME)).toBe(true)
  expect(AccountRecord.concerns(block(1, proven), ME)).toBe(true)
  expect(AccountRecord.concerns(block(1, settled(5n, 8n)), ME)).toBe(false)
  expect(AccountRecord.concerns(block(1, settled(5n)), undefined)).toBe(false)
})
