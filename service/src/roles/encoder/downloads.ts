/**
 * The chunks that an encoder has fetched for a setup: needed until the replica is delivered or the setup is over, then
 * dropped. The list is on disk, so that what a killed encoder left behind is dropped by the next one.
 */

import type { ChunkRange, FeedCore, ProvenChunk } from '../../hyper/index.js'
import { readAhead } from '../ahead.js'
import type { RolePeer } from '../context.js'
import { contractBytes } from '../contract-size.js'
import type { FeedRanges } from '../feed-ranges.js'
import { findSources } from '../feed-source.js'
import { type SlotSetup, setupName } from '../slot-setup.js'
import { readState, writeState } from '../state-file.js'
import { ByteLimit } from './byte-limit.js'

interface Download {
  readonly name: string
  readonly feedKey: Uint8Array
  readonly fork: bigint
  readonly start: number
  readonly end: number
}

/**
 * Bytes and chunks that are asked for together at most, and how many such lots at once: enough to fill a line, and no more,
 * since peers answer in any order and the first lot is to be encoded while others come.
 */
const LOT_BYTES = 4 * 1024 * 1024
const LOT_CHUNKS = 1_024
const LOTS_AHEAD = 2

export class Downloads {
  readonly #path: string
  readonly #peer: RolePeer
  readonly #ranges: FeedRanges
  readonly #downloads: Map<string, Download>
  #writing: Promise<void> = Promise.resolve()

  private constructor(path: string, peer: RolePeer, ranges: FeedRanges, downloads: readonly Download[]) {
    this.#path = path
    this.#peer = peer
    this.#ranges = ranges
    this.#downloads = new Map(downloads.map((download) => [download.name, download]))
    for (const download of downloads) this.#need(download)
  }

  static async open(path: string, peer: RolePeer, ranges: FeedRanges): Promise<Downloads> {
    return new Downloads(path, peer, ranges, (await readState<Download[]>(path)) ?? [])
  }

  names(): string[] {
    return [...this.#downloads.keys()]
  }

  /** Opens the feed for a setup and notes that its chunks are needed. */
  async open(setup: SlotSetup): Promise<FeedCore> {
    const { duty } = setup
    const name = setupName(setup)
    const download = { name, feedKey: duty.feedKey, fork: duty.pin.fork, ...rangeOf(setup) }
    this.#downloads.set(name, download)
    this.#need(download)
    await this.#write()
    return this.#peer.openCore(duty.feedKey, duty.pin.fork)
  }

  /**
   * The contract's chunks in order, folded to the pinned roots. They come from whoever announces the feed, and from hosters
   * of the contract; some are fetched ahead of the one that is being used.
   * @param onSize told how many bytes they have before they are fetched; what it throws ends it
   * @throws ROLES_CONTRACT_TOO_LARGE
   */
  async *chunks(
    core: FeedCore,
    setup: SlotSetup,
    onSize: (bytes: bigint) => void,
    signal: AbortSignal
  ): AsyncGenerator<ProvenChunk, void, void> {
    const { duty } = setup
    const { start, end } = rangeOf(setup)
    const stopFinding = findSources({ peer: this.#peer }, duty)
    const limit = new ByteLimit(duty.contract)
    const either = AbortSignal.any([signal, limit.signal])
    try {
      await core.waitForLength(Number(duty.pin.length), either)
      const bytes = await contractBytes(core, duty, either)
      onSize(bytes)
      const size = lotSize(end - start, bytes)
      const fetchLot = async (lot: number): Promise<ChunkRange> => {
        const range = { start: start + lot * size, end: Math.min(start + (lot + 1) * size, end) }
        await core.download(range, (transfer) => limit.fetched(transfer.bytes), either)
        return range
      }
      for await (const range of readAhead({ start: 0, end: Math.ceil((end - start) / size) }, LOTS_AHEAD, fetchLot)) {
        for await (const proven of core.pinnedChunks(range, duty.pin)) {
          limit.used(proven.chunk.length)
          yield proven
        }
      }
    } finally {
      await stopFinding()
    }
  }

  /** The first chunk of the contract that did not come yet. */
  async missing(setup: SlotSetup): Promise<number | undefined> {
    const { duty } = setup
    const { start, end } = rangeOf(setup)
    const core = await this.#peer.openCore(duty.feedKey, duty.pin.fork)
    try {
      for (let index = start; index < end; index++)
        if (!(await core.has({ start: index, end: index + 1 }))) return index
      return undefined
    } finally {
      await core.close()
    }
  }

  /** Drops what was fetched, as far as nobody else needs it. */
  async drop(name: string): Promise<void> {
    const download = this.#downloads.get(name)
    if (download === undefined) return
    const core = await this.#peer.openCore(download.feedKey, download.fork)
    try {
      await this.#ranges.drop(core, nameInRanges(name))
    } finally {
      await core.close()
    }
    this.#downloads.delete(name)
    await this.#write()
  }

  #need({ feedKey, name, start, end }: Download): void {
    this.#ranges.need(feedKey, nameInRanges(name), { start, end })
  }

  #write(): Promise<void> {
    const written = this.#writing.then(() => writeState(this.#path, [...this.#downloads.values()]))
    this.#writing = written.catch(() => {})
    return written
  }
}

/** Chunks of a lot, if all are of the same size. */
function lotSize(chunks: number, bytes: bigint): number {
  return Math.max(1, Math.min(LOT_CHUNKS, Math.floor((chunks * LOT_BYTES) / Math.max(1, Number(bytes)))))
}

function rangeOf({ duty }: SlotSetup): ChunkRange {
  return { start: Number(duty.from), end: Number(duty.to) }
}

function nameInRanges(name: string): string {
  return `encoder ${name}`
}
