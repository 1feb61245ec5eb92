/**
 * How fast a hoster is read from that decodes every chunk from its replica, beside a plain peer. Printed, not judged: the
 * machine may be busy. `scripts/bench` measures the same between processes.
 */

import { randomBytes } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import Corestore from 'corestore'
import { Cast, type Member } from './cast.js'
import { MemorySwarm, temporaryFolder } from './memory-peers.js'

const CHUNKS = 128
const CHUNK_BYTES = 65_536
const ROUNDS = 3
/** For a busy machine. */
const LIMIT_MS = 300_000

/** Bytes a second at which a reader with an empty store gets all chunks from whoever is in the swarm. */
async function rateOf(swarm: MemorySwarm, key: Uint8Array): Promise<number> {
  const store = new Corestore(await temporaryFolder())
  await store.ready()
  const leave = swarm.join(store)
  try {
    const core = store.get({ key: Buffer.from(key) })
    await core.get(0)
    const started = performance.now()
    await core.download({ start: 0, end: CHUNKS }).done()
    const seconds = (performance.now() - started) / 1_000
    expect(core.byteLength).toBe(CHUNKS * CHUNK_BYTES)
    return ((CHUNKS - 1) * CHUNK_BYTES) / seconds
  } finally {
    leave()
    await store.close()
  }
}

/** Bytes of all files below a folder. */
async function bytesIn(folder: string): Promise<number> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[values.length >>> 1] ?? Number.NaN

async function compare(): Promise<void> {
  const chunks = Array.from({ length: CHUNKS }, () => new Uint8Array(randomBytes(CHUNK_BYTES)))
  const plain = new MemorySwarm()
  const source = await (await plain.peer(new Uint8Array(32).fill(1), await temporaryFolder())).createCore('feed')
  await source.append(chunks)

  const cast = await Cast.of(1, [])
  await cast.feed.append(chunks)
  const hoster = cast.hosters[0] as Member
  await cast.start(hoster, ['hoster'])
  const others = [
    await cast.start(cast.encoders[0] as Member, ['encoder']),
    await cast.start(cast.attestor, ['attestor'])
  ]
  const duty = await cast.draw()
  await cast.chain.until(() => cast.chain.statements.size === 1)
  for (const { stop } of others) await stop()
  await cast.author.close()

  const [sealedRates, plainRates]: [number[], number[]] = [[], []]
  for (let round = 0; round <= ROUNDS; round++) {
    const [plainRate, sealedRate] = [await rateOf(plain, source.key), await rateOf(cast.swarm, duty.feedKey)]
    // The first round warms up.
    if (round > 0) {
      plainRates.push(plainRate)
      sealedRates.push(sealedRate)
    }
  }
  const ratio = median(sealedRates.map((rate, round) => rate / (plainRates[round] ?? Number.NaN)))
  const megabytes = (rates: readonly number[]) => (median(rates) / 1e6).toFixed(1)
  const figures = `sealed ${megabytes(sealedRates)} MB/s, plain ${megabytes(plainRates)} MB/s, ratio ${ratio.toFixed(2)}`
  process.stdout.write(`reading, medians of ${ROUNDS} rounds: ${figures}\n`)
  const stored = (await bytesIn(hoster.folder)) / (CHUNKS * CHUNK_BYTES)
  process.stdout.write(`a hoster’s files have ${stored.toFixed(3)} bytes for each byte that it hosts\n`)
  expect(stored).toBeLessThan(1.1)
}

test('reading from a sealed replica beside reading from a plain peer', compare, LIMIT_MS)
