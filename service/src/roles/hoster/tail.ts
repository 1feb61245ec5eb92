/**
 * The end of one growing hypercore: chunks that no hoster is paid for yet. They are fetched as they come and lie in the
 * corestore, from which any client is served, until a contract has them; so they are in good hands when the author goes.
 */

import { isDatdotError } from '../../errors.js'
import { abortable, type FeedCore } from '../../hyper/index.js'
import type { RoleContext } from '../context.js'
import { keepFinding } from '../feed-source.js'
import type { TailRange } from './tail-range.js'

/** Most chunks of a tail. */
export const MAX_TAIL_CHUNKS = 65_536
/** Chunks that are asked for together, as long as there is room for so many of the largest. */
const LOT = 32
const MAX_CHUNK_BYTES = 15 * 2 ** 20
/** Longest wait for one chunk before others are tried. */
const FETCH_MS = 20_000

type TailContext = Pick<RoleContext, 'peer' | 'ranges' | 'log'>

export interface TailId {
  readonly plan: bigint
  readonly feedKey: Uint8Array
  readonly fork: bigint
}

export class Tail {
  readonly id: TailId
  readonly #context: TailContext
  readonly #most: number
  #range: TailRange
  /** Bytes of the chunks that were fetched. */
  readonly #sizes = new Map<number, number>()
  /** Their sum, and that of the chunks which the plan has not taken yet. */
  #bytes = 0
  #untaken = 0n
  /** The chunk for which there is no room. */
  #full: number | undefined
  /** Where to look for the next missing chunk. */
  #next: number
  #changes = 0
  #drops = 0
  #wake = (): void => {}

  /** @param most bytes */
  constructor(context: TailContext, id: TailId, range: TailRange, most: number) {
    this.#context = context
    this.id = id
    this.#range = range
    this.#most = most
    this.#next = range.start
    this.#need(this.#name, range.start, this.#top)
  }

  get range(): TailRange {
    return this.#range
  }

  /** Fetches what comes, until the signal fires. @throws HYPER_* */
  async run(signal: AbortSignal): Promise<void> {
    const { peer } = this.#context
    const core = await peer.openCore(this.id.feedKey, this.id.fork)
    const stopFinding = keepFinding(peer, this.id.feedKey)
    const stopGrowth = core.onGrowth(() => this.#stir())
    try {
      while (!signal.aborted) {
        const seen = this.#changes
        const lot = this.#missing(core.length)
        if (lot.length === 0) await this.#changed(seen, signal)
        else await Promise.all(lot.map((index) => this.#fetch(core, index, signal)))
      }
    } finally {
      stopGrowth()
      await stopFinding()
      await core.close()
    }
  }

  /** The plan is further: what contracts have is dropped, unless a replica or somebody else here has it. */
  async move(range: TailRange): Promise<void> {
    const { start, end, taken, left } = this.#range
    if (start === range.start && end === range.end && taken === range.taken && left === range.left) return
    this.#range = range
    this.#full = undefined
    this.#next = range.start
    for (const index of [...this.#sizes.keys()]) if (!isIn(range, index)) this.#sizes.delete(index)
    this.#count()
    this.#need(this.#name, range.start, this.#top)
    if (start !== range.start || end !== range.end) await this.#drop(start, start + MAX_TAIL_CHUNKS)
    this.#stir()
  }

  /** Drops all of it. */
  async end(): Promise<void> {
    await this.#dropNeed(this.#name)
  }

  get #name(): string {
    return `tail of plan ${this.id.plan}`
  }

  /** The first chunk past those that may be kept. */
  get #top(): number {
    const { start, end } = this.#range
    const top = Math.min(
      end ?? Number.POSITIVE_INFINITY,
      this.#full ?? Number.POSITIVE_INFINITY,
      start + MAX_TAIL_CHUNKS
    )
    return Math.max(top, start)
  }

  #need(name: string, start: number, end: number): void {
    this.#context.ranges.need(this.id.feedKey, name, { start, end })
  }

  /** Drops chunks that nobody here needs. */
  async #drop(start: number, end: number): Promise<void> {
    const name = `${this.#name}: over ${this.#drops++}`
    this.#need(name, start, end)
    await this.#dropNeed(name)
  }

  async #dropNeed(name: string): Promise<void> {
    const core = await this.#context.peer.openCore(this.id.feedKey, this.id.fork)
    try {
      await this.#context.ranges.drop(core, name)
    } finally {
      await core.close()
    }
  }

  /** Some chunks that are not here, as many as there is room for. */
  #missing(length: number): number[] {
    const { start } = this.#range
    const end = Math.min(length, this.#top)
    const count = Math.max(0, end - start)
    if (this.#sizes.size >= count) return []
    const most = Math.min(LOT, Math.max(1, Math.floor((this.#most - this.#bytes) / MAX_CHUNK_BYTES)))
    const lot: number[] = []
    const first = this.#next >= start && this.#next < end ? this.#next : start
    for (let step = 0; step < count && lot.length < most; step++) {
      const index = start + ((first - start + step) % count)
      if (!this.#sizes.has(index)) lot.push(index)
      this.#next = index + 1
    }
    return lot
  }

  async #fetch(core: FeedCore, index: number, signal: AbortSignal): Promise<void> {
    try {
      const { length } = await core.get(index, FETCH_MS, signal)
      await this.#keep(index, length)
    } catch (error) {
      // Perhaps its author went before anybody had it: the others come first.
      if (!signal.aborted && !isDatdotError(error, 'HYPER_CHUNK_TIMEOUT')) throw error
    }
  }

  /** Keeps a chunk that came. If there is no room for all, those that come first stay. */
  async #keep(index: number, bytes: number): Promise<void> {
    if (index >= this.#range.start && index < this.#top) {
      this.#sizes.set(index, bytes)
      this.#bytes += bytes
      if (index >= this.#range.taken) this.#untaken += BigInt(bytes)
      if (this.#fits) return
      const { plan } = this.id
      while (!this.#fits) this.#full = this.#forgetLast()
      this.#need(this.#name, this.#range.start, this.#top)
      this.#context.log.info({ plan, chunk: this.#full, bytes: this.#bytes }, 'no room for more of a growing hypercore')
    }
    await this.#drop(Math.min(index, this.#full ?? index), this.#range.start + MAX_TAIL_CHUNKS)
  }

  get #fits(): boolean {
    return this.#bytes <= this.#most && this.#untaken <= this.#range.left
  }

  #forgetLast(): number {
    let last = this.#range.start
    for (const index of this.#sizes.keys()) if (index > last) last = index
    this.#sizes.delete(last)
    this.#count()
    return last
  }

  #count(): void {
    this.#bytes = 0
    this.#untaken = 0n
    for (const [index, bytes] of this.#sizes) {
      this.#bytes += bytes
      if (index >= this.#range.taken) this.#untaken += BigInt(bytes)
    }
  }

  #stir(): void {
    this.#changes++
    this.#wake()
  }

  /** Resolves when there may be something to fetch. */
  async #changed(seen: number, signal: AbortSignal): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    if (this.#changes === seen) await abortable(woken, signal).catch(() => {})
  }
}

function isIn({ start, end }: TailRange, index: number): boolean {
  return index >= start && index < (end ?? Number.POSITIVE_INFINITY)
}
