/** Readers that cost a hoster more than Hypercore would ever refuse: they wait or are cut, and others are served meanwhile. */

import { afterEach, expect, test } from '@jest/globals'
import Corestore from 'corestore'
import type Hypercore from 'hypercore'
import { Writer } from '../../src/hyper/encoding.js'
import { discoveryKey, type FeedCore, type PeerLimits } from '../../src/hyper/index.js'
import { filledCore, temporaryFolder } from './local-net.js'
import { isCut, type Stage, signal, stage, until } from './rude-peer.js'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  while (closing.length > 0) await closing.pop()?.()
})

/** What replication keeps for a peer at this end, by which any message can be sent. */
interface Wire {
  readonly remoteOpened: boolean
  readonly wireRequest: { send(message: object): void }
  readonly wireRange: { send(message: object): void }
  readonly wireBitfield: { send(message: object): void }
  readonly wireWant: { send(message: object): void }
  readonly protomux: { cork(): void; uncork(): void }
}

/** A hoster with a feed, and a rude reader of it. */
async function readerOf(limits: Partial<PeerLimits>, chunks = 64, size = 32) {
  const all = await stage(limits)
  const feed = await filledCore(all.hoster, chunks, size)
  const store = new Corestore(await temporaryFolder())
  const core = store.get({ key: Buffer.from(feed.key) }) as Hypercore & { peers: readonly Wire[] }
  await core.ready()
  store.replicate(all.rude.connection)
  closing.push(() => store.close())
  await until(() => core.peers[0]?.remoteOpened === true)
  return { ...all, feed, wire: core.peers[0] as Wire }
}

/** An honest reader fetches all of the feed. */
async function read({ honest }: Stage, feed: FeedCore): Promise<void> {
  const copy = await honest.openCore(feed.key)
  await copy.waitForLength(feed.length, signal())
  await copy.download({ start: 0, end: feed.length }, undefined, signal())
  expect(await copy.has({ start: 0, end: feed.length })).toBe(true)
  await copy.close()
}

test('one range of more chunks than there ever will be', async () => {
  const all = await readerOf({})
  all.wire.wireRange.send({ drop: false, start: 1, length: 2 ** 50 })
  await isCut(all)
  await read(all, all.feed)
}, 180_000)

test('all chunks there could be, of which one is then taken back', async () => {
  const all = await readerOf({})
  all.wire.wireRange.send({ drop: false, start: 0, length: 2 ** 50 })
  all.wire.wireRange.send({ drop: true, start: 5, length: 1 })
  await isCut(all)
}, 180_000)

test('bitfields all over the place', async () => {
  const all = await readerOf({ pages: 32 })
  for (let i = 0; i < 40; i++) all.wire.wireBitfield.send({ start: i * 2 ** 30, bitfield: new Uint32Array(1) })
  await isCut(all)
}, 180_000)

test('single chunks all over the place', async () => {
  const all = await readerOf({ pages: 32 })
  for (let i = 1; i < 40; i++) all.wire.wireRange.send({ drop: false, start: i * 2 ** 30, length: 1 })
  await isCut(all)
}, 180_000)

test('more requests than can be answered wait, a few at a time, and whoever has too many waiting is cut', async () => {
  const all = await readerOf({ memoryOfPeer: 256 * 1024, points: 400, pointsPerSecond: 400 }, 64, 4 * 1024)
  let [uploads, most] = [0, 0]
  const stop = all.feed.onUpload(({ peer }) => {
    if (Buffer.from(peer).equals(all.rude.key)) uploads++
  })
  const since = performance.now()
  const request = { fork: 0, hash: null, seek: null, upgrade: null, manifest: false, priority: 0 }
  const flood = (count: number) => {
    all.wire.protomux.cork()
    for (let i = 0; i < count; i++) {
      all.wire.wireRequest.send({ ...request, id: ++most, block: { index: i % 64, nodes: 0 } })
    }
    all.wire.protomux.uncork()
  }
  flood(4_000)
  await read(all, all.feed)
  await all.served()
  // Each costs two points: those that were there at once, and those that came since.
  expect(uploads).toBeLessThanOrEqual(200 + ((performance.now() - since) * 200) / 1_000 + 16)
  expect(uploads).toBeGreaterThan(16)
  for (let i = 0; i < 10; i++) flood(4_000)
  await isCut(all)
  stop()
}, 180_000)

test('channels of feeds that nobody has, in one message', async () => {
  const all = await readerOf({ points: 4_000, pointsPerSecond: 4_000 })
  all.rude.shout(opens(20_000))
  await read(all, all.feed)
  await all.served()
  expect(all.rude.connection.destroyed).toBe(false)
  all.rude.shout(opens(20_000))
  await all.served()
  await all.rude.close()
}, 180_000)

test('more channels than a connection may ever have', async () => {
  const all = await readerOf({ channels: 500 })
  all.rude.shout(opens(1_000))
  await isCut(all)
}, 180_000)

test('frames that are not the protocol’s', async () => {
  const all = await readerOf({})
  const nested = new Writer()
    .uint(0)
    .uint(0)
    .uint(0)
    .uint(3)
    .raw(Uint8Array.of(0, 0, 0))
    .finish()
  all.rude.shout(nested)
  await isCut(all)
}, 180_000)

test('a large frame that is begun and never ended', async () => {
  const all = await stage({ memoryOfPeer: 1024 * 1024, partialMs: 100 })
  const length = 8 * 1024 * 1024
  const header = Buffer.from([length & 0xff, (length >> 8) & 0xff, length >> 16])
  all.rude.connection.rawStream.write(Buffer.concat([header, Buffer.alloc(256 * 1024)]))
  await isCut(all)
}, 180_000)

/** A batch that opens channels, beside those that are open. */
function opens(count: number, from = 2): Uint8Array {
  const name = Buffer.from('hypercore/alpha')
  const batch = new Writer().uint(0).uint(0).uint(0)
  for (let i = 0; i < count; i++) {
    const key = discoveryKey(new Uint8Array(32).fill(i & 0xff, 0, 1).fill(i >> 8, 1, 2))
    const open = new Writer()
      .uint(1)
      .uint(from + i)
      .buffer(name)
      .buffer(key)
      .raw(new Uint8Array(34))
      .finish()
    batch.buffer(open)
  }
  return batch.finish()
}
