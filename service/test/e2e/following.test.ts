/** A plan that follows a growing hypercore, against a real node: what the chain is told of, and where it stops. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { hostingRequest, hostingUpdate } from '../../src/api/index.js'
import type { ChainAPI, MarketEvent } from '../../src/chain/index.js'
import { HypercorePeer, randomBytes } from '../../src/hyper/index.js'
import { silentLogger } from '../../src/log.js'
import { startFollower, type WatchEnd } from '../../src/roles/index.js'
import { filledCore } from '../hyper/local-net.js'
import { type ChainAndPeer, startChainAndPeer } from './chain-and-peer.js'
import { sleep } from './chain-node.js'

const CHUNK = 1_000
const MAX_BYTES = 30_000n

let net: ChainAndPeer
const teardowns: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  net = await startChainAndPeer()
})

afterEach(async () => {
  while (teardowns.length > 0) await teardowns.pop()?.()
})

afterAll(() => net?.stop())

async function until(chain: ChainAPI, condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let block = 0; block < 40; block++) {
    if (await condition()) return
    await chain.nextBlock()
  }
  throw new Error('it did not happen within 40 blocks')
}

/** The sponsor's service, which is not the author's. */
async function follow(chain: ChainAPI, plan: bigint, ends: WatchEnd[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'datdot-following-'))
  teardowns.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  const network = { bootstrap: net.dht.bootstrap, host: '127.0.0.1' }
  const peer = await HypercorePeer.open({ folder: join(folder, 'store'), seed: randomBytes(32), ...network })
  teardowns.push(() => peer.close())
  const { tailDelay } = await chain.priceList()
  const [market, onEnd, log] = [chain.market, (end: WatchEnd) => void ends.push(end), silentLogger()]
  const follower = await startFollower({ market, peer, plans: [plan], folder, tailDelay, onEnd, log })
  teardowns.push(() => follower.stop())
}

test('appends cost few transactions, the plan stops at its bytes, and may be given more', async () => {
  const bob = await net.as('//Bob')
  const events: MarketEvent[] = []
  const listening = await bob.listenToEvents(({ events: more }) => void events.push(...more), { from: 1 })
  teardowns.push(() => listening.stop())
  const core = await filledCore(net.peer, 4, CHUNK)
  await net.peer.announce(core.key)
  const source = { type: 'key', key: core.key } as const
  const bounds = { maxBytes: MAX_BYTES, contracts: 16 }
  const { plan, cost } = await hostingRequest(
    { chain: bob, peer: net.peer },
    { source, blocks: 1_200, contractChunks: 4, follow: bounds }
  )
  const { feedDeposit } = await bob.priceList()
  // All of it is held at once; each block between the quote and the call is one block less to pay.
  const held = (await bob.getBalance(bob.address)).held - feedDeposit
  expect(held).toBeLessThanOrEqual(cost.total)
  expect(held).toBeGreaterThan((cost.total * 99n) / 100n)
  await expect(
    hostingUpdate({ chain: bob, peer: net.peer }, { plan, key: core.key, follow: bounds })
  ).rejects.toMatchObject({ code: 'CHAIN_FOLLOWS_ALREADY' })

  const ends: WatchEnd[] = []
  await follow(bob, plan, ends)
  const following = async () => (await bob.planStatus(plan))?.following
  for (let i = 0; i < 24; i++) {
    await core.append([randomBytes(CHUNK)])
    await sleep(250)
  }
  await until(bob, async () => (await following())?.to === 28n)
  expect(await following()).toMatchObject({ bytes: 28_000n, maxBytes: MAX_BYTES, stopped: undefined })
  for (let i = 0; i < 10; i++) {
    await core.append([randomBytes(CHUNK)])
    await sleep(250)
  }
  await until(bob, () => ends.length > 0)
  expect(ends).toMatchObject([{ plan, cause: 'bytes' }])
  const report = await following()
  expect(report?.stopped).toBe('bytes')
  expect(report?.bytes).toBeLessThanOrEqual(MAX_BYTES)
  expect(report?.to).toBe(report?.length)

  await until(bob, () => events.some(({ type }) => type === 'followingStopped'))
  const told = events.filter(({ type }) => type === 'feedUpdated').length
  process.stdout.write(`34 appends, ${told} transactions, ${report?.bytes} of ${MAX_BYTES} bytes\n`)
  expect(told).toBeGreaterThan(0)
  expect(told * 4).toBeLessThanOrEqual(34)

  const more = { maxBytes: 50_000n, contracts: 4 }
  await hostingUpdate({ chain: bob, peer: net.peer }, { plan, key: core.key, follow: more })
  expect(await following()).toMatchObject({ from: report?.to, maxBytes: 50_000n, stopped: undefined })
  await core.close()
}, 180_000)
