/** Limits of a line with real peers on a local DHT: bytes over time, and never more than the limit lets through. */

import { expect, test } from '@jest/globals'
import type { Pace } from '../../src/hyper/index.js'
import { RateThrottle } from '../../src/limits/rate-throttle.js'
import { filledCore, localDht, openPeer } from './local-net.js'

const CHUNK = 32 * 1024
const CHUNKS = 96
const BYTES = CHUNK * CHUNKS
const RATE = 1024 * 1024

const paceOf = (up?: number, down?: number): Pace & { readonly up: RateThrottle; readonly down: RateThrottle } => ({
  up: new RateThrottle(up),
  down: new RateThrottle(down)
})

/** Has readers read a feed of one author all at once; seconds from the first request to the last chunk. */
async function read(paces: { author?: Pace; reader?: Pace }, readers = 1): Promise<number> {
  const dht = await localDht()
  const author = await openPeer(dht, { ...(paces.author && { pace: paces.author }) })
  const feed = await filledCore(author, CHUNKS, CHUNK)
  const cores = []
  for (let i = 0; i < readers; i++) {
    const reader = await openPeer(dht, { ...(paces.reader && { pace: paces.reader }) })
    const core = await reader.openCore(feed.key)
    reader.joinPeer(author.noiseKey)
    await core.waitForLength(CHUNKS, AbortSignal.timeout(20_000))
    cores.push(core)
  }
  const start = performance.now()
  const all = cores.flatMap((core) => Array.from({ length: CHUNKS }, (_, i) => core.get(i)))
  await Promise.all(all)
  return (performance.now() - start) / 1_000
}

/** What passes in so many seconds; a little of what went before may be left, and machines are slow at times. */
function expectRate(bytes: number, seconds: number): void {
  expect(bytes / seconds).toBeLessThan(RATE * 1.25)
  expect(bytes / seconds).toBeGreaterThan(RATE * 0.5)
}

test('what is sent is held at its limit', async () => {
  const author = paceOf(RATE)
  expectRate(BYTES, await read({ author }))
  expect(author.up.passed).toBeGreaterThanOrEqual(BYTES)
})

test('the limit is one of all connections together', async () => {
  expectRate(2 * BYTES, await read({ author: paceOf(RATE) }, 2))
})

test('what comes in is held at its limit', async () => {
  const reader = paceOf(undefined, RATE)
  expectRate(BYTES, await read({ reader }))
  expect(reader.down.passed).toBeGreaterThanOrEqual(BYTES)
})

test('without a limit it is counted, and nobody waits', async () => {
  const author = paceOf()
  const seconds = await read({ author })
  expect(BYTES / seconds).toBeGreaterThan(2 * RATE)
  expect(author.up.passed).toBeGreaterThanOrEqual(BYTES)
})
