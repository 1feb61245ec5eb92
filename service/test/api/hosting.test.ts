/** What is asked for is checked and priced before the chain hears of it. */

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { costOf, type HostingChain, hostingQuote, hostingRequest, newFeed } from '../../src/api/index.js'
import { publisherMessage } from '../../src/chain/index.js'
import type { Feed, NewFeed, PlanRequest, PriceList } from '../../src/chain/types.js'
import { CHUNK_BYTES, type HypercorePeer, randomBytes } from '../../src/hyper/index.js'
import { ed25519Verify } from '../../src/hyper/proof/crypto.js'
import { decodeManifest } from '../../src/hyper/proof/manifest.js'
import { localDht, openPeer, temporaryFolder } from '../hyper/local-net.js'

const DAT = 10n ** 12n
const LIST: PriceList = {
  price: { hosting: DAT, setup: DAT },
  deliveryShare: 50_000,
  measurementFee: DAT / 1_000n,
  leastBilledBytes: 1n << 20n,
  accountDeposit: DAT / 10n,
  feedDeposit: DAT / 10n,
  contractDeposit: DAT / 1_000n,
  stakePerCapacity: DAT / 100n,
  stakePerSlot: DAT / 100n,
  stakePerGib: DAT / 10n,
  feeReserve: DAT,
  blocksPerHour: 1_200,
  tailDelay: 100,
  contractSetSize: 1_024,
  contractBytes: 64n << 20n,
  hostersPerContract: 3
}

/** Remembers what was sent. */
class Recorder implements HostingChain {
  readonly sent: { feeds: readonly NewFeed[]; request: PlanRequest }[] = []
  known: { id: bigint; feed: Feed } | undefined
  readonly genesis = new Uint8Array(32).fill(7)
  readonly address = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'

  getBlockNumber = async () => 100
  priceList = async () => LIST
  getFeedByKey = async () => this.known
  publishFeed = async (): Promise<never> => {
    throw new Error('a plan brings its feeds along')
  }
  publishPlan = async (feeds: readonly NewFeed[], request: PlanRequest) => {
    this.sent.push({ feeds, request })
    const hash = new Uint8Array(32)
    return { block: 102, blockHash: hash, hash, finalised: false, plan: 7n, contracts: 1, escrow: request.budget }
  }
}

let chain: Recorder
let peer: HypercorePeer

beforeEach(async () => {
  chain = new Recorder()
  peer = await openPeer(await localDht())
})

afterEach(() => peer.close())

async function* stream(bytes: number): AsyncGenerator<Uint8Array> {
  yield randomBytes(bytes)
}

const source = (bytes = 3 * CHUNK_BYTES) => ({ type: 'stream', stream: stream(bytes) }) as const

test('a stream becomes a new feed, hosted whole, in one call', async () => {
  const hosting = await hostingRequest({ chain, peer }, { source: source(), blocks: 1_200 })
  expect(hosting.plan).toBe(7n)
  const [{ feeds, request } = { feeds: [], request: undefined }] = chain.sent
  expect(feeds.map(({ key, head }) => [key, head.length])).toEqual([[hosting.published.key, 3n]])
  expect(request).toEqual({
    ranges: [
      {
        feed: { type: 'new', index: 0 },
        from: 0n,
        to: { type: 'chunk', chunk: 3n },
        bytes: BigInt(3 * CHUNK_BYTES)
      }
    ],
    from: 101,
    until: 1_301,
    terms: {
      replicas: 3,
      contractChunks: 1_024,
      needs: { regions: [], hours: 0, rate: 0, latency: 2 ** 32 - 1 },
      price: LIST.price
    },
    budget: hosting.cost.total
  })
})

test('a feed that the chain knows is named by its id, at the length that the chain knows', async () => {
  const published = await peer.publish(stream(3 * CHUNK_BYTES))
  chain.known = { id: 5n, feed: { length: 2n, byteLength: BigInt(2 * CHUNK_BYTES) } as Feed }
  await hostingRequest({ chain, peer }, { source: { type: 'key', key: published.key }, blocks: 10 })
  expect(chain.sent[0]).toMatchObject({
    feeds: [],
    request: { ranges: [{ feed: { type: 'published', feed: 5n }, to: { type: 'chunk', chunk: 2n } }] }
  })
})

test.each([
  ['all that the chain takes, of chunks of 64 KiB', 2_048n, 65_536n, 1_024],
  ['half of what would fit, of larger ones', 100n, 1n << 20n, 32],
  ['one, of the largest', 3n, 40n << 20n, 1]
])('a contract has %s', async (_, length, chunkBytes, contractChunks) => {
  const published = await peer.publish(stream(CHUNK_BYTES))
  chain.known = { id: 5n, feed: { length, byteLength: length * chunkBytes } as Feed }
  const wish = { source: { type: 'key', key: published.key }, blocks: 10 } as const
  expect(await hostingQuote({ chain, peer }, wish)).toMatchObject({ contractChunks })
  expect(await hostingQuote({ chain, peer }, { ...wish, contractChunks: 7 })).toMatchObject({ contractChunks: 7 })
})

test('nothing is sent when the budget is too small, or the price is not confirmed', async () => {
  const wish = { blocks: 1_200, budget: 1n }
  await expect(hostingRequest({ chain, peer }, { ...wish, source: source() })).rejects.toMatchObject({
    code: 'API_BUDGET_TOO_SMALL'
  })
  const refuse = { confirm: () => false }
  await expect(hostingRequest({ chain, peer }, { source: source(), blocks: 1 }, refuse)).rejects.toMatchObject({
    code: 'API_REFUSED'
  })
  expect(chain.sent).toEqual([])
})

