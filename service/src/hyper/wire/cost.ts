/**
 * What a message costs whoever gets it, in points, and which ones nobody has to take. Hypercore itself lets a peer say of any
 * chunks that it has them, and keeps a bit for each: one message of twenty bytes could fill all memory.
 */

import { Malformed } from '../encoding.js'
import type { PeerLimits } from '../limits.js'
import { PROTOCOL } from '../protocol/messages.js'
import { looseUint, type WireMessage } from './frame.js'

const CONTROL = 0
const OPEN = 1
const CLOSE = 3

/** Hypercore's messages, as its channel counts them. */
const SYNC = 0
const REQUEST = 1
const WANT = 5
const BITFIELD = 7
const RANGE = 8

const POINTS = { message: 1, open: 16, sync: 4, request: 2, want: 16, page: 256 } as const

/** Chunks of a page of Hypercore's bitfields, and bytes that it takes: one bit for what the peer has, one for what is missing. */
const PAGE_CHUNKS = 32_768
export const PAGE_MEMORY = 3 * (PAGE_CHUNKS / 8)
/** Longest name of a protocol that is read. */
const MAX_NAME = 64
const DROPPED = 1
const OF_ONE = 2

interface OpenChannel {
  readonly isHypercore: boolean
  /** Pages of which the peer said something. */
  readonly pages: Set<number>
  /** Chunks from the first one on that the peer said it has; these take no page. */
  contiguous: number
}

/** Of one connection. */
export class Costs {
  readonly #limits: PeerLimits
  readonly #hold: (bytes: number) => void
  readonly #channels = new Map<number, OpenChannel>()
  #pages = 0

  constructor(limits: PeerLimits, hold: (bytes: number) => void) {
    this.#limits = limits
    this.#hold = hold
  }

  /** @returns points @throws Malformed for what would cost too much, or cannot be read */
  of(message: WireMessage): number {
    if (message.channel === CONTROL) return this.#control(message)
    const channel = this.#channels.get(message.channel)
    if (channel === undefined || !channel.isHypercore) return POINTS.message
    if (message.type === SYNC) return POINTS.sync
    if (message.type === REQUEST) return POINTS.request
    if (message.type === WANT) return POINTS.want
    if (message.type === RANGE) return this.#range(channel, message.body)
    if (message.type === BITFIELD) return this.#bitfield(channel, message.body)
    return POINTS.message
  }

  /** Whether it asks for chunks or nodes, which have to be read. */
  asks({ channel, type }: WireMessage): boolean {
    return type === REQUEST && this.#channels.get(channel)?.isHypercore === true
  }

  #control({ type, body }: WireMessage): number {
    if (type === CLOSE) this.#forget(looseUint(body, 0)[0])
    if (type !== OPEN) return POINTS.message
    const [id, nameLengthAt] = looseUint(body, 0)
    const [nameLength, nameAt] = looseUint(body, nameLengthAt)
    if (id > this.#limits.channels) throw new Malformed(`more than ${this.#limits.channels} channels`)
    if (nameLength > MAX_NAME) throw new Malformed(`a protocol’s name of ${nameLength} bytes`)
    this.#forget(id)
    const name = Buffer.from(body.subarray(nameAt, nameAt + nameLength)).toString()
    this.#channels.set(id, { isHypercore: name !== PROTOCOL, pages: new Set(), contiguous: 0 })
    return POINTS.open
  }

  #forget(id: number): void {
    const pages = this.#channels.get(id)?.pages.size ?? 0
    this.#channels.delete(id)
    this.#pages -= pages
    this.#hold(-pages * PAGE_MEMORY)
  }

  #range(channel: OpenChannel, body: Uint8Array): number {
    const [flags, startAt] = looseUint(body, 0)
    const [start, lengthAt] = looseUint(body, startAt)
    const length = flags & OF_ONE ? 1 : looseUint(body, lengthAt)[0]
    const drops = (flags & DROPPED) !== 0
    const end = start + length
    const before = channel.contiguous
    let points: number = POINTS.message
    if (drops && start < before) {
      // Hypercore now writes a bit for each chunk that comes after.
      points += this.#touch(channel, end, before)
      channel.contiguous = start
    }
    if (start > 0 || drops) return points + this.#touch(channel, start, end)
    channel.contiguous = Math.max(before, length)
    return points
  }

  #bitfield(channel: OpenChannel, body: Uint8Array): number {
    const [start, wordsAt] = looseUint(body, 0)
    const [words] = looseUint(body, wordsAt)
    channel.contiguous = Math.min(channel.contiguous, start)
    return POINTS.message + this.#touch(channel, start, start + words * 32)
  }

  #touch(channel: OpenChannel, start: number, end: number): number {
    if (end <= start) return 0
    if (end > Number.MAX_SAFE_INTEGER) throw new Malformed(`chunk ${end}`)
    const [first, last] = [Math.floor(start / PAGE_CHUNKS), Math.floor((end - 1) / PAGE_CHUNKS)]
    const count = last - first + 1
    if (count > this.#limits.pagesOfMessage) throw new Malformed(`a message about ${end - start} chunks`)
    const before = channel.pages.size
    for (let page = first; page <= last; page++) channel.pages.add(page)
    const added = channel.pages.size - before
    this.#pages += added
    if (this.#pages > this.#limits.pages) throw new Malformed(`messages about ${this.#pages * PAGE_CHUNKS} chunks`)
    this.#hold(added * PAGE_MEMORY)
    return (end - start === 1 ? added : count) * POINTS.page
  }
}
