/** A plan that is changed: its price first, of which the chain hears nothing; then, if it is taken, what it takes. */

import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { hostingUpdate, hostingUpdateQuote } from '../../src/api/index.js'
import type { PlanChain } from '../../src/api/ports.js'
import type { Feed, FeedUpdate, PlanChange, PlanRange } from '../../src/chain/types.js'
import { type FeedCore, type HypercorePeer, randomBytes } from '../../src/hyper/index.js'
import { filledCore, localDht, openPeer } from '../hyper/local-net.js'
import { chainOf, plan } from '../views/plain-chain.js'

const PLAN = 12n
const hash = new Uint8Array(32)
const done = { block: 102, blockHash: hash, hash, finalised: false }

/** A plan that keeps the first chunks of a feed; what is sent is written down. */
function chainWith(feed: Feed) {
  const range: PlanRange = {
    feed: 0,
    from: 0n,
    to: feed.length,
    next: feed.length,
    bytes: feed.byteLength,
    unusedBytes: 0n,
    firstNumber: 0,
    firstContract: 20n,
    contracts: 1,
    activated: 1
  }
  const sent: (readonly [string, unknown])[] = []
  const chain = {
    getBlockNumber: async () => 100,
    priceList: () => chainOf({}).priceList(),
    getPlanByID: async (id: bigint) => (id === PLAN ? plan() : undefined),
    getPlanRanges: async () => ({ ranges: [range], feeds: [{ ...feed, feed: 5n }] }),
    getFeedByKey: async () => ({ id: 5n, feed }),
    updateFeed: async (id: bigint, update: FeedUpdate) => {
      sent.push(['updateFeed', { id, update }])
      return done
    },
    planUpdate: async (id: bigint, change: PlanChange, budget: bigint) => {
      sent.push(['planUpdate', { id, change, budget }])
      return { ...done, until: 1_300, contracts: 1 }
    }
  } as unknown as PlanChain
  return { chain, sent }
}

let peer: HypercorePeer
let core: FeedCore
let known: ReturnType<typeof chainWith>

beforeEach(async () => {
  peer = await openPeer(await localDht())
  core = await filledCore(peer, 5, 1_000)
  const { fork, length, roots } = await core.head()
  known = chainWith({ key: core.key, fork, length, byteLength: 5_000n, roots } as unknown as Feed)
})
afterEach(async () => {
  await core.close()
  await peer.close()
})

const grown = () => ({ plan: PLAN, key: core.key })

test('what was appended has a price before anything is sent', async () => {
  await core.append([randomBytes(1_000), randomBytes(500)])
  const quote = await hostingUpdateQuote({ ...known, peer }, grown())
  expect(quote).toMatchObject({
    plan: PLAN,
    until: 1_300,
    ranges: [{ feed: { type: 'published', feed: 5n }, from: 5n, to: { type: 'chunk', chunk: 7n }, bytes: 1_500n }],
    published: { key: core.key }
  })
  expect(quote.cost.total).toBeGreaterThan(0n)
  expect(known.sent).toEqual([])
})

test('a change that is too dear, or not confirmed, sends nothing either', async () => {
  await core.append([randomBytes(1_000)])
  const { total } = (await hostingUpdateQuote({ ...known, peer }, grown())).cost
  await expect(hostingUpdate({ ...known, peer }, { ...grown(), budget: total - 1n })).rejects.toMatchObject({
    code: 'API_BUDGET_TOO_SMALL'
  })
  await expect(hostingUpdate({ ...known, peer }, grown(), { confirm: () => false })).rejects.toMatchObject({
    code: 'API_REFUSED'
  })
  expect(known.sent).toEqual([])
})

test('the head goes first, then the change, with no more than the budget', async () => {
  await core.append([randomBytes(1_000)])
  const { length, signature } = await core.head()
  const { cost, ranges } = await hostingUpdate({ ...known, peer }, { ...grown(), blocks: 100 })
  expect(known.sent).toMatchObject([
    ['updateFeed', { id: 5n, update: { type: 'extend', length, signature } }],
    ['planUpdate', { id: PLAN, change: { ranges, until: 1_400 }, budget: cost.total }]
  ])
})

test('more time alone needs no hypercore; nothing new is no change', async () => {
  const longer = await hostingUpdateQuote({ ...known, peer }, { plan: PLAN, blocks: 100 })
  expect(longer).toMatchObject({ until: 1_400, ranges: [], published: undefined })
  await expect(hostingUpdateQuote({ ...known, peer }, grown())).rejects.toMatchObject({ code: 'API_NOTHING_NEW' })
  await expect(hostingUpdateQuote({ ...known, peer }, { plan: 99n, blocks: 1 })).rejects.toMatchObject({
    code: 'API_PLAN_UNKNOWN'
  })
})
