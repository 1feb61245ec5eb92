/** What a chaos run concludes from events: answered or late, paid once or twice, blamed; and blocks that come again. */

import { expect, test } from '@jest/globals'
import type { BlockEvents, MarketEvent } from '../../src/chain/types.js'
import { History } from '../../src/chaos/journal.js'

const block = (number: number, ...events: MarketEvent[]): BlockEvents => ({
  block: number,
  hash: new Uint8Array(32).fill(number),
  events
})
const issued = (challenge: bigint): MarketEvent => ({
  type: 'storageChallengeIssued',
  challenge,
  hoster: 1n,
  deadline: 9n
})
const missed = (challenge: bigint): MarketEvent => ({
  type: 'storageChallengeMissed',
  challenge,
  hoster: 1n,
  deadline: 18n
})
const proven = (challenge: bigint): MarketEvent => ({
  type: 'storageProven',
  challenge,
  hoster: 1n,
  provenUntil: 3
})
const paid: MarketEvent = { type: 'setupPaid', contract: 5n, slot: 0, encoder: 2n, attestor: 3n, fee: 10n }
const active: MarketEvent = {
  type: 'slotActivated',
  contract: 5n,
  slot: 0,
  hoster: 1n,
  replicaRoot: new Uint8Array(32),
  plainBytes: 1n
}

function journalOf(...blocks: BlockEvents[]) {
  const history = new History()
  for (const one of blocks) history.apply(one)
  return history.journal
}

test('a challenge is open, late, answered when asked again, and never answered twice', () => {
  const asked = journalOf(block(1, issued(7n), issued(8n)), block(2, missed(7n)))
  expect([asked.open.size, asked.late, asked.answered]).toEqual([2, 1, 0])
  const answered = journalOf(block(1, issued(7n)), block(2, missed(7n)), block(3, proven(7n)))
  expect([answered.open.size, answered.late, answered.answered, answered.answeredLater]).toEqual([0, 0, 1, 1])
  const twice = journalOf(block(1, issued(7n)), block(2, proven(7n)), block(3, proven(7n)))
  expect(twice.doubles).toEqual(['challenge 7 counted twice'])
})

test('a setup is paid once for each activation, a measurement once', () => {
  expect(journalOf(block(1, active, paid)).unevenSetups()).toEqual([])
  expect(journalOf(block(1, active, paid), block(2, paid)).unevenSetups()).toHaveLength(1)
  const measured: MarketEvent = { type: 'measurementPaid', epoch: 2, attestor: 3n, hoster: 1n, amount: 5n }
  expect(journalOf(block(1, measured)).doubles).toEqual([])
  expect(journalOf(block(1, measured), block(2, measured)).doubles).toHaveLength(1)
})

test('punishment is blame', () => {
  expect(journalOf(block(4, { type: 'providerSuspended', user: 1n })).blame).toEqual([
    'block 4: {"type":"providerSuspended","user":"1"}'
  ])
})

test('blocks that come again replace those that were lost', () => {
  const history = new History()
  for (const one of [block(1, issued(7n)), block(2, proven(7n)), block(3, issued(8n))]) history.apply(one)
  history.apply(block(2, missed(7n)))
  expect(history.rewinds).toBe(1)
  expect([...history.journal.open.keys()]).toEqual([7n])
  expect([history.journal.late, history.journal.answered, history.journal.tally.block]).toEqual([1, 0, 2])
})
