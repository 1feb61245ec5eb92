/** Which events a network that stays up goes on telling. */

import { expect, test } from '@jest/globals'
import type { MarketEvent } from '../../src/chain/types.js'
import { isRoutine } from '../../src/devnet/tally.js'

const counted = (delivered: boolean): MarketEvent => ({
  type: 'deliveryCounted',
  epoch: 2,
  hoster: 1n,
  delivery: { delivered, revealed: 5, drawn: 5, median: undefined } as Extract<
    MarketEvent,
    { type: 'deliveryCounted' }
  >['delivery']
})

test('proofs, payments and good deliveries come again and again; what is new or fails does not', () => {
  const routine: MarketEvent[] = [
    { type: 'storageProven', challenge: 40n, hoster: 1n, provenUntil: 9 },
    { type: 'slotSettled', contract: 20n, slot: 0, hoster: 1n, amount: 5n, until: 9 },
    counted(true)
  ]
  const news: MarketEvent[] = [{ type: 'hostingStarted', contract: 20n } as MarketEvent, counted(false)]
  expect([routine.map(isRoutine), news.map(isRoutine)]).toEqual([
    [true, true, true],
    [false, false]
  ])
})
