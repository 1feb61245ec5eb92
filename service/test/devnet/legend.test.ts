/** The lines of the devnet explain their words before they use them. */

import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import type { MarketEvent } from '../../src/chain/types.js'
import { LEGEND } from '../../src/devnet/legend.js'
import { Show } from '../../src/devnet/show.js'
import { tell } from '../../src/devnet/tally.js'

const written: string[] = []
const show = () => new Show({ write: (text) => written.push(text) }, LEGEND)
const STAGES = [
  ...readFileSync(new URL('../../src/devnet/devnet.ts', import.meta.url), 'utf8').matchAll(/stage\(\s*'(\w+)'/g)
]

test('a stage is followed by what its words mean, beside the clock', () => {
  show().stage('paid', 'requesting hosting')
  expect(written.join('')).toBe(
    ['\n[   0 s]  requesting hosting', ...(LEGEND.paid ?? []).map((line) => `          ${line}`), ''].join('\n')
  )
})

test('every explanation is of a stage that there is, and fits a terminal', () => {
  const stages = STAGES.map(([, stage]) => stage)
  expect(Object.keys(LEGEND).filter((stage) => !stages.includes(stage))).toEqual([])
  for (const line of Object.values(LEGEND).flat()) expect(line.length).toBeLessThanOrEqual(110)
})

test('the words of the market that events are told with are explained', () => {
  const events = [
    { type: 'feedPublished', feed: 1n, length: 2n },
    { type: 'planPublished', plan: 2n, contracts: 1, escrow: 5n },
    { type: 'setupPaid', contract: 3n, slot: 0, encoder: 4n, attestor: 5n, fee: 1n },
    { type: 'slotActivated', contract: 3n, slot: 0, hoster: 6n },
    { type: 'deliveryCounted', epoch: 2, hoster: 6n, delivery: { delivered: true, revealed: 5, drawn: 5 } }
  ] as unknown as readonly MarketEvent[]
  const told = events.map((event) => tell(event, (user) => `user ${user}`, String)).join('\n')
  const explained = Object.values(LEGEND).flat().join('\n')
  for (const word of ['feed', 'chunks', 'plan', 'contract', 'slot', 'epoch']) {
    expect(told).toContain(word)
    expect(explained).toContain(word)
  }
})
