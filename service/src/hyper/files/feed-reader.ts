/**
 * A feed that stays open to be read from: a drive, by the names in it, or a core of plain chunks as one file; as it is now
 * or as it was at an earlier length. Its author may have written anything: names and numbers are checked here, and what
 * they may lead to is bounded by whoever asks.
 */

import { posix } from 'node:path'
import type Corestore from 'corestore'
import type Hypercore from 'hypercore'
import type Hyperdrive from 'hyperdrive'
import type { DriveEntry } from 'hyperdrive'
import { abortable } from '../../abort.js'
import { setPresence } from '../presence.js'
import { Received } from '../received.js'
import { reclaim } from '../reclaim.js'
import type { Search } from '../search.js'
import { type ByteOptions, type ByteRange, type Extent, readBytes } from './byte-range.js'
import { driveInvalid, isEntry } from './entries.js'
import { FoundPaths } from './found-paths.js'
import { byteLengthAt } from './length-at.js'
import { namesIn } from './names-in.js'
import { openDrive } from './open-drive.js'
import { isDrive } from './read.js'

export interface ReaderOptions {
  /** How long to look for a peer; default 60 s. */
  readonly findMs?: number
  /** Told of each core of the feed as soon as it is known, so that its hosters can be dialled. */
  readonly onCore?: (key: Uint8Array) => void
  /** Told of each peer as soon as something comes from it. */
  readonly onPeer?: (peer: Uint8Array) => void
  /** Told of the bytes of each chunk that comes into the store. */
  readonly onChunk?: (bytes: number) => void
}

/** A state of a feed: all that is read of it stays the same. */
export interface FeedVersion {
  readonly fork: number
  /** Chunks of the feed's first core. */
  readonly length: number
}

/** What is under a path. */
export type Found =
  | {
      readonly type: 'file'
      /** Where it was found, after all links. */
      readonly path: string
      /** Length of the feed at which it was written: as long as this stays, so do its bytes. */
      readonly written: number
      readonly byteLength: number
      readonly extent: Extent
    }
  | { readonly type: 'folder'; readonly path: string }

/** A name in a folder, exactly as its author wrote it. */
export interface Listed {
  readonly name: string
  readonly type: 'file' | 'folder' | 'link'
  /** Of a file. */
  readonly byteLength?: number
}

/** Links that are followed, one to the other. */
const MAX_LINKS = 8

export class FeedReader {
  readonly key: Uint8Array
  readonly kind: 'file' | 'folder'
  /** What came from whom, of all its cores. */
  readonly received: Received
  readonly #core: Hypercore
  readonly #drive: Hyperdrive | undefined
  readonly #searching: Search
  readonly #options: ReaderOptions
  readonly #found = new FoundPaths()
  #blobs: Promise<Hypercore | undefined> | undefined
  #closing: Promise<void> | undefined

  private constructor(
    core: Hypercore,
    drive: Hyperdrive | undefined,
    received: Received,
    searching: Search,
    options: ReaderOptions
  ) {
    this.key = new Uint8Array(core.key)
    this.kind = drive === undefined ? 'file' : 'folder'
    this.received = received
    this.#core = core
    this.#drive = drive
    this.#searching = searching
    this.#options = options
  }

  /** @internal Of a core whose head is known; `HypercorePeer.openReader` makes one. */
  static async of(
    core: Hypercore,
    store: () => Corestore,
    searching: Search,
    options: ReaderOptions,
    signal?: AbortSignal
  ): Promise<FeedReader> {
    const received = new Received(options.onPeer)
    countInto(received, core, options)
    const drive = (await isDrive(core, signal)) ? openDrive(store(), core.key) : undefined
    try {
      await (drive && abortable(drive.ready(), signal))
      return new FeedReader(core, drive, received, searching, options)
    } catch (error) {
      await drive?.close()
      throw error
    }
  }

  /** The newest state that has arrived. */
  get version(): FeedVersion {
    return { fork: this.#core.fork, length: this.#core.length }
  }

  /** How many connected peers speak of the feed. */
  get peers(): number {
    return this.#core.peers.length
  }

  /** The key of a drive's content, if it is known. */
  async contentKey(signal?: AbortSignal): Promise<Uint8Array | undefined> {
    const blobs = await this.#content(signal)
    return blobs && new Uint8Array(blobs.key)
  }

  /**
   * What is under a path, which begins with `/`, at a length of the feed. Of a core of plain chunks every path is its file.
   * @throws HYPER_DRIVE_INVALID
   */
  async find(path: string, length: number, signal?: AbortSignal): Promise<Found | undefined> {
    if (this.#drive === undefined) return this.#whole(length, signal)
    const version = { fork: this.#core.fork, length }
    const known = this.#found.get(version, path)
    if (known !== undefined) return known
    const found = await this.#lookUp(path, length, signal)
    // Whoever truncates meanwhile may have changed it.
    if (found !== undefined && this.#core.fork === version.fork) this.#found.add(version, path, found)
    return found
  }

  #lookUp(path: string, length: number, signal?: AbortSignal): Promise<Found | undefined> {
    return this.#at(length, async (drive) => {
      let name = path
      for (let links = 0; links <= MAX_LINKS; links++) {
        const entry = name === '/' ? null : await abortable(drive.entry(name), signal)
        if (entry === null)
          return (await this.#hasNames(drive, name, signal)) ? { type: 'folder', path: name } : undefined
        if (!isEntry(entry)) throw driveInvalid(name, 'it is neither a file nor a link')
        const { linkname } = entry.value
        if (typeof linkname !== 'string') return fileOf(entry)
        name = posix.resolve(posix.dirname(name), linkname)
      }
      return undefined
    })
  }

  /** The names in a folder, `most` of them at most, in the order of their bytes. */
  async list(
    folder: string,
    length: number,
    most: number,
    signal?: AbortSignal
  ): Promise<{ readonly names: readonly Listed[]; readonly more: boolean }> {
    const drive = this.#drive
    if (drive === undefined) return { names: [], more: false }
    return this.#at(length, async (at) => {
      const names: Listed[] = []
      const prefix = folder === '/' ? '/' : `${folder}/`
      for await (const entry of namesIn(at, folder, signal)) {
        if (names.length === most) return { names, more: true }
        names.push(listedOf(entry, prefix))
      }
      return { names, more: false }
    })
  }

