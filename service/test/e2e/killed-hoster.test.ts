/**
 * A hoster as a process, killed at moments by chance while replicas come in and again when they are there: what it has
 * signed it has, and serves to a plain hypercore client as soon as it is back. The board takes the chain's place.
 */

import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from '@jest/globals'
import { Board } from '../../src/bench/board.js'
import { Member } from '../../src/bench/member.js'
import { seatOf } from '../../src/bench/seeds.js'
import type { SetupDuty } from '../../src/chain/types.js'
import { startLocalDht } from '../../src/hyper/index.js'

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const KILLS = Number(process.env.DATDOT_KILLS ?? 3)
const LIMIT_MS = 60_000 + KILLS * 60_000
const [CHUNKS, CHUNK_BYTES] = [64, 65_536]
const [AUTHOR, ATTESTOR, ENCODER, HOSTER] = [1, 2, 10, 20]

const teardowns: (() => Promise<unknown>)[] = []

afterEach(async () => {
  while (teardowns.length > 0) await teardowns.pop()?.()
})

type Feed = Pick<SetupDuty['pin'], 'fork' | 'length' | 'roots'> & { readonly key: Uint8Array }

class Scene {
  readonly board = new Board()
  readonly folder: string
  readonly #port: number
  readonly #members = new Map<number, Member>()
  #drawn = 0n

  private constructor(folder: string, port: number) {
    this.folder = folder
    this.#port = port
  }

  static async open(): Promise<Scene> {
    const folder = await mkdtemp(join(tmpdir(), 'datdot-killed-'))
    teardowns.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
    const dht = await startLocalDht()
    teardowns.push(() => dht.close())
    const scene = new Scene(folder, dht.bootstrap[0]?.port ?? 0)
    teardowns.push(() => Promise.all([...scene.#members.values()].map((member) => member.stop())))
    const ticking = setInterval(() => scene.#tick(), 50)
    teardowns.push(async () => clearInterval(ticking))
    return scene
  }

  async start(number: number, ...role: string[]): Promise<Member> {
    const args = [join(this.folder, `${number}`), `${number}`, `${this.#port}`, ...role]
    const answer = (name: string, given: readonly unknown[]) => this.board.answer(BigInt(number), name, given)
    const member = new Member(at('service/dist/bench/member-main.js'), args, () => {}, answer)
    this.#members.set(number, member)
    await member.ask('start')
    return member
  }

  /** A peer without anything of DatDot. */
  plainReader(): Member {
    const reader = new Member(at('scripts/plain-peer.mjs'), [this.folder, `${this.#port}`], () => {})
    teardowns.push(() => reader.stop())
    return reader
  }

  draw({ key, fork, length, roots }: Feed): bigint {
    const amendment = ++this.#drawn
    const slot = { slot: 0, encoder: seatOf(ENCODER), hoster: seatOf(HOSTER), done: false, rejected: undefined }
    const pin = { feed: amendment, fork, length, roots }
    const seats = { attestor: seatOf(ATTESTOR), slots: [slot], hosters: [], review: undefined }
    const times = { seed: new Uint8Array(32).fill(Number(amendment)), deadline: 1_000_000_000n }
    const range = { feedKey: key, pin, from: 0n, to: length }
    this.board.draw({ amendment, contract: 1_000n + amendment, plan: 1n, ...times, ...range, ...seats })
    return amendment
  }

  #tick(): void {
    const now = this.board.advance()
    for (const member of this.#members.values()) member.ask('tick', now).catch(() => {})
  }
}

test(
  'a hoster that is killed again and again has and serves whatever it signed',
  async () => {
    const scene = await Scene.open()
    const author = await scene.start(AUTHOR)
    const [encoder, attestor] = [await scene.start(ENCODER, 'encoder'), await scene.start(ATTESTOR, 'attestor')]
    let hoster = await scene.start(HOSTER, 'hoster')
    const feeds: Feed[] = []
    const after: number[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      const feed = await author.ask<Feed>('publish', 'random', CHUNKS, CHUNK_BYTES)
      const staffed = scene.board.staffed(scene.draw(feed), AbortSignal.timeout(LIMIT_MS))
      const pause = Math.round(Math.random() * 1_500)
      after.push(pause)
      await new Promise((resolve) => setTimeout(resolve, pause))
      await hoster.kill()
      hoster = await scene.start(HOSTER, 'hoster')
      await staffed
      feeds.push(feed)
    }
    for (const member of [author, encoder, attestor]) await member.stop()
    await hoster.kill()
    const entries = await readdir(join(scene.folder, `${HOSTER}`, 'roles', 'replicas'))
    expect(entries.filter((name) => name !== 'store.json')).toHaveLength(KILLS)
    const started = performance.now()
    await scene.start(HOSTER, 'hoster')
    const reader = scene.plainReader()
    for (const { key } of feeds) {
      expect(await reader.ask('read', key)).toMatchObject({ bytes: CHUNKS * CHUNK_BYTES })
    }
    const seconds = ((performance.now() - started) / 1_000).toFixed(1)
    process.stdout.write(
      `killed ${after.join(', ')} ms after the draw; ${KILLS} feeds read ${seconds} s after a start\n`
    )
  },
  LIMIT_MS
)
