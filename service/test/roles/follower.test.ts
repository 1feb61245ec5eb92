/** A sponsor's service tells the chain of a growing hypercore: when a contract is full, or after a while. */

import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { silentLogger } from '../../src/log.js'
import { type Follower, startFollower, type WatchEnd } from '../../src/roles/index.js'
import { dueOf } from '../../src/roles/sponsor/due.js'
import { readState } from '../../src/roles/state-file.js'
import { Cast } from './cast.js'
import { FakeChain } from './fake-chain.js'
import { FakeFollowing } from './fake-following.js'
import { atTheEnd, temporaryFolder } from './memory-peers.js'

const PLAN = 5n
const CHUNK = 1_000
const chunk = (fill: number, bytes = CHUNK) => new Uint8Array(bytes).fill(fill)

class Scene {
  readonly cast: Cast
  readonly state: FakeFollowing
  readonly ends: WatchEnd[] = []
  readonly #folder: string
  #stores = 0

  private constructor(cast: Cast, state: FakeFollowing, folder: string) {
    this.cast = cast
    this.state = state
    this.#folder = folder
  }

  /** A hypercore of 4 chunks, and a plan that follows it in contracts of 4. */
  static async open(maxBytes = 1_000_000n, tailDelay = 30, chain = new FakeChain()): Promise<Scene> {
    const cast = await Cast.of(0, [CHUNK, CHUNK, CHUNK, CHUNK], chain)
    const head = await cast.feed.head()
    const terms = { head, contractChunks: 4, maxBytes, tailDelay }
    const state = new FakeFollowing(terms, () => Number(cast.chain.tick))
    cast.chain.following = { plan: PLAN, state }
    return new Scene(cast, state, await temporaryFolder())
  }