  /**
   * Bytes of a file that was found, in parts of which several come at once. Little is read before somebody takes it.
   * @throws HYPER_CHUNK_TIMEOUT, HYPER_READ_STALLED, HYPER_DRIVE_INVALID
   */
  async *read(
    extent: Extent,
    range: ByteRange,
    options: ByteOptions,
    signal?: AbortSignal
  ): AsyncGenerator<readonly Uint8Array[]> {
    const core = this.#drive === undefined ? this.#core : await this.#content(signal)
    if (core === undefined) throw driveInvalid('a file', 'the drive has no content')
    yield* readBytes(core, extent, range, options, signal)
  }

  /** Called when the feed has got longer, or has gone to another fork. Returns what stops it. */
  onGrowth(listener: () => void): () => void {
    const events = ['append', 'truncate'] as const
    for (const event of events) this.#core.on(event, listener)
    return () => {
      for (const event of events) this.#core.off(event, listener)
    }
  }

  /** Drops all chunks of its content, or of the plain core, from the store; what is asked for again comes again. */
  async forget(): Promise<void> {
    const core = this.#drive === undefined ? this.#core : await this.#blobs?.catch(() => undefined)
    if (core === undefined || core.length === 0) return
    await setPresence(core, { start: 0, end: core.length }, false)
    await reclaim(core.core.storage)
  }

  /** Looks for peers anew: some may have come since the feed was opened. */
  lookAgain(): Promise<void> {
    return this.#searching.again()
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await this.#searching.stop()
    await this.#drive?.close()
    await this.#core.close()
  }

  async #whole(length: number, signal?: AbortSignal): Promise<Found> {
    const byteLength = await byteLengthAt(this.#core, length, signal)
    const extent = { byteOffset: 0, byteLength, chunks: { start: 0, end: length } }
    return { type: 'file', path: '/', written: length, byteLength, extent }
  }

  async #hasNames(drive: Hyperdrive, folder: string, signal?: AbortSignal): Promise<boolean> {
    return folder === '/' || (await namesIn(drive, folder, signal).next()).done !== true
  }

  async #at<T>(length: number, ask: (drive: Hyperdrive) => Promise<T>): Promise<T> {
    const drive = this.#drive?.checkout(length)
    if (drive === undefined) throw new TypeError('not a drive')
    try {
      return await ask(drive)
    } finally {
      await drive.close()
    }
  }

  /** The core of the drive's content; the first time its head is waited for by whoever reads. */
  #content(signal?: AbortSignal): Promise<Hypercore | undefined> {
    const drive = this.#drive
    if (drive === undefined) return Promise.resolve(undefined)
    this.#blobs ??= drive.getBlobs().then((blobs) => {
      if (blobs === null) return undefined
      this.#searching.begin(blobs.core.key)
      this.#options.onCore?.(new Uint8Array(blobs.core.key))
      countInto(this.received, blobs.core, this.#options)
      return blobs.core
    })
    return abortable(this.#blobs, signal)
  }
}

/** From now on, as long as the core is open. */
function countInto(received: Received, core: Hypercore, { onChunk }: ReaderOptions): void {
  core.setMaxListeners(0)
  core.on('download', (_: number, bytes: number, peer: { remotePublicKey: Uint8Array }) => {
    received.add(peer.remotePublicKey, core.key, bytes)
    onChunk?.(bytes)
  })
}

function fileOf({ key, seq, value: { blob } }: DriveEntry): Found {
  const { byteOffset = 0, byteLength = 0, blockOffset: start = 0, blockLength = 0 } = blob ?? {}
  const extent = { byteOffset, byteLength, chunks: { start, end: start + blockLength } }
  return { type: 'file', path: key, written: seq + 1, byteLength, extent }
}

function listedOf(entry: DriveEntry, prefix: string): Listed {
  const [name = '', ...below] = entry.key.slice(prefix.length).split('/')
  if (below.length > 0) return { name, type: 'folder' }
  if (!isEntry(entry)) return { name, type: 'file' }
  const { linkname, blob } = entry.value
  if (typeof linkname === 'string') return { name, type: 'link' }
  return { name, type: 'file', byteLength: blob?.byteLength ?? 0 }
}
