/** The members of a measurement: a local DHT, author, encoders, attestor, hosters, plain peers. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { abortable, type LocalDht, startLocalDht, withTimeout } from '../hyper/index.js'
import { Board } from './board.js'
import { Member } from './member.js'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const MEMBER = here('./member-main.js')
const PLAIN_PEER = here('../../../scripts/plain-peer.mjs')

export const REPLICAS = 3
/** How often members look at the board. */
const TICK_MS = 50
/** What takes longer does not end: a member waits for another that it does not find. */
const STEP_LIMIT_MS = 300_000

const AUTHOR = 1
export const ATTESTOR = 2
const FIRST_ENCODER = 10
const FIRST_HOSTER = 20
export const encoderOf = (slot: number) => FIRST_ENCODER + slot
export const hosterOf = (slot: number) => FIRST_HOSTER + slot

export class Stage {
  readonly board = new Board()
  readonly folder: string
  readonly #dht: LocalDht
  readonly #members = new Map<number, Member>()
  readonly #plain: Member[] = []
  readonly #signal: AbortSignal
  readonly #lost = new AbortController()
  #ticking: NodeJS.Timeout | undefined

  private constructor(folder: string, dht: LocalDht, signal: AbortSignal) {
    this.folder = folder
    this.#dht = dht
    this.#signal = AbortSignal.any([signal, this.#lost.signal])
  }

  /** With an author and everybody that a setup of `REPLICAS` replicas needs. */
  static async open(signal: AbortSignal): Promise<Stage> {
    const stage = new Stage(await mkdtemp(join(tmpdir(), 'datdot-bench-')), await startLocalDht(), signal)
    try {
      const slots = Array.from({ length: REPLICAS }, (_, slot) => slot)
      await Promise.all([
        stage.#start(AUTHOR),
        stage.#start(ATTESTOR, 'attestor'),
        ...slots.map((slot) => stage.#start(encoderOf(slot), 'encoder')),
        ...slots.map((slot) => stage.#start(hosterOf(slot), 'hoster'))
      ])
      stage.#ticking = setInterval(() => stage.#tick(), TICK_MS)
      return stage
    } catch (error) {
      await stage.close()
      throw error
    }
  }

  get author(): Member {
    return this.#members.get(AUTHOR) as Member
  }

  get encoders(): Member[] {
    return Array.from({ length: REPLICAS }, (_, slot) => this.#members.get(encoderOf(slot)) as Member)
  }

  /** A step of a measurement, which ends with an error when a member is lost, when it takes too long, or by the outer signal. */
  step<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const signal = withTimeout(STEP_LIMIT_MS, this.#signal)
    return abortable(task(signal), signal)
  }

  /** A peer without anything of DatDot, in a process of its own. */
  openPlainPeer(): Member {
    const member = new Member(PLAIN_PEER, [this.folder, `${this.#port}`], this.#onLost)
    this.#plain.push(member)
    return member
  }

  /** Ends all members but those hosters that are named, and the plain peers. */
  async keepOnly(members: readonly number[]): Promise<void> {
    for (const [number, member] of this.#members) {
      if (members.includes(number)) continue
      await member.stop()
      this.#members.delete(number)
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#ticking)
    await Promise.all([...this.#members.values(), ...this.#plain].map((member) => member.stop()))
    await this.#dht.close()
    await rm(this.folder, { recursive: true, force: true })
  }

  readonly #onLost = (error: Error): void => this.#lost.abort(error)

  get #port(): number {
    return this.#dht.bootstrap[0]?.port ?? 0
  }

  async #start(number: number, ...role: string[]): Promise<void> {
    const args = [join(this.folder, `${number}`), `${number}`, `${this.#port}`, ...role]
    const member = new Member(MEMBER, args, this.#onLost, (name, given) =>
      this.board.answer(BigInt(number), name, given)
    )
    this.#members.set(number, member)
    await this.step(() => member.ask('start'))
  }

  #tick(): void {
    const now = this.board.advance()
    // Who has gone meanwhile needs no ticks.
    for (const member of this.#members.values()) member.ask('tick', now).catch(() => {})
  }
}