test('a hypercore that is followed is hosted from its first chunk on, and all that is paid for is priced', async () => {
  const published = await peer.publish(stream(3 * CHUNK_BYTES))
  const wish = { source: { type: 'key', key: published.key }, blocks: 1_200 } as const
  const follow = { maxBytes: 100n << 20n }
  const { cost } = await hostingQuote({ chain, peer }, { ...wish, follow })
  // A contract for each MiB that it is billed at least; each counts that MiB on top of its own bytes.
  expect(cost.contracts).toBe(100)
  expect(cost.hosting).toBe((DAT * 3n * 200n) / 1_024n)
  expect(cost.deposit).toBe(DAT / 10n)
  const hosting = await hostingRequest({ chain, peer }, { ...wish, follow: { ...follow, contracts: 9 } })
  expect(hosting.cost.contracts).toBe(9)
  expect(chain.sent[0]?.request.ranges).toEqual([
    { feed: { type: 'new', index: 0 }, from: 0n, to: { type: 'growing', contracts: 9 }, bytes: 100n << 20n }
  ])
  // Half of what would fit: of chunks that are to come nobody knows the size.
  expect(chain.sent[0]?.request.terms.contractChunks).toBe(512)
})

test('what cannot be followed is refused before it is paid for', async () => {
  const published = await peer.publish(stream(3 * CHUNK_BYTES))
  const key = { source: { type: 'key', key: published.key }, blocks: 10 } as const
  const refused = (wish: Parameters<typeof hostingQuote>[1]) => hostingQuote({ chain, peer }, wish)
  await expect(refused({ ...key, follow: { maxBytes: 1_000n } })).rejects.toMatchObject({
    code: 'API_FOLLOW_TOO_SMALL',
    details: { bytes: BigInt(3 * CHUNK_BYTES), most: 1_000n }
  })
  await expect(refused({ source: source(), blocks: 10, follow: { maxBytes: 1n << 30n } })).rejects.toMatchObject({
    code: 'API_PARAMETERS_INVALID'
  })
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'file'), 'content')
  const drive = await peer.publish(folder)
  const wish = { source: { type: 'key', key: drive.key }, blocks: 10, follow: { maxBytes: 1n << 30n } } as const
  await expect(refused(wish)).rejects.toMatchObject({ code: 'API_FOLLOWS_ONE' })
})

test.each([
  ['follow.maxBytes', { follow: { maxBytes: 0n } }],
  ['follow.contracts', { follow: { maxBytes: 1n, contracts: 0 } }],
  ['blocks', { blocks: 0 }],
  ['blocks', { blocks: 1.5 }],
  ['replicas', { replicas: 0 }],
  ['regions.0', { regions: ['Paris'] }],
  ['hours', { hours: 169 }],
  ['price.hosting', { price: { hosting: 0n, setup: 1n } }],
  ['budget', { budget: -1n }],
  ['source.key', { source: { type: 'key', key: new Uint8Array(31) } }],
  ['source.type', { source: { type: 'url' } }],
  ['it', { sauce: 1 }]
])('%s is checked: %p', async (field, wrong) => {
  const wish = { source: { type: 'key', key: new Uint8Array(32) }, blocks: 1, ...wrong } as never
  await expect(hostingQuote({ chain, peer }, wish)).rejects.toMatchObject({
    code: 'API_PARAMETERS_INVALID',
    details: { field }
  })
})

test('the cost, added up by hand', () => {
  const GIB = 1n << 30n
  const ranges = [{ chunks: 1_025n, bytes: GIB - 2n * LIST.leastBilledBytes }]
  const terms = { replicas: 3, contractChunks: 1_024, blocks: 1_200, price: { hosting: DAT, setup: 2n * DAT } }
  // 1 GiB billed, three times, for an hour; set up by encoder and attestor; 5 % for delivery; two contracts.
  expect(costOf({ ranges, ...terms }, LIST)).toEqual({
    contracts: 2,
    hosting: 3n * DAT,
    setup: 12n * DAT,
    delivery: (3n * DAT) / 20n,
    deposit: DAT / 500n,
    total: 15n * DAT + (3n * DAT) / 20n + DAT / 500n
  })
})

test('a key that is here authorises who publishes it, for this chain and account; a key of somebody else cannot', async () => {
  const dht = await localDht()
  const [author, stranger] = [await openPeer(dht), await openPeer(dht)]
  const { key } = await author.publish(stream(1_000))
  const { manifest = new Uint8Array(0), authorisation = new Uint8Array(0) } = await newFeed(author, key, chain)
  const [signer] = decodeManifest(manifest).signers
  const message = publisherMessage(chain.genesis, key, chain.address)
  const signature = authorisation.slice(2, 66)
  expect([...authorisation.slice(0, 2), ...authorisation.slice(66)]).toEqual([1, 0, 0, 0])
  expect(ed25519Verify(message, signature, signer?.publicKey ?? key)).toBe(true)
  const elsewhere = publisherMessage(new Uint8Array(32), key, chain.address)
  expect(ed25519Verify(elsewhere, signature, signer?.publicKey ?? key)).toBe(false)
  await author.announce(key)
  await stranger.describe(key)
  expect(await newFeed(stranger, key, chain)).toMatchObject({ key, head: { length: 1n } })
  expect(await newFeed(stranger, key, chain)).not.toHaveProperty('authorisation')
})
