/**
 * One Hypercore peer: a corestore in a folder, a Noise key pair on the DHT, ordinary Hypercore replication with whoever
 * connects, and `datdot/1` sessions on the same connections. Every role, author and reader is one of these.
 */

import type Corestore from 'corestore'
import type Hypercore from 'hypercore'
import HyperDHT from 'hyperdht'
import Hyperswarm, { type SwarmConnection } from 'hyperswarm'
import { abortable, withTimeout } from '../abort.js'
import { type Logger, silentLogger } from '../log.js'
import { Announcer } from './announcer.js'
import { Bouncer } from './bouncer.js'
import { dialling, limitConnections, type Need } from './connections.js'
import type { DhtAddress } from './dht.js'
import { Dialer } from './dialer.js'
import { hyperError } from './errors.js'
import { FeedCore } from './feed-core.js'
import { DriveWriter } from './files/drive-writer.js'
import { FeedReader, type ReaderOptions } from './files/feed-reader.js'
import { describeParts } from './files/parts.js'
import { type Published, type PublishOptions, publishPath, publishStream } from './files/publish.js'
import type { ReadResult, ReadTarget } from './files/read.js'
import { type ReadingPeer, readFeed } from './files/reading.js'
import { discoveryKey, formatFeedKey, keyPairFromSeed, randomBytes } from './keys.js'
import { LIMITS, type PeerLimits } from './limits.js'
import type { Pace } from './pace.js'
import type { PeerNetwork } from './protocol/network.js'
import { SwarmNetwork } from './protocol/swarm-network.js'
import { Search } from './search.js'
import { openStore } from './store.js'
import { Traffic, type TrafficFigures } from './traffic.js'

export interface PeerOptions {
  /** Folder of the corestore; one process at a time. */
  readonly folder: string
  /** A folder of which nothing is published, because keys are in it; default that of the corestore. */
  readonly apart?: string
  /** 32 bytes, of which the Noise key pair is made. */
  readonly seed: Uint8Array
  /** Nodes of the DHT to start from; default: the public Hyperswarm DHT. */
  readonly bootstrap?: readonly DhtAddress[]
  /** Address to bind to; default all. */
  readonly host?: string
  /** Whether other peers can dial this one from the start; default true. */
  readonly listen?: boolean
  /** Milliseconds between two announcements; default 100. */
  readonly announcePause?: number
  /** What one peer may cost this one; default `LIMITS`. */
  readonly limits?: Partial<PeerLimits>
  /** How fast bytes pass over all connections together; default without a limit. */
  readonly pace?: Pace
  readonly log?: Logger
}

export class HypercorePeer {
  /** The Noise key by which other peers dial this one. */
  readonly noiseKey: Uint8Array
  /** Sessions with other DatDot peers. */
  readonly network: PeerNetwork
  readonly #store: Corestore
  readonly #apart: string
  readonly #swarm: Hyperswarm
  readonly #dialer: Dialer
  readonly #sessions: SwarmNetwork
  readonly #announcer: Announcer
  readonly #traffic = new Traffic()
  #closing: Promise<void> | undefined

