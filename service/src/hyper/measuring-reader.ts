/**
 * An anonymous reader that measures one hoster: a store of its own that is thrown away, a key pair that is used once, and
 * the very requests with which a reader fetches a feed (`fetch-all.ts`), so that the hoster cannot tell it from any other.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stallGuard, withTimeout } from '../abort.js'
import type { DhtAddress } from './dht.js'
import type { FeedCore, Transfer } from './feed-core.js'
import { HypercorePeer } from './hypercore-peer.js'
import { type KeyPair, keyPairFromSeed, randomBytes } from './keys.js'
import { equalBytes, type PinnedHead } from './proof/index.js'
import type { PeerNetwork } from './protocol/network.js'
import { Received } from './received.js'

/** One chunk to read, of the feed as a contract pins it. */
export interface Sample {
  readonly pinned: PinnedHead
  readonly index: number
}

/** What is read of a hoster: chunks of one feed, as a reader would. */
export interface Samples {
  readonly feedKey: Uint8Array
  /** The chunks that count, in the order in which they are asked for. */
  readonly samples: readonly Sample[]
  /** Chunks that are asked for after them, so that their number is not seen; what comes of them does not matter. */
  readonly cover: readonly number[]
}

/** What the reader saw. Times in whole milliseconds; a time that was never reached is 0. */
export interface Figures {
  /** Samples that came from the hoster and fold to the pinned roots. */
  readonly chunks: number
  readonly bytes: number
  readonly connectMs: number
  /** From the first request to the first chunk. */
  readonly firstByteMs: number
  /** From the first request to the last chunk. */
  readonly elapsedMs: number
  readonly kibPerSecond: number
  /** All that came from the hoster: what to ask a receipt for. */
  readonly received: Received
}

export interface MeasureOptions extends Samples {
  readonly hosterKey: Uint8Array
  /** Longest for connecting, and without a chunk after that; default 10 s. */
  readonly timeoutMs?: number
}

export class MeasuringReader {
  /** The one-use key pair: it also signs the measurement. */
  readonly keyPair: KeyPair
  readonly #peer: HypercorePeer
  readonly #folder: string
  #core: FeedCore | undefined

  private constructor(peer: HypercorePeer, keyPair: KeyPair, folder: string) {
    this.#peer = peer
    this.keyPair = keyPair
    this.#folder = folder
  }

  static async open(
    options: { readonly bootstrap?: readonly DhtAddress[]; readonly host?: string } = {},
    signal?: AbortSignal
  ): Promise<MeasuringReader> {
    const seed = randomBytes(32)
    const folder = await mkdtemp(join(tmpdir(), 'datdot-reader-'))
    try {
      const peer = await HypercorePeer.open({ ...options, folder, seed, listen: false }, signal)
      return new MeasuringReader(peer, keyPairFromSeed(seed), folder)
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    }
  }

  /** For asking the hoster for receipts, on the connection that was measured. */
  get network(): PeerNetwork {
    return this.#peer.network
  }

  /** The feed's core as the hoster has filled it, until the reader is closed. */
  get core(): FeedCore | undefined {
    return this.#core
  }

  /**
   * Reads the samples. A hoster that is away or sends nothing valid gets zeros, not an error; only `signal` throws. The
   * connection and the feed stay open until the reader is closed, as those of any reader that asks for receipts.
   */
  async measure(options: MeasureOptions, signal?: AbortSignal): Promise<Figures> {
    const { hosterKey, feedKey, timeoutMs = 10_000 } = options
    const start = performance.now()
    try {
      // Like any reader it knows which feed it wants before it knows anybody who has it.
      const core = await this.#peer.openCore(feedKey)
      this.#core = core
      this.#peer.joinPeer(hosterKey)
      await this.#peer.connected(hosterKey, withTimeout(timeoutMs, signal))
      const connected = performance.now()
      const tally = new Tally(connected, hosterKey)
      const least = options.samples.reduce((most, { pinned }) => Math.max(most, Number(pinned.length)), 1)
      await core.waitForLength(least, withTimeout(timeoutMs, signal))
      await fetchSamples(core, options, tally, timeoutMs, signal)
      return await tally.figures(core, options.samples, connected - start)
    } catch (error) {
      if (signal?.aborted) throw error
      return NOTHING
    }
  }

  /** Closes the peer and removes its store. */
  async close(): Promise<void> {
    await this.#peer.close()
    await rm(this.#folder, { recursive: true, force: true })
  }
}

const NOTHING: Figures = {
  chunks: 0,
  bytes: 0,
  connectMs: 0,
  firstByteMs: 0,
  elapsedMs: 0,
  kibPerSecond: 0,
  received: new Received()
}

/** Until the samples have come, or nothing comes for too long. */
async function fetchSamples(
  core: FeedCore,
  { samples, cover }: Samples,
  tally: Tally,
  timeoutMs: number,
  signal?: AbortSignal
): Promise<void> {
  const missing = new Set(samples.map(({ index }) => index))
  const enough = new AbortController()
  const guard = stallGuard(timeoutMs, () => new Error('nothing comes'), signal)
  const onChunk = (transfer: Transfer): void => {
    guard.touch()
    tally.add(core.key, transfer)
    missing.delete(transfer.index)
    if (missing.size === 0) enough.abort(new Error('enough'))
  }
  const wanted = [...samples.map(({ index }) => index), ...cover]
  try {
    await core.fetch(wanted, onChunk, AbortSignal.any([guard.signal, enough.signal]))
  } catch (error) {
    if (signal?.aborted) throw error
  } finally {
    guard.stop()
  }
}

/** What came from the hoster, and when. */
class Tally {
  readonly #start: number
  readonly #hoster: Uint8Array
  readonly #received = new Received()
  /** Milliseconds from the start to each chunk, by its index. */
  readonly #arrivals = new Map<number, number>()

  constructor(start: number, hoster: Uint8Array) {
    this.#start = start
    this.#hoster = hoster
  }

  add(feedKey: Uint8Array, { index, bytes, peer }: Transfer): void {
    if (!equalBytes(peer, this.#hoster)) return
    this.#received.add(peer, feedKey, bytes)
    if (!this.#arrivals.has(index)) this.#arrivals.set(index, performance.now() - this.#start)
  }

  /** Counts the samples that are the feed's. */
  async figures(core: FeedCore, samples: readonly Sample[], connectMs: number): Promise<Figures> {
    let bytes = 0
    const times: number[] = []
    for (const { index, pinned } of samples) {
      const at = this.#arrivals.get(index)
      const proven = at === undefined ? undefined : await core.pinnedChunk(index, pinned).catch(() => undefined)
      if (at === undefined || proven === undefined) continue
      bytes += proven.chunk.length
      times.push(at)
    }
    const last = Math.max(0, ...times)
    return {
      chunks: times.length,
      bytes,
      connectMs: Math.round(connectMs),
      firstByteMs: Math.round(times.length === 0 ? 0 : Math.min(...times)),
      elapsedMs: Math.round(last),
      kibPerSecond: last === 0 ? 0 : Math.floor(bytes / 1024 / (last / 1000)),
      received: this.#received
    }
  }
}
