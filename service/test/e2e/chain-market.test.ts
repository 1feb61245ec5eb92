import { afterAll, beforeAll, expect, test } from '@jest/globals'
import Corestore from 'corestore'
import type Hypercore from 'hypercore'
import {
  type ChainAPI,
  type ChainClient,
  connectChain,
  type NewFeed,
  type Offer,
  type PlanRequest
} from '../../src/chain/index.js'
import { headExtension, signedHead } from '../../src/hyper/core-proofs.js'
import { temporaryFolder } from '../hyper/local-net.js'
import { chainOf, newKeys, userArguments } from './chain-accounts.js'
import { type ChainNode, startChainNode } from './chain-node.js'

const GIB = 1n << 30n
const CHUNK = 100

let node: ChainNode
let client: ChainClient
let store: Corestore
let alice: ChainAPI

beforeAll(async () => {
  node = await startChainNode()
  client = await connectChain({ url: `ws://${node.address}` })
  store = new Corestore(await temporaryFolder())
  alice = await chainOf(client, '//Alice')
})

afterAll(async () => {
  await store?.close()
  await client?.close()
  await node?.stop()
})

async function coreOf(name: string, chunks: number): Promise<Hypercore> {
  const core = store.get({ name })
  await core.ready()
  await append(core, chunks)
  return core
}

const append = (core: Hypercore, chunks: number) =>
  core.append(Array.from({ length: chunks }, (_, index) => Buffer.alloc(CHUNK, index)))

async function feedOf(core: Hypercore): Promise<NewFeed> {
  const { key, manifest, ...head } = await signedHead(core)
  return { key, manifest, head }
}

const everyHour = new Uint8Array(21).fill(0xff)

async function offer(changes: Partial<Offer> = {}): Promise<Offer> {
  const from = await alice.getBlockNumber()
  const role = { capacity: 2, ask: 1n }
  const hoster = { ...role, bytes: GIB }
  const terms = { region: 'u3', hours: everyHour, rate: 1024, latency: 100, from, until: from + 10_000 }
  return { encoder: role, hoster, ...terms, ...changes }
}

/** A plan for the first `chunks` chunks of a feed. */
async function request(feed: bigint, chunks: number, changes: Partial<PlanRequest> = {}): Promise<PlanRequest> {
  const from = await alice.getBlockNumber()
  const { price } = await alice.priceList()
  return {
    ranges: [
      {
        feed: { type: 'published', feed },
        from: 0n,
        to: { type: 'chunk', chunk: BigInt(chunks) },
        bytes: BigInt(chunks * CHUNK)
      }
    ],
    from: from + 1_000,
    until: from + 2_200,
    terms: { needs: { regions: ['u3', '9q'], hours: 100, rate: 1, latency: 1_000 }, price },
    budget: 100_000_000_000_000_000n,
    ...changes
  }
}

test('an offer is taken as it was made, and its stake is held', async () => {
  const bob = await chainOf(client, '//Bob')
  await expect(bob.registerForWork(await offer())).rejects.toMatchObject({ code: 'CHAIN_UNKNOWN_ACCOUNT' })
  const { user } = await bob.newUser(...userArguments(bob, newKeys()))
  const before = await bob.getBalance(bob.address)
  const made = await offer()
  const { stake, drawableAt, user: provider } = await bob.registerForWork(made)
  expect(provider).toBe(user)
  const stored = await bob.getProviderByID(user)
  expect(stored).toMatchObject({ offer: made, status: { type: 'registered', drawableAt }, usedBytes: 0n })
  expect(stored?.offer.attestor).toBeUndefined()
  const { feeReserve } = await bob.priceList()
  expect((await bob.getBalance(bob.address)).held - before.held).toBe(stake + feeReserve)
  await expect(bob.registerForWork(made)).rejects.toMatchObject({ code: 'CHAIN_OFFER_EXISTS' })
})

test.each([
  ['a region of one character', { region: 'u' }, 'CHAIN_ARGUMENT_INVALID'],
  ['a region that is none', { region: 'a!' }, 'CHAIN_BAD_REGION'],
  ['no hours', { hours: new Uint8Array(21) }, 'CHAIN_OFFER_WITHOUT_HOURS'],
  ['no role', { encoder: undefined, hoster: undefined }, 'CHAIN_OFFER_WITHOUT_ROLE'],
  ['a rate of zero', { rate: 0 }, 'CHAIN_OFFER_TOO_SMALL'],
  ['a rate below zero', { rate: -1 }, 'CHAIN_ARGUMENT_INVALID'],
  [
    'bytes that no number of the chain can hold',
    { hoster: { capacity: 1, ask: 1n, bytes: 1n << 64n } },
    'CHAIN_ARGUMENT_INVALID'
  ]
])('an offer with %s is refused', async (_, changes, code) => {
  const charlie = await chainOf(client, '//Charlie')
  const known = await charlie.getUserIDByAddress(charlie.address)
  const user = known ?? (await charlie.newUser(...userArguments(charlie, newKeys()))).user
  await expect(charlie.registerForWork(await offer(changes as Partial<Offer>))).rejects.toMatchObject({ code })
  expect(await charlie.getProviderByID(user)).toBeUndefined()
})