  private constructor(store: Corestore, swarm: Hyperswarm, options: PeerOptions) {
    const log = options.log ?? silentLogger()
    const limits = { ...LIMITS, ...options.limits }
    this.#store = store
    this.#apart = options.apart ?? options.folder
    this.#swarm = swarm
    this.noiseKey = new Uint8Array(swarm.keyPair.publicKey)
    this.#dialer = new Dialer(swarm, log)
    this.#sessions = new SwarmNetwork(swarm, this.#dialer, log)
    this.network = this.#sessions
    this.#announcer = new Announcer(swarm, options.announcePause ?? 100, log)
    swarm.setMaxListeners(0)
    const bouncer = new Bouncer(limits, log, options.pace)
    swarm.on('connection', (connection: SwarmConnection) => {
      connection.on('error', (error: Error) => log.debug({ err: error }, 'connection failed'))
      const allowance = bouncer.admit(connection)
      if (allowance === undefined) return
      this.#traffic.watch(connection)
      store.replicate(connection)
      this.#sessions.attach(connection, allowance)
    })
    limitConnections(swarm, limits, (connection) => this.#needOf(connection))
  }

  /**
   * Opens the store and listens for connections.
   * @throws HYPER_STORE_UNUSABLE
   */
  static async open(options: PeerOptions, signal?: AbortSignal): Promise<HypercorePeer> {
    signal?.throwIfAborted()
    const keyPair = keyPairFromSeed(options.seed)
    const store = openStore(options.folder)
    try {
      await store.ready()
    } catch (cause) {
      await store.close().catch(() => {})
      throw hyperError('HYPER_STORE_UNUSABLE', { folder: options.folder, why: (cause as Error).message }, cause)
    }
    const { bootstrap, host } = options
    const dht = new HyperDHT({ ...(bootstrap && { bootstrap }), ...(host && { host }) })
    const swarm = new Hyperswarm({ keyPair, dht, ...dialling(options.limits) })
    const peer = new HypercorePeer(store, swarm, options)
    try {
      if (options.listen !== false) await peer.listen(signal)
      return peer
    } catch (error) {
      await peer.close()
      throw error
    }
  }

  /** Connections, and what passed over them. */
  get traffic(): TrafficFigures {
    return this.#traffic.figures
  }

  /** Lets other peers dial this one, if they cannot yet. */
  listen(signal?: AbortSignal): Promise<void> {
    return abortable(this.#swarm.listen(), signal)
  }

  /** Waits until the disk has what the store was given so far, whatever becomes of this machine. */
  async sync(): Promise<void> {
    await this.#store.storage.db.flush()
  }

  /**
   * Opens the core of a feed. Without `fork` it follows whatever fork its writer is at; with it, it goes to that fork
   * and no further, so that a writer who truncates cannot take away what a contract pins.
   * @throws HYPER_FORK_MISMATCH if the store already holds a later fork
   */
  async openCore(key: Uint8Array, fork?: bigint): Promise<FeedCore> {
    const core = this.#store.get({ key: Buffer.from(key) })
    await core.ready()
    if (fork !== undefined && core.fork > Number(fork)) {
      const mismatch = hyperError('HYPER_FORK_MISMATCH', { pinned: fork, fork: core.fork })
      await core.close()
      throw mismatch
    }
    if (fork !== undefined) holdFork(core, Number(fork))
    return new FeedCore(core)
  }

  /** Makes, or opens again, a core of one's own by its name in this store. */
  async createCore(name: string): Promise<FeedCore> {
    const core = this.#store.get({ name })
    await core.ready()
    return new FeedCore(core)
  }

  /**
   * Makes new cores of a file, a folder, or a stream of bytes, and keeps them in this store.
   * @throws HYPER_PATH_*, HYPER_FILE_EMPTY, HYPER_FOLDER_EMPTY, HYPER_STREAM_EMPTY
   */
  publish(
    source: string | AsyncIterable<Uint8Array>,
    options: PublishOptions = {},
    signal?: AbortSignal
  ): Promise<Published> {
    const store = this.#freshStore()
    if (typeof source === 'string') return publishPath(store, source, { apart: this.#apart, ...options }, signal)
    return publishStream(store, source, options, signal)
  }

  /** A new hyperdrive in this store, to be written file by file. */
  writeDrive(): Promise<DriveWriter> {
    return DriveWriter.open(this.#freshStore())
  }

  /**
   * Fetches a feed as a plain reader, knowing only its key, and writes it to a new file or folder.
   * @param stallMs how long to look for a peer, and to wait for the next bytes; default 60 s
   * @throws HYPER_FEED_NOT_FOUND, HYPER_READ_STALLED, HYPER_TARGET_EXISTS, HYPER_TARGET_UNUSABLE, HYPER_NAME_UNSAFE,
   * HYPER_DRIVE_INVALID
   */
  async read(key: Uint8Array, target: ReadTarget, stallMs = 60_000, signal?: AbortSignal): Promise<ReadResult> {
    const core = this.#store.get({ key: Buffer.from(key) })
    await core.ready()
    const reader: ReadingPeer = {
      freshStore: () => this.#freshStore(),
      find: (feedKey) => this.find(feedKey),
      findHead: (found) => this.#findHead(found, stallMs, signal)
    }
    try {
      return await readFeed(reader, core, target, stallMs, signal)
    } finally {
      await core.close()
    }
  }

  /**
   * Opens a feed to read from it for as long as one likes.
   * @throws HYPER_FEED_NOT_FOUND
   */
  async openReader(key: Uint8Array, options: ReaderOptions = {}, signal?: AbortSignal): Promise<FeedReader> {
    const findMs = options.findMs ?? 60_000
    const core = this.#store.get({ key: Buffer.from(key) })
    await core.ready()
    const search = new Search((feedKey) => this.find(feedKey))
    search.begin(key)
    options.onCore?.(key)
    try {
      await this.#findHead(core, findMs, signal)
      return await FeedReader.of(core, () => this.#freshStore(), search, options, withTimeout(findMs, signal))
    } catch (error) {
      await search.stop()
      await core.close()
      throw error
    }
  }

  /**
   * What was published under a key, from this store or from whichever peer has it: one core, or the two of a folder.
   * @param findMs how long to look for a peer; default 60 s
   * @throws HYPER_FEED_NOT_FOUND
   */
  async describe(key: Uint8Array, findMs = 60_000, signal?: AbortSignal): Promise<Published> {
    const core = this.#store.get({ key: Buffer.from(key) })
    await core.ready()
    const searches = [this.find(key)]
    try {
      await this.#findHead(core, findMs, signal)
      const onContent = (content: Uint8Array) => void searches.push(this.find(content))
      return await describeParts(this.#freshStore(), core, onContent, withTimeout(findMs, signal))
    } finally {
      await Promise.all(searches.map((stop) => stop()))
      await core.close()
    }
  }

  /** Tells the DHT that this peer has the feed. Spread out over time; resolves when this one was told. */
  announce(feedKey: Uint8Array): Promise<void> {
    return this.#announcer.announce(discoveryKey(feedKey))
  }

  unannounce(feedKey: Uint8Array): Promise<void> {
    return this.#announcer.leave(discoveryKey(feedKey))
  }

  /** Looks for peers that announce the feed and connects to them, until the function it returns is called. */
  find(feedKey: Uint8Array): () => Promise<void> {
    const discovery = this.#swarm.join(discoveryKey(feedKey), { server: false, client: true })
    return () => discovery.destroy()
  }

  /** Dials a peer by its Noise key, and again whenever it is lost, until the function it returns is called. */
  joinPeer(noiseKey: Uint8Array): () => void {
    return this.#dialer.join(noiseKey)
  }

  /** Waits for a connection with a peer that was joined, or that dials this one. */
  async connected(noiseKey: Uint8Array, signal?: AbortSignal): Promise<void> {
    await this.#dialer.connection(noiseKey, signal)
  }

  isConnected(noiseKey: Uint8Array): boolean {
    return this.#dialer.find(noiseKey) !== undefined
  }

  #needOf(connection: SwarmConnection): Need {
    if (this.#dialer.wishesFor(connection.remotePublicKey)) return 'wished'
    return this.#sessions.uses(connection) ? 'session' : 'none'
  }

  /** A name space that nobody has used: new cores in it have new keys. */
  #freshStore(): Corestore {
    return this.#store.namespace(Buffer.from(randomBytes(32)))
  }

  async #findHead(core: Hypercore, findMs: number, signal?: AbortSignal): Promise<void> {
    const key = formatFeedKey(core.key)
    try {
      await new FeedCore(core).waitForLength(1, withTimeout(findMs, signal))
    } catch (cause) {
      if (signal?.aborted) throw cause
      throw hyperError('HYPER_FEED_NOT_FOUND', { key }, cause)
    }
  }

  /** Announcements, sessions, swarm with its DHT node, store: in this order, once. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    this.#dialer.close()
    await this.#announcer.close()
    await this.#sessions.close()
    await this.#swarm.destroy()
    await this.#store.close()
  }
}

/** Follows forks up to the pinned one, then no more. */
function holdFork(core: Hypercore, fork: number): void {
  const hold = (): void => {
    core.core.replicator.allowFork = core.fork < fork
  }
  hold()
  core.on('truncate', hold)
}
