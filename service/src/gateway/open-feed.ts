/** A feed that the gateway has open: its reader, the hosters that it dials, and the receipts that it asks for. */

import { abortable, withTimeout } from '../abort.js'
import { isDatdotError } from '../errors.js'
import type { FeedReader } from '../hyper/index.js'
import type { Logger } from '../log.js'
import { gatewayError } from './errors.js'
import type { GatewayLimits } from './limits.js'
import type { FeedPeer, HostingLookup, Receipts } from './ports.js'

export interface FeedSource {
  readonly peer: FeedPeer
  /** Nothing if there is no chain to ask. */
  readonly hosting?: HostingLookup
  readonly receipts?: Receipts
  readonly hasRoom?: () => boolean
  readonly limits: GatewayLimits
  readonly log: Logger
}

export class OpenFeed {
  readonly reader: Promise<FeedReader>
  /** Requests that use it. */
  users = 0
  /** Of those that use it at present, the first. */
  asker = ''
  usedAt = Date.now()
  /** Bytes that came into the store since it last dropped them. */
  cached = 0
  readonly #source: FeedSource
  readonly #closing = new AbortController()
  /** By the hoster's Noise key in hex. */
  readonly #dialled = new Map<string, () => void>()
  readonly #cores: Uint8Array[] = []
  #lookedAt = Date.now()
  /** Whether its head is there. */
  #found = false
  /** Whether the chain knows the feed. */
  #known = false
  #askedFor = 0n
  #asking: NodeJS.Timeout | undefined

  /**
   * @param onChunk told of the bytes of each chunk that comes into the store
   * @param before what has to be over first: the same feed, opened before and not closed yet, would drop what this one reads
   */
  constructor(key: Uint8Array, source: FeedSource, onChunk: (bytes: number) => void, before?: Promise<void>) {
    this.#source = source
    const { peer, receipts, limits } = source
    const { signal } = this.#closing
    const onCore = (core: Uint8Array): void => {
      this.#cores.push(core)
      void this.#dialHosters(core)
    }
    const onPeer = receipts && { onPeer: receipts.onPeer }
    const open = () => peer.openReader(key, { findMs: limits.findMs, onCore, onChunk, ...onPeer }, signal)
    this.reader = (before === undefined ? open() : before.then(open)).catch((error) => {
      throw this.#missing(error)
    })
    this.reader.then(
      () => {
        this.#found = true
      },
      () => this.#hangUp()
    )
  }

  /** Has new peers looked for if that was long ago; nobody waits for it. */
  refresh(): void {
    if (Date.now() - this.#lookedAt < this.#source.limits.lookAgainMs) return
    this.#lookedAt = Date.now()
    this.reader.then((reader) => reader.lookAgain()).catch(() => {})
    for (const core of this.#cores) void this.#dialHosters(core)
  }

  /** Nobody reads just now: what came is signed for. */
  rest(): void {
    if (this.#source.receipts === undefined || this.#asking !== undefined) return
    this.#asking = setTimeout(() => {
      this.#asking = undefined
      void this.#askReceipts()
    }, this.#source.limits.receiptMs).unref()
  }

  async close(): Promise<void> {
    clearTimeout(this.#asking)
    const end = (): void => this.#closing.abort(gatewayError('GATEWAY_BUSY', { what: 'it is closing this key' }))
    // Nobody waits for the rest of a search.
    if (!this.#found) end()
    const reader = await this.reader.catch(() => undefined)
    if (reader !== undefined) await this.#askReceipts()
    end()
    this.#hangUp()
    await reader?.forget().catch(() => {})
    await reader?.close()
  }

  async #askReceipts(): Promise<void> {
    const { receipts, log } = this.#source
    const reader = await this.reader.catch(() => undefined)
    if (receipts === undefined || reader === undefined) return
    const came = bytesOf(reader)
    if (came === this.#askedFor) return
    this.#askedFor = came
    try {
      const signal = withTimeout(RECEIPTS_MS, this.#closing.signal)
      const given = await abortable(receipts.onReceived(reader.received, signal), signal)
      log.debug({ receipts: given.length, bytes: Number(came) }, 'asked for receipts')
    } catch (error) {
      log.debug({ err: error }, 'no receipts came')
    }
  }

  async #dialHosters(core: Uint8Array): Promise<void> {
    const { hosting, peer, limits, log } = this.#source
    const { signal } = this.#closing
    try {
      const found = await hosting?.hostersOf(core, signal)
      if (found === undefined || signal.aborted) return
      this.#known = true
      for (const { noiseKey } of found.replicas) {
        const id = Buffer.from(noiseKey).toString('hex')
        if (this.#dialled.size < limits.dialled && !this.#dialled.has(id))
          this.#dialled.set(id, peer.joinPeer(noiseKey))
      }
    } catch (error) {
      log.debug({ err: error }, 'the chain does not say who hosts a feed')
    }
  }

  #hangUp(): void {
    for (const leave of this.#dialled.values()) leave()
    this.#dialled.clear()
  }

  /** What it means that no head came. */
  #missing(error: unknown): unknown {
    const late = (error as { name?: unknown }).name === 'TimeoutError'
    if (!late && !isDatdotError(error, 'HYPER_FEED_NOT_FOUND')) return error
    if (!this.#known && !late) return gatewayError('GATEWAY_KEY_UNKNOWN', {}, error)
    const seconds = this.#source.limits.findMs / 1_000
    return gatewayError('GATEWAY_NOBODY_SERVES', { hosters: this.#dialled.size, seconds }, error)
  }
}

/** Longest that receipts are waited for. */
const RECEIPTS_MS = 10_000

function bytesOf({ received }: FeedReader): bigint {
  return received
    .peers()
    .reduce((sum, peer) => [...received.from(peer).values()].reduce((all, { bytes }) => all + bytes, sum), 0n)
}
