/** Plans, offers, the market, and any object by its id. */

import { expect, test } from '@jest/globals'
import type { ContractReport, Item } from '../../src/chain/types.js'
import { explore, marketView, offerView, plansView, planView, shapes, touched } from '../../src/views/index.js'
import { ADDRESS, chainOf, factsOf, ME, plan, planReport, provider } from './plain-chain.js'

const slot = (hoster: string | undefined) => ({ hoster, replicaRoot: undefined, provenUntil: 100, paid: 3n })
const staffing = (deadline: bigint | undefined) => ({
  amendment: 30n,
  slots: [0],
  deadline,
  attempts: 2,
  lack: undefined
})

function contract(change: Partial<ContractReport>): ContractReport {
  return {
    id: 20n,
    feedKey: new Uint8Array(32),
    from: 0n,
    to: 64n,
    plainBytes: undefined,
    slots: [slot(undefined), slot(undefined)],
    staffing: [],
    trouble: undefined,
    ...change
  }
}

test('a plan: stages, hosters by region, and what is missing', async () => {
  const lack = { role: 'hoster' as const, retryAt: 130 }
  const report = planReport([
    contract({ slots: [slot(ADDRESS), slot('5Other')] }),
    contract({ id: 21n, slots: [slot(ADDRESS), slot(undefined)], staffing: [staffing(140n)] }),
    contract({ id: 22n, staffing: [{ ...staffing(undefined), lack }] })
  ])
  const seen = shapes.planView.parse(await planView(chainOf({ report, provider: provider() }), 12n))
  expect(seen.stages).toEqual({ waiting: 1, drawing: 1, encoding: 0, partly: 1, hosted: 1, void: 0 })
  expect(seen.contracts.map(({ stage, staffed }) => [stage, staffed])).toEqual([
    ['hosted', 2],
    ['partly', 1],
    ['drawing', 0]
  ])
  expect(seen.regions).toEqual([{ region: 'u3', slots: 3 }])
  expect(seen.contracts[1]?.due).toEqual({ blocks: 30, seconds: 90 })
  expect(seen.contracts[2]?.trouble).toEqual(['No hoster qualifies after 2 draws; drawn again at block 130.'])
  expect(seen).toMatchObject({ own: true, summary: { id: '12', spent: '55', left: { blocks: 1_190 } } })
})

test('a plan that is not there has an error of its own', async () => {
  await expect(planView(chainOf({}), 99n)).rejects.toMatchObject({ code: 'VIEWS_PLAN_UNKNOWN' })
})

test('own plans, newest first, with the key for readers', async () => {
  const plans = [12n, 15n].map((id) => ({ id, plan: plan() }))
  const seen = await plansView(chainOf({ plans }))
  expect(seen.map(({ id }) => id)).toEqual(['15', '12'])
  expect(seen[0]?.key).toHaveLength(52)
  for (const summary of seen) shapes.planSummary.parse(summary)
})

test('the offer: its hours as hexadecimal digits, its room on the disk', async () => {
  const seen = shapes.offerView.parse(await offerView(chainOf({ provider: provider() }), factsOf()))
  expect(seen.offer).toMatchObject({
    roles: ['hoster', 'encoder'],
    busy: ['hoster', 'encoder'],
    hours: `0x${'ff'.repeat(21)}`,
    ask: '900',
    setupAsk: '2000'
  })
  expect(seen.disk.freeBytes).toBe(`${49n << 30n}`)
  const none = shapes.offerView.parse(await offerView(chainOf({ registered: false }), factsOf()))
  expect(none).toMatchObject({ registered: false, offer: null, standing: null })
})

test('the market: what is paid and asked, and where hosters are', async () => {
  const sample = {
    providers: [provider(), provider({ offer: { ...provider().offer, region: 'u4' } }), provider()],
    plans: [plan(), plan({ price: { hosting: 900n, setup: 1n } }), plan({ status: 'ended' })],
    partial: false
  }
  const seen = shapes.market.parse(await marketView(chainOf({ sample })))
  expect(seen).toMatchObject({ paid: { least: '900', median: '1100', most: '1100' }, plans: 2, hosters: 3 })
  expect(seen.regions).toEqual([
    { region: 'u3', hosters: 2 },
    { region: 'u4', hosters: 1 }
  ])
  expect(await marketView(chainOf({}))).toMatchObject({ paid: null, asked: null, hosters: 0 })
})

test('explore: by id and by key, with links to what an object names', async () => {
  const item: Item = {
    type: 'contract',
    plan: 12n,
    range: 0,
    from: 0n,
    to: 64n,
    plainBytes: undefined,
    started: false,
    slots: [{ type: 'staffing', amendment: 30n }, { type: 'vacant' }]
  }
  const feed = await chainOf({}).getFeedByID(11n)
  if (feed === undefined) throw new Error('no feed')
  const chain = chainOf({
    items: new Map<bigint, Item>([
      [20n, item],
      [11n, { type: 'feed', ...feed }]
    ])
  })
  const seen = shapes.explored.parse(await explore(chain, ' 20 '))
  expect(seen).toMatchObject({ id: '20', kind: 'contract', more: 0 })
  expect(seen.fields).toContainEqual({ name: 'plan', value: '12', link: '12' })
  expect(seen.fields).toContainEqual({ name: 'slots › 0 › amendment', value: '30', link: '30' })
  expect(seen.fields).toContainEqual({ name: 'from', value: '0', link: null })
  expect(await explore(chain, '00'.repeat(32))).toMatchObject({ id: '11', kind: 'feed' })
  await expect(explore(chain, '77')).rejects.toMatchObject({ code: 'VIEWS_NOT_FOUND' })
  await expect(explore(chain, '<script>')).rejects.toMatchObject({ code: 'VIEWS_QUERY_INVALID' })
})

test('the objects that events are about', () => {
  const ids = touched([
    { type: 'hostingStarted', plan: 12n, contract: 20n },
    { type: 'storageProven', challenge: 40n, hoster: ME, provenUntil: 9 },
    { type: 'performanceChallengeIssued', challenge: 41n, epoch: 1, hoster: ME, attestors: [8n] }
  ])
  expect(ids).toEqual([12n, 20n, 40n, ME, 41n, 8n])
})
