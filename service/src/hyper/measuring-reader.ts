/**
 * An anonymous reader that measures one hoster: a store of its own that is thrown away, a key pair that is used once, and
 * the ordinary Hypercore protocol, so that the hoster cannot tell it from any other reader.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withTimeout } from '../abort.js'
import type { DhtAddress } from './dht.js'
import type { FeedCore } from './feed-core.js'
import { HypercorePeer } from './hypercore-peer.js'
import { type KeyPair, keyPairFromSeed, randomBytes } from './keys.js'
import { equalBytes, type PinnedHead } from './proof/index.js'
import type { PeerNetwork } from './protocol/network.js'

/** One chunk to read, of a feed as a contract pins it. */
export interface Sample {
  readonly feedKey: Uint8Array
  readonly pinned: PinnedHead
  readonly index: number
}

/** What the reader saw. Times in whole milliseconds; a time that was never reached is 0. */
export interface Figures {
  /** Chunks that came from the hoster and fold to the pinned roots. */
  readonly chunks: number
  readonly bytes: number
  readonly connectMs: number
  /** From the first request to the first chunk. */
  readonly firstByteMs: number
  /** From the first request to the last chunk. */
  readonly elapsedMs: number
  readonly kibPerSecond: number
  /** Bytes and chunks by feed key in hex: what to ask receipts for. */
  readonly feeds: ReadonlyMap<string, { readonly bytes: bigint; readonly chunks: bigint }>
}

export interface MeasureOptions {
  readonly hosterKey: Uint8Array
  readonly samples: readonly Sample[]
  /** Longest for connecting, and for each chunk after that; default 10 s. */
  readonly timeoutMs?: number
  /** Chunks requested at once; default 8. */
  readonly parallel?: number
}

export class MeasuringReader {
  /** The one-use key pair: it also signs the measurement. */
  readonly keyPair: KeyPair
  readonly #peer: HypercorePeer
  readonly #folder: string

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

  /** Reads the samples. A hoster that is away or sends nothing valid gets zeros, not an error; only `signal` throws. */
  async measure(options: MeasureOptions, signal?: AbortSignal): Promise<Figures> {
    const { hosterKey, samples, timeoutMs = 10_000, parallel = 8 } = options
    const start = performance.now()
    const leave = this.#peer.joinPeer(hosterKey)
    const cores = new Map<string, FeedCore>()
    try {
      await this.#peer.connected(hosterKey, withTimeout(timeoutMs, signal))
      const connected = performance.now()
      const tally = new Tally(connected)
      const queue = samples.values()
      const worker = async (): Promise<void> => {
        for (const sample of queue) {
          const core = await this.#core(cores, sample)
          const bytes = await readSample(core, sample, hosterKey, timeoutMs, signal)
          if (bytes !== undefined) tally.add(sample.feedKey, bytes)
        }
      }
      await Promise.all(Array.from({ length: Math.min(parallel, samples.length) }, worker))
      return tally.figures(connected - start)
    } catch (error) {
      if (signal?.aborted) throw error
      return new Tally(0).figures(0)
    } finally {
      leave()
      for (const core of cores.values()) await core.close()
    }
  }

  /** Closes the peer and removes its store. */
  async close(): Promise<void> {
    await this.#peer.close()
    await rm(this.#folder, { recursive: true, force: true })
  }

  async #core(cores: Map<string, FeedCore>, { feedKey, pinned }: Sample): Promise<FeedCore> {
    const id = Buffer.from(feedKey).toString('hex')
    const known = cores.get(id)
    if (known !== undefined) return known
    const core = await this.#peer.openCore(feedKey, pinned.fork)
    cores.set(id, core)
    return core
  }
}

/** Bytes of the chunk, or undefined if it did not come, came from somebody else, or is not the feed's. */
async function readSample(
  core: FeedCore,
  { pinned, index }: Sample,
  hosterKey: Uint8Array,
  timeoutMs: number,
  signal?: AbortSignal
): Promise<number | undefined> {
  let sender: Uint8Array | undefined
  const stop = core.onDownload((transfer) => {
    if (transfer.index === index) sender = transfer.peer
  })
  try {
    await core.waitForLength(Number(pinned.length), withTimeout(timeoutMs, signal))
    await core.get(index, timeoutMs, signal)
    const { chunk } = await core.pinnedChunk(index, pinned)
    return sender !== undefined && equalBytes(sender, hosterKey) ? chunk.length : undefined
  } catch (error) {
    if (signal?.aborted) throw error
    return undefined
  } finally {
    stop()
  }
}

/** Counts chunks and the time they took. */
class Tally {
  readonly #start: number
  readonly #feeds = new Map<string, { bytes: bigint; chunks: bigint }>()
  #first = 0
  #last = 0
  #bytes = 0
  #chunks = 0

  constructor(start: number) {
    this.#start = start
  }

  add(feedKey: Uint8Array, bytes: number): void {
    this.#last = performance.now() - this.#start
    if (this.#chunks === 0) this.#first = this.#last
    this.#chunks++
    this.#bytes += bytes
    const id = Buffer.from(feedKey).toString('hex')
    const before = this.#feeds.get(id) ?? { bytes: 0n, chunks: 0n }
    this.#feeds.set(id, { bytes: before.bytes + BigInt(bytes), chunks: before.chunks + 1n })
  }

  figures(connectMs: number): Figures {
    return {
      chunks: this.#chunks,
      bytes: this.#bytes,
      connectMs: Math.round(connectMs),
      firstByteMs: Math.round(this.#first),
      elapsedMs: Math.round(this.#last),
      kibPerSecond: this.#last === 0 ? 0 : Math.floor(this.#bytes / 1024 / (this.#last / 1000)),
      feeds: this.#feeds
    }
  }
}
