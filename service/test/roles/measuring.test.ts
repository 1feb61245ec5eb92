/** An attestor's epochs: measured in the first half, committed in the second, revealed in the first quarter of the next. */

import { expect, test } from '@jest/globals'
import type { MeasurementDuty } from '../../src/chain/types.js'
import { type Figures, keyPairFromSeed, type MeasureOptions, Received, randomBytes } from '../../src/hyper/index.js'
import { silentLogger } from '../../src/log.js'
import { measureHoster, randomSamples } from '../../src/roles/attestor/reading.js'
import type { Reader, RoleContext } from '../../src/roles/context.js'
import { Cast, member } from './cast.js'
import { FakeChain } from './fake-chain.js'

const EPOCH = 20n
/** Reports are due within a few blocks, and what they are made of is synced to disk. */
const PACE_MS = 100
const SEEN: Figures = {
  chunks: 3,
  bytes: 300,
  connectMs: 12.4,
  firstByteMs: 7,
  elapsedMs: 30,
  kibPerSecond: 2 ** 40,
  received: new Received()
}

/** Readers that see always the same, and what they were asked to read. */
function fakeReaders() {
  const asked: { readonly options: MeasureOptions; readonly tick: bigint }[] = []
  const state = { open: 0, most: 0, failures: 0, tick: () => 0n }
  const openReader = async (): Promise<Reader> => {
    if (state.failures > 0) {
      state.failures--
      throw new Error('no reader')
    }
    state.open++
    state.most = Math.max(state.most, state.open)
    return {
      keyPair: keyPairFromSeed(randomBytes(32)),
      network: {
        noiseKey: randomBytes(32),
        connect: () => Promise.reject(new Error('away')),
        onSession: () => () => {}
      },
      measure: async (options) => {
        asked.push({ options, tick: state.tick() })
        await new Promise((resolve) => setTimeout(resolve, 5))
        return SEEN
      },
      close: async () => void state.open--
    }
  }
  return { openReader, asked, state }
}

async function scene(hosters: number) {
  const chain = new FakeChain(EPOCH, PACE_MS)
  const cast = await Cast.of(1, [100, 100, 100], chain)
  const readers = fakeReaders()
  readers.state.tick = () => chain.tick
  const { feed: feedCore } = cast
  const head = await feedCore.head()
  const pin = { feed: 4n, fork: head.fork, length: head.length, roots: head.roots }
  const slot = { plan: 5n, feedKey: feedCore.key, pin, replicaRoot: head.key, sealedBytes: 384n, until: 1_000 }
  const ask = async (epoch: number): Promise<void> => {
    for (let i = 0; i < hosters; i++) {
      const { seat } = await member(30 + i)
      const slots = [{ ...slot, slot: { contract: 8n, slot: i }, from: 0n, to: 3n }]
      const challenge = BigInt(1_000 * epoch + i)
      const duty: MeasurementDuty = { challenge, epoch, hoster: seat, slots, committed: false, revealed: false }
      chain.measure(cast.attestor.user, duty)
    }
  }
  const reported = (epoch: number) => chain.reports.committed.get(`${cast.attestor.user}-${epoch}`)
  return { cast, chain, readers, ask, reported }
}

test('a report is measured, committed and revealed, each in its part of the epoch', async () => {
  const { cast, chain, readers, ask, reported } = await scene(6)
  await ask(0)
  await cast.start(cast.attestor, ['attestor'], { openReader: readers.openReader })
  await chain.until(() => reported(0)?.revealed !== undefined)
  const { revealed = [], tick = 0n } = reported(0) ?? {}
  expect(revealed.map(({ challenge }) => challenge).sort()).toEqual([0n, 1n, 2n, 3n, 4n, 5n])
  expect(revealed[0]?.figures).toEqual({ chunks: 3, connect: 12, firstByte: 7, rate: 0xffff_ffff })
  expect(tick).toBeGreaterThanOrEqual(EPOCH / 2n)
  expect(tick).toBeLessThanOrEqual((EPOCH * 4n) / 5n)
  expect(chain.tick).toBeLessThan(EPOCH + EPOCH / 4n)
  for (const { tick } of readers.asked) expect(tick).toBeGreaterThanOrEqual(2n)
  expect(new Set(revealed.map(({ readerKey }) => Buffer.from(readerKey).toString('hex'))).size).toBe(6)
  expect(readers.state).toMatchObject({ open: 0, most: 4 })
})

test('an attestor that is started anew reveals what it committed before', async () => {
  const { cast, chain, readers, ask, reported } = await scene(2)
  await ask(0)
  const first = await cast.start(cast.attestor, ['attestor'], { openReader: readers.openReader })
  await chain.until(() => reported(0) !== undefined)
  await first.stop()
  await cast.start(cast.attestor, ['attestor'], { openReader: readers.openReader })
  await chain.until(() => reported(0)?.revealed !== undefined)
  expect(readers.asked).toHaveLength(2)
})

test('an attestor that is stopped between measuring and committing measures nobody twice', async () => {
  const { cast, chain, readers, ask, reported } = await scene(2)
  await ask(0)
  const first = await cast.start(cast.attestor, ['attestor'], { openReader: readers.openReader })
  await chain.until(() => readers.asked.length === 2)
  await first.stop()
  await cast.start(cast.attestor, ['attestor'], { openReader: readers.openReader })
  await chain.until(() => reported(0)?.revealed !== undefined)
  expect(readers.asked).toHaveLength(2)
  expect(reported(0)?.revealed).toHaveLength(2)
})

