/**
 * Floods: of blocks, so that others miss their deadlines, and of a hoster, so that it stops serving and proving. Those who
 * are meant by it come through, and pay nothing.
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { PlanId } from '../../src/chain/types.js'
import { HypercorePeer, parseBootstrap, randomBytes } from '../../src/hyper/index.js'
import { runAttack } from './attacking.js'
import type { Filled } from './filled-blocks.js'
import type { Flooded } from './floods.js'
import type { Member } from './members.js'
import { Net } from './net.js'
import { illRated, punishments } from './traces.js'

/** None ends while the test runs. A day, as in production, is longer than the clock's patience; 24 blocks are not. */
const LONG_EPOCH = 2_000
const CHUNKS = 8
/** The clock stands still after 32 full blocks. */
const BLOCKS = 44
const PATIENCE = 32
const FLOOD_SECONDS = 40
/** Longest that a reader waits for a chunk of a hoster which is flooded. */
const READ_MS = 15_000
/** What a hoster's process may grow by while it is flooded, KiB. */
const GROWTH_KIB = 256 * 1_024

let net: Net
let hoster: Member
let key: Uint8Array

beforeAll(async () => {
  net = await Net.open({ PerformanceEpoch: LONG_EPOCH })
  const members = await net.provide({
    hoster: { role: 'hoster' },
    'new-hoster': { role: 'hoster', region: 'gc' },
    encoder: { role: 'encoder' },
    attestor: { role: 'attestor' }
  })
  hoster = members.hoster
  const hosted = await net.host(CHUNKS, { replicas: 1, regions: ['u3'] })
  key = hosted.key
  await net.until('hosting', 240, 'hostingStarted', ({ plan }) => plan === hosted.plan)
}, 600_000)

afterAll(() => net?.stop(), 60_000)

let setup: PlanId

test('who fills blocks keeps no answer out, and stops the clock for everything else', async () => {
  // Its statement has to wait.
  setup = (await net.host(CHUNKS, { replicas: 1, regions: ['gc'] })).plan
  const filled = await runAttack<Filled>(net, 'fill-blocks', '//Charlie//stash', 400, { BLOCKS: `${BLOCKS}` })
  const { from, to, full, others, ticks, spent } = filled
  const mDat = BigInt(spent) / 10n ** 9n
  process.stdout.write(
    `fill-blocks: ${full} of ${BLOCKS} full, ${ticks} ticks, ${mDat} mDAT; of others ${JSON.stringify(others)}\n`
  )
  expect(full).toBeGreaterThan(BLOCKS * 0.9)
  expect(Object.keys(others)).toEqual(['submitStorageChallenge'])
  const proven = net.told('storageProven').filter(({ block }) => block >= from && block < to)
  expect(proven.length).toBeGreaterThan(0)
  expect(Number(ticks)).toBeLessThanOrEqual(PATIENCE + BLOCKS - full + 1)
}, 500_000)

test('a hoster that is flooded serves and stays small, and proves as soon as it is asked', async () => {
  const noiseKey = await net.sponsor.getHosterKey(hoster.user)
  if (noiseKey === undefined) throw new Error('the hoster has no key')
  const before = await residentOf(hoster)
  const over = new AbortController()
  const reading = readAllTheTime(noiseKey, over.signal)
  const flooded = await runAttack<Flooded>(net, 'flood-peer', '//Dave//stash', FLOOD_SECONDS + 120, {
    TARGET: Buffer.from(noiseKey).toString('hex'),
    FEED: Buffer.from(key).toString('hex'),
    SECONDS: `${FLOOD_SECONDS}`
  }).finally(() => over.abort())
  const { read, slowest, missed } = await reading
  const grown = (await residentOf(hoster)) - before
  const flood = JSON.stringify(flooded)
  process.stdout.write(
    `flood-peer: ${flood}, grown by ${grown >> 10} MiB, ${read} chunks read in ${slowest} ms at most, ${missed} missed\n`
  )
  expect(flooded.connections).toBeGreaterThanOrEqual(48)
  expect(flooded.cut).toBeGreaterThan(0)
  expect(flooded.refused).toBeGreaterThan(100)
  expect(flooded.sent).toBeGreaterThan(10)
  expect(grown).toBeLessThan(GROWTH_KIB)
  expect(read).toBeGreaterThan(4 * CHUNKS)
  expect(missed).toBeLessThan(read / 10)
}, 300_000)

test('afterwards all goes on, and nobody was punished', async () => {
  const now = net.all().at(-1)?.block ?? 0
  await net.until('the setup that had to wait', 300, 'hostingStarted', ({ plan }) => plan === setup)
  await net.until('a proof', 300, 'storageProven', (event) => event.hoster === hoster.user && event.block > now)
  expect(net.told('amendmentIncomplete')).toEqual([])
  expect(punishments(net)).toEqual([])
  expect(await illRated(net)).toEqual([])
}, 620_000)

interface Reads {
  /** Chunks that came, the longest wait for one, in milliseconds, and those that did not come in time. */
  read: number
  slowest: number
  missed: number
}

/** Reads from one peer, each time as somebody new, until the signal fires. */
async function readAllTheTime(noiseKey: Uint8Array, signal: AbortSignal): Promise<Reads> {
  const reads = { read: 0, slowest: 0, missed: 0 }
  while (!signal.aborted) {
    const folder = await mkdtemp(join(tmpdir(), 'datdot-reader-'))
    const bootstrap = parseBootstrap(net.place.bootstrap)
    const own = { folder, seed: randomBytes(32), listen: false }
    const peer = await HypercorePeer.open({ ...own, bootstrap, host: '127.0.0.1' })
    try {
      peer.joinPeer(noiseKey)
      await readAll(peer, reads)
    } finally {
      await peer.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  }
  return reads
}

async function readAll(peer: HypercorePeer, reads: Reads): Promise<void> {
  const core = await peer.openCore(key)
  for (let index = 0; index < CHUNKS; index++) {
    const start = performance.now()
    const chunk = await core.get(index, READ_MS).catch(() => undefined)
    if (chunk === undefined) {
      reads.missed++
      continue
    }
    reads.read++
    reads.slowest = Math.max(reads.slowest, Math.round(performance.now() - start))
  }
}

/** KiB of memory that a member's process has. */
async function residentOf({ process: { pid } }: Member): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1])
}
