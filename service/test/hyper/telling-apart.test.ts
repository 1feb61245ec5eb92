/**
 * Whether a hoster can tell an attestor that measures it from a reader: both read from a hoster that writes down all it
 * sees. What differs every time is what a cheat would look at; another kind of reader shows that such things are found.
 */

import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { ReceiptAsker } from '../../src/api/index.js'
import type { Market, MeasurementDuty } from '../../src/chain/types.js'
import { HypercorePeer, type LocalDht, MeasuringReader, oneUseKeyPair, randomBytes } from '../../src/hyper/index.js'
import { silentLogger } from '../../src/log.js'
import { measureHoster } from '../../src/roles/attestor/reading.js'
import type { RoleContext } from '../../src/roles/context.js'
import { FeedWatch } from '../../src/roles/feed-watch.js'
import { localDht, temporaryFolder } from './local-net.js'
import { TappedHoster, type Trace } from './wire-tap.js'

const genesis = randomBytes(32)
const signing = oneUseKeyPair()
const [CHUNKS, CHUNK_BYTES] = [300, 16_384]
/** Readings of each kind. That two kinds come apart in a time by chance happens once in 12 870 times. */
const READINGS = 8
/** Times that are less apart than this are not told apart over any line. */
const BLUR_MS = 15
/** Chunks that a measurement counts. */
const SAMPLES = 16

const teardowns: (() => Promise<unknown>)[] = []

afterEach(async () => {
  while (teardowns.length > 0) await teardowns.pop()?.()
})

async function scene() {
  const dht = await localDht()
  const chunks = Array.from({ length: CHUNKS }, () => randomBytes(CHUNK_BYTES))
  const receipts = { genesis, secretKey: signing.secretKey }
  const hoster = await TappedHoster.open(dht, chunks, receipts, (end) => teardowns.push(end))
  return { dht, hoster }
}

/** As the attestor's role measures it. */
async function measure(dht: LocalDht, hoster: TappedHoster): Promise<void> {
  const { fork, length, roots } = await hoster.feed.head()
  const pin = { feed: 1n, fork, length, roots }
  const slot = { plan: 1n, feedKey: hoster.feed.key, pin, slot: { contract: 1n, slot: 0 }, from: 0n, to: length }
  const seat = { user: 1n, noiseKey: hoster.noiseKey, signingKey: signing.publicKey }
  const slots = [{ ...slot, replicaRoot: genesis, sealedBytes: 1n, until: 1 }]
  const duty: MeasurementDuty = { challenge: 1n, epoch: 1, hoster: seat, slots, committed: false, revealed: false }
  const openReader = () => MeasuringReader.open({ bootstrap: dht.bootstrap, host: '127.0.0.1' })
  const market = { genesis } as Market
  const heads = new FeedWatch(market, await temporaryFolder(), silentLogger())
  const context = { market, heads, openReader, log: silentLogger() } as unknown as RoleContext
  const { figures } = await measureHoster(context, 2n, duty, AbortSignal.timeout(30_000))
  expect(figures.chunks).toBe(SAMPLES)
}

async function reader(dht: LocalDht): Promise<HypercorePeer> {
  const folder = await temporaryFolder()
  const seed = randomBytes(32)
  return HypercorePeer.open({ folder, seed, bootstrap: dht.bootstrap, host: '127.0.0.1', listen: false })
}

/** As `datdot read` reads, with a chain that knows the hoster. */
async function read(dht: LocalDht, hoster: TappedHoster): Promise<void> {
  const peer = await reader(dht)
  const chain = { genesis, getUserIDByNoiseKey: async () => 1n, getSigningKey: async () => signing.publicKey }
  const asker = new ReceiptAsker(peer, async () => chain)
  let receipts = 0
  const target = {
    to: join(await temporaryFolder(), 'copy'),
    onPeer: asker.onPeer,
    onReceived: async (...given: Parameters<typeof asker.onReceived>) => {
      receipts = (await asker.onReceived(...given)).length
    }
  }
  expect(await peer.read(hoster.feed.key, target, 20_000)).toMatchObject({ bytes: CHUNKS * CHUNK_BYTES })
  expect(receipts).toBe(1)
  await peer.close()
}

/** Another way to read: one chunk after the other, from the first on, by a peer that others can dial. */
async function readInOrder(dht: LocalDht, hoster: TappedHoster): Promise<void> {
  const peer = await reader(dht)
  await peer.listen()
  peer.joinPeer(hoster.noiseKey)
  await peer.connected(hoster.noiseKey, AbortSignal.timeout(20_000))
  const core = await peer.openCore(hoster.feed.key)
  await core.waitForLength(CHUNKS, AbortSignal.timeout(20_000))
  for (let index = 0; index < 2 * SAMPLES; index++) await core.get(index)
  await peer.close()
}

