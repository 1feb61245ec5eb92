/** The record that the daemon keeps: what was paid when, and why a challenge was missed. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { ChainAPI } from '../../src/chain/index.js'
import type { MarketEvent } from '../../src/chain/types.js'
import { AccountWatch } from '../../src/daemon/account-watch.js'
import type { OnBlock } from '../../src/daemon/block-feed.js'
import { createLogger } from '../../src/log.js'

const ME = 7n
const handlers: OnBlock[] = []
const away = () => {
  throw new Error('away')
}
let home = ''
let watch: AccountWatch

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'datdot-watch-'))
  handlers.length = 0
  watch = new AccountWatch({
    link: { now: away, wait: () => new Promise(() => {}), trouble: undefined, seenAt: 0 },
    onBlock: (handler) => handlers.push(handler),
    home,
    roles: () => ({ type: 'waiting', why: new Error('none') }),
    traffic: () => ({ connections: 3, sent: 5_000, received: 1 }),
    limits: () => ({ refusal: undefined, refusals: [], diskLeft: 1_000, uses: [] }),
    log: createLogger({ level: 'silent' })
  })
})
afterEach(async () => {
  await watch.close()
  await rm(home, { recursive: true, force: true })
})

/** A finalised block with the time that it says. */
async function finalise(block: number, at: number, ...events: MarketEvent[]): Promise<void> {
  const chain = { address: '5Me', getUserIDByAddress: async () => ME, client: { read: async () => at } }
  const hash = new Uint8Array(32)
  for (const handler of handlers) await handler({ block, hash, events }, chain as unknown as ChainAPI)
}

const missed: MarketEvent = { type: 'storageChallengeMissed', challenge: 40n, hoster: ME, deadline: 9n }

test('pay is of the day of its block, and the record is there after a restart', async () => {
  const paid: MarketEvent = { type: 'slotSettled', contract: 1n, slot: 0, hoster: ME, amount: 5n, until: 9 }
  await finalise(1, Date.UTC(2026, 0, 2), paid)
  await finalise(1, Date.UTC(2026, 0, 2), paid)
  expect(watch.local.record().days.get('2026-01-02')?.hosting).toBe(5n)
  expect(watch.local.record().total).toBe(5n)
})

test('a challenge that was missed before this daemon began says so', async () => {
  await finalise(2, Date.now() - 60_000, missed)
  expect(watch.local.record().challenges[0]).toMatchObject({ outcome: 'missed', reason: 'this daemon was not running' })
})

test('a challenge that could not be answered says what the log said', async () => {
  const log = createLogger({ destination: { write: () => {} } })
  log.warn({ err: new Error('page 3 of the replica is damaged'), job: 'challenge 40' }, 'failed; tried again')
  await finalise(3, Date.now() + 1_000, missed)
  await finalise(4, Date.now() + 2_000, { ...missed, challenge: 41n })
  expect(watch.local.record().challenges.map(({ reason }) => reason)).toEqual([
    'page 3 of the replica is damaged',
    undefined
  ])
})

test('what only this machine knows', async () => {
  const { freeBytes, totalBytes, reserveBytes } = await watch.local.disk()
  expect(freeBytes - reserveBytes).toBe(1_000n)
  expect(totalBytes).toBeGreaterThan(freeBytes)
  expect([watch.local.peers(), watch.local.served().bytes, watch.local.roles()]).toEqual([3, 5_000n, []])
})
