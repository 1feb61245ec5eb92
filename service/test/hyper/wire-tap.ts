/** What a hoster can see of whoever reads from it: the handshake, and every frame that comes in, with its time. */

import Corestore from 'corestore'
import HyperDHT from 'hyperdht'
import Hyperswarm, { type SwarmConnection } from 'hyperswarm'
import { Bouncer } from '../../src/hyper/bouncer.js'
import { dialling } from '../../src/hyper/connections.js'
import { Dialer } from '../../src/hyper/dialer.js'
import { Reader } from '../../src/hyper/encoding.js'
import { FeedCore } from '../../src/hyper/feed-core.js'
import {
  discoveryKey,
  type KeyPair,
  type LocalDht,
  oneUseKeyPair,
  serveReceipts,
  UploadMeter
} from '../../src/hyper/index.js'
import { LIMITS } from '../../src/hyper/limits.js'
import { SwarmNetwork } from '../../src/hyper/protocol/swarm-network.js'
import { silentLogger } from '../../src/log.js'
import { temporaryFolder } from './local-net.js'

/** Messages of Hypercore's channel, by their numbers. */
const MESSAGES = ['sync', 'request', 'cancel', 'data', 'noData', 'want', 'unwant', 'bitfield', 'range', 'extension']
const BLOCK = 1

/** Something that came in, in milliseconds after the connection. */
export interface Seen {
  readonly at: number
  readonly what: string
  /** The chunk that a request is for. */
  readonly index?: number
}

/** All that was seen of one connection. */
export interface Trace {
  readonly peer: Uint8Array
  /** What the handshake says, without keys, addresses and numbers of its own. */
  readonly handshake: string
  readonly userData: boolean
  readonly seen: Seen[]
  /** When the chunks were sent. */
  readonly sent: number[]
  /** Whether the peer's key leads to it on the DHT. */
  findable: boolean
}

/** A hoster of one feed that writes down what it sees. */
export class TappedHoster {
  readonly keyPair: KeyPair = oneUseKeyPair()
  readonly traces: Trace[] = []
  readonly feed: FeedCore
  readonly #swarm: Hyperswarm
  readonly #node: HyperDHT

  private constructor(feed: FeedCore, swarm: Hyperswarm, node: HyperDHT) {
    this.feed = feed
    this.#swarm = swarm
    this.#node = node
  }

  static async open(
    dht: LocalDht,
    chunks: readonly Uint8Array[],
    receipts: { readonly genesis: Uint8Array; readonly secretKey: Uint8Array },
    teardown: (end: () => Promise<unknown>) => void
  ): Promise<TappedHoster> {
    const store = new Corestore(await temporaryFolder())
    const core = store.get({ name: 'feed' })
    await core.ready()
    await core.append(chunks.map((chunk) => Buffer.from(chunk)))
    const node = new HyperDHT({ bootstrap: dht.bootstrap, host: '127.0.0.1' })
    const handshakes = new Map<string, string>()
    const firewall = (key: Uint8Array, payload: object | null): boolean => {
      handshakes.set(hex(key), shapeOf(payload))
      return false
    }
    const swarm = new Hyperswarm({ dht: node, firewall, ...dialling() })
    const hoster = new TappedHoster(new FeedCore(core), swarm, node)
    const network = new SwarmNetwork(swarm, new Dialer(swarm, silentLogger()), silentLogger())
    const meter = new UploadMeter()
    meter.track(hoster.feed)
    serveReceipts(network, { genesis: receipts.genesis, secretKey: () => receipts.secretKey, meter })
    const bouncer = new Bouncer(LIMITS, silentLogger())
    swarm.on('connection', (connection: SwarmConnection) => {
      connection.on('error', () => {})
      const allowance = bouncer.admit(connection)
      if (allowance === undefined) return
      hoster.traces.push(traceOf(connection, handshakes, hoster.feed))
      store.replicate(connection)
      network.attach(connection, allowance)
    })
    teardown(async () => {
      await network.close()
      await swarm.destroy()
      await store.close()
    })
    await swarm.listen()
    await swarm.join(discoveryKey(hoster.feed.key), { server: true, client: false }).flushed()
    return hoster
  }