type Kind = (dht: LocalDht, hoster: TappedHoster) => Promise<void>

/** In turns, so that whatever else this machine does meets both. */
async function traces(count: number, kinds: readonly [Kind, Kind]): Promise<[Trace[], Trace[]]> {
  const { dht, hoster } = await scene()
  const made: [Trace[], Trace[]] = [[], []]
  for (let i = 0; i < count; i++) {
    for (const which of [0, 1] as const) made[which].push(await hoster.watch(() => kinds[which](dht, hoster)))
  }
  return made
}

const requests = ({ seen }: Trace) => seen.filter(({ index }) => index !== undefined)

/** What came in up to the request for the last chunk that a measurement counts. */
function beginning(trace: Trace) {
  const last = requests(trace)[SAMPLES - 1]
  return trace.seen.slice(0, last === undefined ? undefined : trace.seen.indexOf(last) + 1)
}

const kindsOf = (seen: Trace['seen']) => [...new Set(seen.map(({ what }) => what))].sort().join(', ')

/** The same without repetitions: which things came for the first time after which others. */
function order(trace: Trace): string {
  return [...new Set(beginning(trace).map(({ what }) => what))].join(', ')
}

/** What a hoster sees that is the same or not. */
const LOOKS: Readonly<Record<string, (trace: Trace) => string | boolean | number>> = {
  handshake: ({ handshake }) => handshake,
  'data of the connection': ({ userData }) => userData,
  'the key leads to the peer': ({ findable }) => findable,
  'what begins with what': order,
  'what comes until the chunks that count are sent': ({ seen, sent }) =>
    kindsOf(seen.filter(({ at }) => at < (sent[SAMPLES - 1] ?? 0))),
  'what comes with receipts': ({ seen }) => kindsOf(seen.filter(({ what }) => what.includes('datdot'))),
  'channels for receipts': ({ seen }) => seen.filter(({ what }) => what.startsWith('open datdot/1')).length
}

const time = (trace: Trace, what: (name: string) => boolean) => trace.seen.find((seen) => what(seen.what))?.at ?? 0

/** What a hoster sees that is a number. */
const MEASURES: Readonly<Record<string, (trace: Trace) => number>> = {
  'time to the first word': ({ seen }) => seen[0]?.at ?? 0,
  'time to the first channel': (trace) => time(trace, (what) => what.startsWith('open')),
  'time from the first channel to the first request': (trace) =>
    (requests(trace)[0]?.at ?? 0) - time(trace, (what) => what.startsWith('open')),
  'time over which the first chunks are asked for': (trace) =>
    (requests(trace)[SAMPLES - 1]?.at ?? 0) - (requests(trace)[0]?.at ?? 0),
  'time from the last chunk to the receipt': (trace) =>
    time(trace, (what) => what.startsWith('open datdot/1')) - (trace.sent.at(-1) ?? 0),
  'chunks in ascending order': (trace) => {
    const indices = requests(trace)
      .slice(0, SAMPLES)
      .map(({ index }) => index ?? 0)
    return 1_000 * indices.filter((index, i) => i > 0 && index === (indices[i - 1] ?? 0) + 1).length
  },
  'chunks from the beginning': (trace) =>
    1_000 *
    requests(trace)
      .slice(0, SAMPLES)
      .filter(({ index = 0 }) => index < SAMPLES).length
}

/** Everything by which the two kinds come apart every time. */
function differences(one: readonly Trace[], other: readonly Trace[]): string[] {
  const looks = Object.entries(LOOKS).filter(([, look]) => {
    const [seen, found] = [new Set(one.map(look)), new Set(other.map(look))]
    return ![...seen].some((value) => found.has(value))
  })
  const measures = Object.entries(MEASURES).filter(([, measure]) => {
    const [a, b] = [one.map(measure), other.map(measure)]
    return Math.min(...a) > Math.max(...b) + BLUR_MS || Math.min(...b) > Math.max(...a) + BLUR_MS
  })
  return [...looks, ...measures].map(([name]) => name)
}

test('a hoster sees no difference between who measures it and who reads', async () => {
  const [measured, readers] = await traces(READINGS, [measure, read])
  expect(measured.every((trace) => requests(trace).length >= SAMPLES)).toBe(true)
  expect(differences(measured, readers)).toEqual([])
}, 300_000)

test('another kind of reader is told apart by how it begins, how it asks, and what it leaves out', async () => {
  const [measured, others] = await traces(3, [measure, readInOrder])
  expect(differences(measured, others)).toEqual(
    expect.arrayContaining([
      'the key leads to the peer',
      'what begins with what',
      'channels for receipts',
      'what comes with receipts',
      'chunks in ascending order',
      'chunks from the beginning'
    ])
  )
}, 120_000)
