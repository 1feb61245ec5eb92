/**
 * The chunks that an encoder has fetched for a setup: needed until the replica is delivered or the setup is over, then
 * dropped. The list is on disk, so that what a killed encoder left behind is dropped by the next one.
 */

import type { FeedCore } from '../../hyper/index.js'
import type { RolePeer } from '../context.js'
import type { FeedRanges } from '../feed-ranges.js'
import { type SlotSetup, setupName } from '../slot-setup.js'
import { readState, writeState } from '../state-file.js'

interface Download {
  readonly name: string
  readonly feedKey: Uint8Array
  readonly fork: bigint
  readonly start: number
  readonly end: number
}

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

  /** Opens the feed and fetches the contract's chunks from whoever announces it, and from hosters of the contract. */
  async fetch(setup: SlotSetup, signal: AbortSignal): Promise<FeedCore> {
    const { duty } = setup
    const name = setupName(setup)
    const range = { start: Number(duty.from), end: Number(duty.to) }
    const download = { name, feedKey: duty.feedKey, fork: duty.pin.fork, ...range }
    this.#downloads.set(name, download)
    this.#need(download)
    await this.#write()
    const core = await this.#peer.openCore(duty.feedKey, duty.pin.fork)
    const stopFinding = this.#peer.find(duty.feedKey)
    const leave = duty.hosters.map(({ noiseKey }) => this.#peer.joinPeer(noiseKey))
    try {
      await core.waitForLength(Number(duty.pin.length), signal)
      await core.download(range, undefined, signal)
      return core
    } catch (error) {
      await core.close()
      throw error
    } finally {
      for (const stop of leave) stop()
      await stopFinding()
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

function nameInRanges(name: string): string {
  return `encoder ${name}`
}