  get noiseKey(): Uint8Array {
    return new Uint8Array(this.#swarm.keyPair.publicKey)
  }

  /** The trace of the next reader, when `read` is through. */
  async watch(read: () => Promise<unknown>): Promise<Trace> {
    const before = this.traces.length
    const reading = read()
    while (this.traces.length === before) await new Promise((resolve) => setTimeout(resolve, 5))
    const trace = this.traces[before] as Trace
    trace.findable = await this.#isFindable(trace.peer)
    await reading
    return trace
  }

  async #isFindable(peer: Uint8Array): Promise<boolean> {
    for await (const _ of this.#node.findPeer(peer)) return true
    return false
  }
}

/** What a handshake's payload is made of: its fields with what is no address, port or number of this very connection. */
function shapeOf(payload: object | null): string {
  const own = (name: string) => /addresses|id$|seq|port/i.test(name)
  const shape = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value
    if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`
    if (Array.isArray(value)) return value.length === 0 ? 'none' : 'some'
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, own(name) ? typeof part : shape(part)])
    )
  }
  return JSON.stringify(shape(payload))
}

function traceOf(connection: SwarmConnection, handshakes: ReadonlyMap<string, string>, feed: FeedCore): Trace {
  const start = performance.now()
  const peer = new Uint8Array(connection.remotePublicKey)
  const userData = connection.userData !== null
  const handshake = handshakes.get(hex(peer)) ?? ''
  const trace: Trace = { peer, handshake, userData, seen: [], sent: [], findable: false }
  const now = () => performance.now() - start
  const protocols = new Map<number, string>()
  connection.on('data', (frame: Uint8Array) => {
    const at = now()
    readFrame(frame, protocols, (seen) => trace.seen.push({ at, ...seen }))
  })
  feed.onUpload((transfer) => {
    if (hex(transfer.peer) === hex(peer)) trace.sent.push(now())
  })
  return trace
}

type OnSeen = (seen: Omit<Seen, 'at'>) => void

/** A frame of Protomux: on channel 0 batches, and the opening and closing of channels; messages on all others. */
function readFrame(frame: Uint8Array, protocols: Map<number, string>, onSeen: OnSeen): void {
  const reader = new Reader(frame)
  readOn(Number(reader.uint()), reader, protocols, onSeen)
}

function readOn(channel: number, reader: Reader, protocols: Map<number, string>, onSeen: OnSeen): void {
  const control = channel === 0 ? Number(reader.uint()) : undefined
  if (control === undefined) readMessage(reader, channel, protocols, onSeen)
  else if (control === 0) readBatch(reader, protocols, onSeen)
  else if (control === 1) readOpening(reader, protocols, onSeen)
  else onSeen({ what: `${control === 2 ? 'reject' : 'close'} ${protocols.get(Number(reader.uint()))}` })
}

function readOpening(reader: Reader, protocols: Map<number, string>, onSeen: OnSeen): void {
  const id = Number(reader.uint())
  const protocol = Buffer.from(reader.buffer(256, 'protocol')).toString()
  const topic = reader.buffer(256, 'id')
  protocols.set(id, protocol)
  onSeen({ what: `open ${protocol} of ${topic.length} bytes, ${reader.left} of handshake` })
}

function readBatch(reader: Reader, protocols: Map<number, string>, onSeen: OnSeen): void {
  let channel = Number(reader.uint())
  while (reader.left > 0) {
    const length = Number(reader.uint())
    if (length === 0) channel = Number(reader.uint())
    else readOn(channel, new Reader(reader.take(length)), protocols, onSeen)
  }
}

function readMessage(reader: Reader, channel: number, protocols: ReadonlyMap<number, string>, onSeen: OnSeen): void {
  const protocol = protocols.get(channel) ?? 'nothing'
  const type = Number(reader.uint())
  const name = protocol === 'hypercore/alpha' ? (MESSAGES[type] ?? `${type}`) : `${protocol} message`
  if (name === 'request') readRequest(reader, onSeen)
  else onSeen({ what: name })
}

function readRequest(reader: Reader, onSeen: OnSeen): void {
  const flags = Number(reader.uint())
  const [, fork] = [reader.uint(), reader.uint()]
  const what = `request ${flags} at fork ${fork}`
  if ((flags & BLOCK) === 0) onSeen({ what })
  else onSeen({ what, index: Number(reader.uint()) })
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