  /** The sponsor's service, with a store that is new each time: what it has to know is in its own files. */
  async start(): Promise<Follower> {
    const peer = await this.cast.swarm.peer(
      new Uint8Array(32).fill(50 + this.#stores),
      join(this.#folder, `${this.#stores++}`)
    )
    const follower = await startFollower({
      market: this.cast.chain.market(1n),
      peer,
      folder: join(this.#folder, 'sponsor'),
      tailDelay: this.state.tailDelay,
      plans: [PLAN],
      onEnd: (end) => this.ends.push(end),
      retryMs: 10,
      log: silentLogger()
    })
    atTheEnd(() => follower.stop())
    return follower
  }

  /** Makes blocks until nothing is left to watch. */
  async over(ended: Promise<void>): Promise<void> {
    await this.cast.chain.until(() => this.ends.length > 0)
    await ended
  }

  /** What the service has on disk. */
  remembered(): Promise<Partial<Record<'fitting' | 'waiting', { readonly length: bigint }>> | undefined> {
    return readState(join(this.#folder, 'sponsor', `plan-${PLAN}.json`))
  }

  async append(count: number): Promise<void> {
    for (let i = 0; i < count; i++) await this.cast.feed.append([chunk(i)])
  }

  async blocks(count: number): Promise<void> {
    const until = this.cast.chain.tick + BigInt(count)
    await this.cast.chain.until(() => this.cast.chain.tick >= until)
  }
}

test('an append in every block costs one transaction for each contract', async () => {
  const scene = await Scene.open(1_000_000n, 1_000)
  await scene.start()
  for (let i = 0; i < 40; i++) {
    await scene.append(1)
    await scene.blocks(1)
  }
  await scene.cast.chain.until(() => scene.state.to === 44n)
  expect(scene.state.told.length).toBeLessThanOrEqual(10)
  expect(scene.state.contracts.map(({ to }) => Number(to))).toEqual(Array.from({ length: 11 }, (_, i) => 4 * (i + 1)))
})

test('many contracts at once are one transaction', async () => {
  const scene = await Scene.open()
  await scene.start()
  await scene.blocks(3)
  await scene.cast.feed.append(Array.from({ length: 40 }, (_, i) => chunk(i)))
  await scene.cast.chain.until(() => scene.state.to === 44n)
  expect(scene.state.told).toEqual([44n])
})

test('chunks that fill no contract wait, then become a shorter one, together with what came until then', async () => {
  // What joins a contract that is about to be made has three blocks for that.
  const scene = await Scene.open(1_000_000n, 30, new FakeChain(1_000n, 100))
  await scene.start()
  await scene.append(2)
  await scene.blocks(25)
  expect(scene.state.told).toEqual([])
  await scene.cast.chain.until(() => scene.state.told.length === 1)
  await scene.append(1)
  await scene.cast.chain.until(() => scene.state.contracts.length === 2)
  expect(scene.state.told).toEqual([6n, 7n])
  expect(scene.state.contracts[1]).toMatchObject({ from: 4n, to: 7n })
  await scene.blocks(40)
  expect(scene.state.told).toEqual([6n, 7n])
})

test('a restart forgets nothing: chunks wait since they were seen first', async () => {
  const scene = await Scene.open(1_000_000n, 60)
  const first = await scene.start()
  await scene.append(1)
  await scene.cast.chain.until(async () => (await scene.remembered())?.waiting?.length === 5n)
  const { tick } = scene.cast.chain
  await scene.blocks(20)
  await first.stop()
  await scene.blocks(20)
  await scene.start()
  await scene.cast.chain.until(() => scene.state.told.length === 1)
  // Had it begun anew with the restart, it would be 100.
  expect(scene.cast.chain.tick).toBeLessThan(tick + 90n)
})

test('at its bytes it stops: the chain gets the last head that is paid for, and says so', async () => {
  const scene = await Scene.open(10_500n)
  const { ended } = await scene.start()
  await scene.blocks(3)
  for (let i = 0; i < 9; i++) {
    await scene.append(1)
    await scene.blocks(2)
  }
  await scene.over(ended)
  expect(scene.ends).toMatchObject([{ plan: PLAN, cause: 'bytes', following: { length: 10n, bytes: 10_000n } }])
  expect(scene.state.contracts.at(-1)).toMatchObject({ from: 8n, to: 10n })
  // At most the full contract, the last head that is paid for, and one that is not.
  expect(scene.state.told).toContain(10n)
  expect(scene.state.told.length).toBeLessThanOrEqual(3)
})

test('what was paid for is not lost by a restart between the last head that fits and the next one', async () => {
  const scene = await Scene.open(7_500n, 1_000)
  const first = await scene.start()
  await scene.append(3)
  await scene.cast.chain.until(async () => (await scene.remembered())?.fitting?.length === 7n)
  await first.stop()
  await scene.append(20)
  await scene.over((await scene.start()).ended)
  expect(scene.state.contracts.at(-1)).toMatchObject({ from: 4n, to: 7n })
})

test('plans that are over are watched no longer', async () => {
  const scene = await Scene.open()
  scene.state.status = 'ended'
  await scene.over((await scene.start()).ended)
  expect(scene.ends).toMatchObject([{ plan: PLAN, cause: 'over' }])
})

const STANDING = { known: 6n, to: 4n, contractChunks: 4, most: 1_000n, tailAt: undefined }

test.each([
  ['nothing new', { length: 6n, byteLength: 10n, since: 0 }, STANDING, undefined],
  ['a chunk', { length: 7n, byteLength: 10n, since: 50 }, STANDING, undefined],
  ['a full contract', { length: 8n, byteLength: 10n, since: 50 }, STANDING, 'full'],
  ['a chunk that waited', { length: 7n, byteLength: 10n, since: 40 }, STANDING, 'late'],
  [
    'a chunk beside a tail that waits on',
    { length: 7n, byteLength: 10n, since: 50 },
    { ...STANDING, tailAt: 54 },
    undefined
  ],
  ['a chunk beside one that is due', { length: 7n, byteLength: 10n, since: 50 }, { ...STANDING, tailAt: 53 }, 'joins'],
  ['all that is paid for', { length: 7n, byteLength: 1_000n, since: 50 }, STANDING, 'spent']
])('%s in block 50, with a delay of 10: %p', (_, growth, standing, due) => {
  expect(dueOf(standing, growth, 50, 10)).toBe(due)
})