test('a feed is published, found by its key and extended', async () => {
  const core = await coreOf('extended', 5)
  const made = await feedOf(core)
  const { feed } = await alice.publishFeed(made)
  expect(await alice.getFeedKey(feed)).toEqual(made.key)
  const stored = await alice.getFeedByID(feed)
  expect(stored).toMatchObject({ key: made.key, manifest: made.manifest, fork: 0n, length: 5n, byteLength: 500n })
  expect(stored?.roots).toEqual(made.head.roots)
  expect(await alice.getFeedByKey(made.key)).toEqual({ id: feed, feed: stored })
  expect(await alice.getFeedByKey(new Uint8Array(32))).toBeUndefined()
  await expect(alice.publishFeed(made)).rejects.toMatchObject({ code: 'CHAIN_FEED_EXISTS' })

  await append(core, 8)
  const extension = await headExtension(core, 5n)
  const wrong = { type: 'extend', ...extension, nodes: extension.nodes.slice(1) } as const
  await expect(alice.updateFeed(feed, wrong)).rejects.toMatchObject({ code: 'CHAIN_NOT_AN_EXTENSION' })
  await alice.updateFeed(feed, { type: 'extend', ...extension })
  expect(await alice.getFeedByID(feed)).toMatchObject({ length: 13n, byteLength: 1_300n })
})

test('a head that is not signed by the feed is refused', async () => {
  const made = await feedOf(await coreOf('signed', 3))
  const signature = made.head.signature.slice()
  signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1
  const forged = { ...made, head: { ...made.head, signature } }
  await expect(alice.publishFeed(forged)).rejects.toMatchObject({ code: 'CHAIN_BAD_HEAD_SIGNATURE' })
  expect(await alice.getFeedByKey(made.key)).toBeUndefined()
})

test('a plan is published with a feed that comes along, and shown as it is', async () => {
  const made = await feedOf(await coreOf('planned', 20))
  const asked = await request(0n, 20)
  const range = { ...asked.ranges[0], feed: { type: 'new', index: 0 } } as PlanRequest['ranges'][number]
  const terms = { ...asked.terms, replicas: 2, contractChunks: 8 }
  const before = await alice.getBalance(alice.address)
  const { plan, contracts, escrow, deposit } = await alice.publishPlan([made], { ...asked, ranges: [range], terms })
  expect(contracts).toBe(3)
  const { feedDeposit, contractDeposit } = await alice.priceList()
  expect(deposit).toBe(3n * contractDeposit)
  expect((await alice.getBalance(alice.address)).held - before.held).toBe(escrow + deposit + feedDeposit)
  expect(await alice.getFeedByKey(made.key)).toBeDefined()
  const stored = await alice.getPlanByID(plan)
  expect(stored).toMatchObject({
    status: 'live',
    replicas: 2,
    contractChunks: 8,
    needs: terms.needs,
    price: terms.price
  })
  expect(stored).toMatchObject({ sponsor: alice.address, ledger: { escrow, deposit, hosting: 0n } })
  expect(await alice.getItemByID(plan)).toEqual({ type: 'plan', ...stored })
  expect(await alice.planStatus(plan)).toMatchObject({ plan: stored, contracts: [] })
  expect(await alice.planStatus(plan + 1_000n)).toBeUndefined()
})

test('what a plan cannot be is refused, and nothing is held', async () => {
  const { feed } = await alice.publishFeed(await feedOf(await coreOf('refused', 10)))
  const good = await request(feed, 10)
  const [range] = good.ranges
  if (range === undefined) throw new Error('no range')
  const to = (chunk: bigint) => ({ type: 'chunk', chunk }) as const
  const cases: [Partial<PlanRequest>, string][] = [
    [{ ranges: [] }, 'CHAIN_PLAN_WITHOUT_RANGES'],
    [{ ranges: [{ ...range, feed: { type: 'published', feed: 1_000_000n } }] }, 'CHAIN_UNKNOWN_FEED'],
    [{ ranges: [{ ...range, to: to(11n) }] }, 'CHAIN_RANGE_PAST_END'],
    [{ ranges: [{ ...range, from: 5n, to: to(5n) }] }, 'CHAIN_REVERSED_RANGE'],
    [{ ranges: [range, range] }, 'CHAIN_OVERLAPPING_RANGES'],
    [{ budget: 1n }, 'CHAIN_BUDGET_TOO_SMALL'],
    [{ until: good.from }, 'CHAIN_BAD_PLAN_TIME'],
    [{ ranges: Array.from({ length: 65 }, () => range) }, 'CHAIN_TOO_MANY']
  ]
  const before = await alice.getBalance(alice.address)
  const results = await Promise.allSettled(cases.map(([changes]) => alice.publishPlan([], { ...good, ...changes })))
  expect(results.map((one) => (one.status === 'rejected' ? one.reason.code : 'accepted'))).toEqual(
    cases.map(([, code]) => code)
  )
  expect((await alice.getBalance(alice.address)).held).toBe(before.held)
})

test('the port for roles answers by the same account', async () => {
  const { market } = alice
  expect(market.genesis).toEqual(client.genesis)
  expect(await market.duties()).toBeUndefined()
  await expect(market.settle([{ contract: 1_000_000n, slot: 0 }])).rejects.toMatchObject({
    code: 'CHAIN_UNKNOWN_CONTRACT'
  })
  await expect(market.settle(Array.from({ length: 65 }, () => ({ contract: 1n, slot: 0 })))).rejects.toMatchObject({
    code: 'CHAIN_TOO_MANY'
  })
  await expect(market.submitStorageChallenge(1_000_000n, [])).rejects.toMatchObject({
    code: expect.stringMatching(/CHAIN_UNKNOWN/)
  })
  const blocks: number[] = []
  let enough = (): void => {}
  const two = new Promise<void>((resolve) => {
    enough = resolve
  })
  const stop = market.onBlock((block) => {
    blocks.push(block)
    if (blocks.length === 2) enough()
  })
  await two
  await stop()
  expect(blocks[1]).toBeGreaterThan(blocks[0] ?? 0)
})
