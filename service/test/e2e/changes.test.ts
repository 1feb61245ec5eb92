/** What sponsors and providers change their minds about, against a real node. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  accountCreate,
  accountDelete,
  deriveKeys,
  hostingCancel,
  hostingPause,
  hostingRequest,
  hostingResume,
  hostingUpdate,
  hostingUpdateQuote
} from '../../src/api/index.js'
import type { ChainAPI, Offer } from '../../src/chain/index.js'
import { type HypercorePeer, randomBytes } from '../../src/hyper/index.js'
import { filledCore } from '../hyper/local-net.js'
import { type ChainAndPeer, startChainAndPeer } from './chain-and-peer.js'

const GIB = 1n << 30n

let net: ChainAndPeer
let peer: HypercorePeer

beforeAll(async () => {
  net = await startChainAndPeer()
  peer = net.peer
})

afterAll(() => net?.stop())

const as = (secret: string) => net.as(secret)

async function until(chain: ChainAPI, condition: () => Promise<boolean>): Promise<void> {
  for (let block = 0; block < 60; block++) {
    if (await condition()) return
    await chain.nextBlock()
  }
  throw new Error('it did not happen within 60 blocks')
}

test('a plan is paused, resumed, made longer, grows with its hypercore, and is cancelled; all of it comes back', async () => {
  const bob = await as('//Bob')
  const core = await filledCore(peer, 5, 1_000)
  const source = { type: 'key', key: core.key } as const
  const { plan } = await hostingRequest({ chain: bob, peer }, { source, blocks: 2_400, contractChunks: 4 })
  const { feedDeposit } = await bob.priceList()
  const heldForPlan = async () => (await bob.getBalance(bob.address)).held - feedDeposit

  await hostingPause(bob, { plan })
  expect(await bob.getPlanByID(plan)).toMatchObject({ status: 'paused' })
  await expect(hostingPause(bob, { plan })).rejects.toMatchObject({ code: 'CHAIN_PLAN_PAUSED_ALREADY' })
  expect((await hostingResume(bob, { plan })).setups).toBe(0n)
  expect(await bob.getPlanByID(plan)).toMatchObject({ status: 'live', spans: [{}, {}] })

  const before = await heldForPlan()
  const end = (await bob.getPlanByID(plan))?.until ?? 0
  const longer = await hostingUpdate({ chain: bob, peer }, { plan, blocks: 1_200 })
  expect(longer.until).toBe(end + 1_200)
  expect(await heldForPlan()).toBe(before + longer.cost.total)

  await expect(hostingUpdate({ chain: bob, peer }, { plan, key: core.key })).rejects.toMatchObject({
    code: 'API_NOTHING_NEW'
  })
  await core.append([randomBytes(1_000), randomBytes(500)])
  const present = await heldForPlan()
  const quote = await hostingUpdateQuote({ chain: bob, peer }, { plan, key: core.key })
  expect(quote).toMatchObject({ plan, ranges: [{ from: 5n, bytes: 1_500n }], published: { key: core.key } })
  // A price is no change: neither the plan nor the feed was touched.
  expect(await heldForPlan()).toBe(present)
  expect((await bob.getFeedByKey(core.key))?.feed.length).toBe(5n)
  const grown = await hostingUpdate({ chain: bob, peer }, { plan, key: core.key })
  expect(grown.ranges).toMatchObject([{ from: 5n, to: { type: 'chunk', chunk: 7n }, bytes: 1_500n }])
  expect((await bob.getFeedByKey(core.key))?.feed.length).toBe(7n)
  // Each block between the quote and the call is one block less to pay.
  expect((await heldForPlan()) - present).toBeLessThanOrEqual(grown.cost.total)
  expect(grown.cost.total).toBeLessThanOrEqual(quote.cost.total)
  expect(await bob.getPlanByID(plan)).toMatchObject({ contracts: 3, until: end + 1_200 })

  await hostingCancel(bob, { plan })
  await until(bob, async () => (await bob.getPlanByID(plan)) === undefined)
  expect(await heldForPlan()).toBe(0n)
  const feed = await bob.getFeedByKey(core.key)
  await bob.removeFeed(feed?.id ?? 0n)
  expect((await bob.getBalance(bob.address)).held).toBe(0n)
  await core.close()
}, 240_000)

test('nobody changes the plan of another one, or one that is not there', async () => {
  const [bob, dave] = [await as('//Bob'), await as('//Dave')]
  const core = await filledCore(peer, 3, 1_000, 'other')
  const source = { type: 'key', key: core.key } as const
  const { plan } = await hostingRequest({ chain: bob, peer }, { source, blocks: 1_200 })
  for (const change of [hostingPause, hostingCancel]) {
    await expect(change(dave, { plan })).rejects.toMatchObject({ code: 'CHAIN_NOT_SPONSOR' })
    await expect(change(dave, { plan: 999n })).rejects.toMatchObject({ code: 'CHAIN_UNKNOWN_PLAN' })
  }
  await expect(hostingUpdate({ chain: bob, peer }, { plan: 999n, blocks: 1 })).rejects.toMatchObject({
    code: 'API_PLAN_UNKNOWN'
  })
  await expect(hostingUpdate({ chain: bob, peer }, { plan, blocks: 10, budget: 1n })).rejects.toMatchObject({
    code: 'API_BUDGET_TOO_SMALL'
  })
  await expect(hostingUpdate({ chain: bob, peer }, { plan })).rejects.toMatchObject({ code: 'API_PARAMETERS_INVALID' })
  await hostingCancel(bob, { plan })
  await core.close()
}, 120_000)

test('a provider changes its offer, is away, comes back, leaves and closes its account; every deposit comes back', async () => {
  const eve = await as('//Eve')
  const { noise, signing } = await deriveKeys('//Eve')
  const { user } = await accountCreate(eve, { noise, signing })
  const now = await eve.getBlockNumber()
  const hoster = { capacity: 4, bytes: GIB, ask: 1n }
  const hours = new Uint8Array(21).fill(0xff)
  const offer: Offer = { hoster, region: 'u3', hours, rate: 1_024, latency: 100, from: now, until: now + 10_000 }
  const { stake } = await eve.registerForWork(offer)
  expect((await eve.offerUpdate({ ...offer, hoster: { ...hoster, capacity: 8 } })).stake).toBeGreaterThan(stake)
  await expect(eve.unpause()).rejects.toMatchObject({ code: 'CHAIN_NOT_PAUSED' })
  const tick = (await eve.myDuties())?.tick ?? 0n
  await eve.pause(tick + 20n)
  expect(await eve.getProviderByID(user)).toMatchObject({ status: { type: 'paused', until: tick + 20n } })
  await eve.unpause()
  await expect(accountDelete(await as('//Charlie'))).rejects.toMatchObject({ code: 'CHAIN_UNKNOWN_ACCOUNT' })
  await eve.offerWithdraw()
  expect(await eve.getProviderByID(user)).toBeUndefined()
  await accountDelete(eve)
  expect((await eve.getBalance(eve.address)).held).toBe(0n)
  expect(await eve.getUserByID(user)).toBeUndefined()
}, 120_000)
