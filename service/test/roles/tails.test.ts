/** Hosters of a growing hypercore keep what no contract has yet, and hand it over to the contract. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { FeedCore } from '../../src/hyper/index.js'
import { randomBytes } from '../../src/hyper/index.js'
import { Cast, type Member, type Running } from './cast.js'
import { FakeFollowing } from './fake-following.js'
import { filesWith, plainReader } from './plain-chunks.js'

const PLAN = 5n
const CHUNK = 5_000
const fresh = (count: number) => Array.from({ length: count }, () => new Uint8Array(randomBytes(CHUNK)))

class Scene {
  readonly cast: Cast
  readonly state: FakeFollowing
  readonly chunks: Uint8Array[]
  hoster!: Running
  #others: Running[] = []

  private constructor(cast: Cast, state: FakeFollowing, chunks: Uint8Array[]) {
    this.cast = cast
    this.state = state
    this.chunks = chunks
  }

  /** A hoster of the first contract of a plan that follows. */
  static async open(maxBytes = 1_000_000n, tailBytes?: number): Promise<Scene> {
    const cast = await Cast.of(1, [])
    const chunks = fresh(4)
    await cast.feed.append(chunks)
    const terms = { head: await cast.feed.head(), contractChunks: 4, maxBytes, tailDelay: 1_000_000 }
    const state = new FakeFollowing(terms, () => Number(cast.chain.tick))
    const scene = new Scene(cast, state, chunks)
    await scene.start(tailBytes)
    scene.#others = [
      await cast.start(cast.encoders[0] as Member, ['encoder']),
      await cast.start(cast.attestor, ['attestor'])
    ]
    await scene.staff(0)
    cast.chain.following = { plan: PLAN, state }
    return scene
  }

  async start(tailBytes?: number): Promise<void> {
    const options = tailBytes === undefined ? {} : { tailBytes }
    this.hoster = await this.cast.start(this.member, ['hoster'], options)
  }

  get member(): Member {
    return this.cast.hosters[0] as Member
  }

  /** Has a contract set up. */
  async staff(number: number): Promise<void> {
    const { statements } = this.cast.chain
    const before = statements.size
    const { from, to } = this.state.contracts[number] ?? { from: 0n, to: 0n }
    await this.cast.draw({ plan: PLAN, contract: 400n + BigInt(number), from, to })
    await this.cast.chain.until(() => statements.size > before)
    ;(this.state.contracts[number] as { hosted: boolean }).hosted = true
  }

  async append(count: number): Promise<void> {
    const added = fresh(count)
    this.chunks.push(...added)
    await this.cast.feed.append(added)
  }

  /** Tells the chain of all that there is. */
  async tell(): Promise<void> {
    const { length, signature, nodes } = await this.cast.feed.extension(this.state.feed.length)
    this.state.update({ type: 'extend', length, signature, nodes })
  }

  async core(): Promise<FeedCore> {
    return this.hoster.peer.openCore(this.cast.feed.key)
  }

  /** Waits until the hoster has just these chunks. */
  async has(start: number, end: number): Promise<void> {
    const core = await this.core()
    await this.cast.chain.until(async () => {
      const present = await Promise.all(this.chunks.map((_, index) => core.has({ start: index, end: index + 1 })))
      return present.every((there, index) => there === (index >= start && index < end))
    })
  }

  async leaveAlone(): Promise<void> {
    for (const other of this.#others) await other.stop()
    await this.cast.author.close()
  }
}

test('what is appended is read from the hoster when its author is gone, without a transaction', async () => {
  const scene = await Scene.open()
  for (let i = 0; i < 6; i++) {
    await scene.append(1)
    await scene.cast.chain.advance()
  }
  await scene.has(0, 10)
  await scene.leaveAlone()
  const core = (await plainReader(scene.cast)).get({ key: Buffer.from(scene.cast.feed.key) })
  await core.ready()
  for (const [index, chunk] of scene.chunks.entries()) {
    expect(Buffer.compare((await core.get(index)) ?? Buffer.alloc(0), chunk)).toBe(0)
  }
  expect(scene.state.told).toEqual([])
})

test('a contract takes the tail over: its sealed replica is the only copy then', async () => {
  const scene = await Scene.open()
  await scene.append(6)
  await scene.has(0, 10)
  expect(await filesWith(scene.member.folder, scene.chunks.slice(4))).not.toEqual([])
  await scene.tell()
  await scene.staff(1)
  const contract = scene.chunks.slice(0, 8)
  await scene.cast.chain.until(async () => (await filesWith(scene.member.folder, contract)).length === 0)
  await scene.has(0, 10)
})

test('what another hoster’s contract has is dropped', async () => {
  const scene = await Scene.open()
  await scene.append(6)
  await scene.has(0, 10)
  await scene.tell()
  ;(scene.state.contracts[1] as { hosted: boolean }).hosted = true
  const core = await scene.core()
  await scene.cast.chain.until(async () => !(await core.has({ start: 4, end: 5 })))
  expect(await core.has({ start: 0, end: 4 })).toBe(true)
  expect(await core.has({ start: 8, end: 10 })).toBe(true)
  await scene.cast.chain.until(
    async () => (await filesWith(scene.member.folder, scene.chunks.slice(4, 8))).length === 0
  )
})

test('a tail has so many bytes at most, and goes on when a contract has some of them', async () => {
  const scene = await Scene.open(1_000_000n, 6 * CHUNK)
  await scene.append(12)
  await scene.has(0, 10)
  await scene.tell()
  ;(scene.state.contracts[1] as { hosted: boolean }).hosted = true
  const core = await scene.core()
  await scene.cast.chain.until(
    async () => (await core.has({ start: 8, end: 14 })) && !(await core.has({ start: 14, end: 15 }))
  )
})

test('nothing is kept beyond what the plan pays for', async () => {
  const scene = await Scene.open(BigInt(7 * CHUNK))
  await scene.append(6)
  await scene.has(0, 7)
})

test('a hoster that keeps no tails keeps none', async () => {
  const scene = await Scene.open(1_000_000n, 0)
  await scene.append(2)
  const { tick } = scene.cast.chain
  await scene.cast.chain.until(() => scene.cast.chain.tick > tick + 30n)
  await scene.has(0, 4)
})

test('a restart goes on with the tail, and drops what a contract got meanwhile', async () => {
  const scene = await Scene.open()
  await scene.append(6)
  await scene.has(0, 10)
  await scene.hoster.stop()
  await scene.append(2)
  await scene.tell()
  ;(scene.state.contracts[1] as { hosted: boolean }).hosted = true
  await scene.start()
  const core = await scene.core()
  await scene.cast.chain.until(
    async () => !(await core.has({ start: 4, end: 5 })) && (await core.has({ start: 8, end: 12 }))
  )
  expect(await core.has({ start: 0, end: 4 })).toBe(true)
})

test('when the plan is over, or the hoster has no part of it any more, the tail is dropped', async () => {
  const scene = await Scene.open()
  await scene.append(3)
  await scene.has(0, 7)
  scene.state.status = 'ended'
  await scene.has(0, 4)
  const kept = () => readFile(join(scene.member.folder, 'tails.json'), 'utf8')
  await scene.cast.chain.until(async () => (await kept()) === '[]')
  expect(await readdir(join(scene.member.folder, 'replicas'))).toContain('400-0-500')
})