test('several epochs in a row, one of them without a reader at first', async () => {
  const { cast, chain, readers, ask, reported } = await scene(2)
  for (const epoch of [0, 1, 2]) await ask(epoch)
  readers.state.failures = 2
  await cast.start(cast.attestor, ['attestor'], { openReader: readers.openReader, retryMs: 1 })
  await chain.until(() => reported(2)?.revealed !== undefined)
  expect([0, 1, 2].map((epoch) => reported(epoch)?.revealed?.length)).toEqual([2, 2, 2])
})

test('samples lie in what the hoster serves, each once, and all of a small range are met', () => {
  const key = new Uint8Array(32).fill(1)
  const pin = { feed: 1n, fork: 0n, length: 100n, roots: [] }
  const common = { plan: 1n, feedKey: key, pin, replicaRoot: key, sealedBytes: 1n, until: 1 }
  const slots = [
    { ...common, slot: { contract: 1n, slot: 0 }, from: 10n, to: 12n },
    { ...common, slot: { contract: 2n, slot: 0 }, from: 50n, to: 51n }
  ]
  const seen = new Set<number>()
  for (let i = 0; i < 100; i++) {
    const { samples, cover } = randomSamples({ slots })
    const indices = samples.map(({ index }) => index)
    expect([...indices].sort()).toEqual([10, 11, 50])
    expect(cover).toEqual([])
    seen.add(indices[0] ?? -1)
  }
  expect([...seen].sort()).toEqual([10, 11, 50])
  const large = randomSamples({ slots: [{ ...common, slot: { contract: 3n, slot: 0 }, from: 0n, to: 1_000_000n }] })
  expect(large.samples).toHaveLength(16)
  const all = [...large.samples.map(({ index }) => index), ...large.cover]
  expect(new Set(all).size).toBe(all.length)
  expect(all.every((index) => index >= 0 && index < 1_000_000)).toBe(true)
})

test('chunks that several plans have hosted by the same hoster are read once', () => {
  const pin = { feed: 1n, fork: 0n, length: 100n, roots: [] }
  const key = new Uint8Array(32)
  const slotOf = (plan: bigint, from: bigint, to: bigint) => {
    const slot = { contract: plan, slot: 0 }
    return { plan, feedKey: key, pin, replicaRoot: key, sealedBytes: 1n, until: 1, slot, from, to }
  }
  const slots = [slotOf(1n, 4n, 9n), slotOf(2n, 4n, 9n), slotOf(3n, 0n, 100n), slotOf(4n, 6n, 7n)]
  const few = randomSamples({ slots: slots.filter(({ plan }) => plan !== 3n) })
  expect(few.samples.map(({ index }) => index).sort()).toEqual([4, 5, 6, 7, 8])
  const many = randomSamples({ slots })
  const all = [...many.samples.map(({ index }) => index), ...many.cover]
  expect(new Set(all).size).toBe(64)
  expect(all.every((index) => index >= 0 && index < 100)).toBe(true)
})

test('one feed is read of a hoster of several, each as often as it has chunks', () => {
  const pin = { feed: 1n, fork: 0n, length: 100n, roots: [] }
  const slotOf = (feed: number, to: bigint) => {
    const key = new Uint8Array(32).fill(feed)
    const slot = { contract: BigInt(feed), slot: 0 }
    return { plan: 1n, feedKey: key, pin, replicaRoot: key, sealedBytes: 1n, until: 1, slot, from: 0n, to }
  }
  const slots = [slotOf(1, 90n), slotOf(2, 10n)]
  let large = 0
  for (let i = 0; i < 1_000; i++) {
    const { feedKey, samples } = randomSamples({ slots })
    if (feedKey[0] === 1) large++
    else expect(samples.every(({ index }) => index < 10)).toBe(true)
  }
  expect(large).toBeGreaterThan(850)
  expect(large).toBeLessThan(950)
})

test('all receipts are asked for at once: a hoster that does not answer holds nobody up', async () => {
  const { cast, chain } = await scene(1)
  const { seat } = await member(30)
  const pin = { feed: 1n, fork: 0n, length: 9n, roots: [] }
  const place = { plan: 1n, feedKey: randomBytes(32), pin, slot: { contract: 1n, slot: 0 } }
  const slots = [{ ...place, replicaRoot: randomBytes(32), sealedBytes: 1n, until: 1, from: 0n, to: 9n }]
  const received = new Received()
  for (const feed of [1, 2, 3]) received.add(seat.noiseKey, new Uint8Array(32).fill(feed), 10)
  const stop = new AbortController()
  let asked = 0
  const connect = (_key: Uint8Array, _topic: unknown, signal?: AbortSignal): Promise<never> => {
    if (++asked === 3) setImmediate(() => stop.abort(new Error('all asked')))
    return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
  }
  const reader: Reader = {
    keyPair: keyPairFromSeed(randomBytes(32)),
    network: { noiseKey: randomBytes(32), connect, onSession: () => () => {} },
    measure: async () => ({ ...SEEN, received }),
    close: async () => {}
  }
  const context = { market: chain.market(cast.attestor.user), openReader: async () => reader, log: silentLogger() }
  const duty = { challenge: 1n, epoch: 0, hoster: seat, slots, committed: false, revealed: false }
  const measured = measureHoster(context as unknown as RoleContext, cast.attestor.user, duty, stop.signal)
  await expect(measured).rejects.toThrow('all asked')
}, 5_000)
