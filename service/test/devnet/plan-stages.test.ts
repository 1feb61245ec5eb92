/** How far plans are, by the chain's events. */

import { expect, test } from '@jest/globals'
import type { MarketEvent } from '../../src/chain/types.js'
import { PlanStages } from '../../src/devnet/load/plan-stages.js'

const hash = new Uint8Array(32)
const root = new Uint8Array(32)

const published = (plan: bigint, contracts: number): MarketEvent => ({
  type: 'planPublished',
  plan,
  sponsor: 'somebody',
  contracts,
  escrow: 5n,
  deposit: 1n
})
const activated = (plan: bigint, contract: bigint): MarketEvent => ({
  type: 'contractActivated',
  plan,
  contract,
  amendment: contract
})
const drawn = (contract: bigint): MarketEvent => ({
  type: 'amendmentDrawn',
  amendment: contract,
  contract,
  deadline: 9n
})
const slot = (contract: bigint, number: number, hoster: bigint): MarketEvent => ({
  type: 'slotActivated',
  contract,
  slot: number,
  hoster,
  replicaRoot: root,
  plainBytes: 1n
})
const started = (plan: bigint, contract: bigint): MarketEvent => ({ type: 'hostingStarted', plan, contract })
const proven = (hoster: bigint): MarketEvent => ({ type: 'storageProven', challenge: 1n, hoster, provenUntil: 9 })

/** A block a second. */
function after(blocks: readonly (readonly MarketEvent[])[]): PlanStages {
  const stages = new PlanStages()
  for (const [block, events] of blocks.entries()) stages.apply({ block, hash, events }, block)
  return stages
}

test('a plan goes through the stages as its contracts do', () => {
  const blocks = [
    [published(1n, 2)],
    [activated(1n, 11n), drawn(11n)],
    [activated(1n, 12n), drawn(12n)],
    [slot(11n, 0, 7n)],
    [slot(12n, 0, 8n), started(1n, 12n)],
    [started(1n, 11n)],
    [proven(7n)],
    [],
    [proven(8n)]
  ]
  const at = blocks.map((_, last) => Object.entries(after(blocks.slice(0, last + 1)).counts()).find(([, n]) => n)?.[0])
  expect(at).toEqual(['published', 'published', 'drawn', 'setup', 'setup', 'hosted', 'hosted', 'hosted', 'proving'])
})

test('a proof counts only for what the hoster had by then', () => {
  const early = [[published(1n, 1), activated(1n, 11n), drawn(11n)], [proven(7n)], [slot(11n, 0, 7n), started(1n, 11n)]]
  expect(after(early).counts()).toMatchObject({ hosted: 1, proving: 0 })
  expect(after([...early, [proven(7n)]]).counts()).toMatchObject({ hosted: 0, proving: 1 })
})

test('a later proof that is missing takes no stage back', () => {
  const stages = after([
    [published(1n, 1), activated(1n, 11n), drawn(11n), slot(11n, 0, 7n), started(1n, 11n)],
    [proven(7n)],
    [slot(11n, 0, 8n)]
  ])
  expect(stages.counts()).toMatchObject({ proving: 1 })
})

test('the slowest stage is the one with the longest median', () => {
  const stages = after([
    [published(1n, 1), published(2n, 1)],
    [activated(1n, 11n), drawn(11n), activated(2n, 12n), drawn(12n)],
    [],
    [],
    [slot(11n, 0, 7n), started(1n, 11n)],
    [slot(12n, 0, 7n)]
  ])
  expect(stages.slowest()).toEqual({ stage: 'drawn', plans: 2, seconds: 4 })
  expect(stages.stageTimes()).toContainEqual({ stage: 'published', plans: 2, seconds: 1 })
  expect({ hosted: stages.reached('hosted'), times: stages.times('hosted') }).toEqual({ hosted: 1, times: [4] })
})
