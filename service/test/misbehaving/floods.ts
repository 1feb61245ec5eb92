/**
 * Floods one peer from many connections, each with a key of its own: junk on channels of `datdot/1` that it must accept,
 * channels that it must refuse, bytes that are no frames at all, and requests for chunks without end.
 */

import { createHash } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import Corestore from 'corestore'
import HyperDHT from 'hyperdht'
import type { SwarmConnection } from 'hyperswarm'
import Protomux from 'protomux'
import { oneUseKeyPair, PAGE_BYTES, PROTOCOL, parseBootstrap, randomBytes, sleep } from '../../src/hyper/index.js'
import { RAW } from '../../src/hyper/protocol/swarm-network.js'
import { encodeTopic } from '../../src/hyper/protocol/topic.js'
import type { Attacker } from './attacks.js'

const CONNECTIONS = 48
/** Frames and channels between two pauses of a connection. */
const AT_ONCE = 32
const PAUSE_MS = 50
/** Not that of honest peers: a peer bounds what comes from one address. */
const ADDRESS = '127.0.0.2'
const MIB = 2 ** 20

export interface Flooded {
  readonly connections: number
  /** Connections and channels that the peer closed. */
  readonly cut: number
  readonly refused: number
  /** Mebibytes of junk that were sent, and of the feed's chunks that came. */
  readonly sent: number
  readonly read: number
}

/** Whoever has the Noise key TARGET, for SECONDS; FEED is what it serves. */
export async function floodPeer({ chain, signal }: Attacker): Promise<Flooded> {
  const { TARGET = '', FEED = '', SECONDS = '60', DATDOT_BOOTSTRAP = '' } = process.env
  const dht = new HyperDHT({ bootstrap: parseBootstrap(DATDOT_BOOTSTRAP), host: ADDRESS })
  const flood = new Flood(dht, Buffer.from(TARGET, 'hex'), new Uint8Array(Buffer.from(FEED, 'hex')), chain.genesis)
  const ending = new AbortController()
  const over = ending.signal
  setMaxListeners(0, over)
  signal.addEventListener('abort', () => ending.abort(), { once: true })
  setTimeout(() => ending.abort(), Number(SECONDS) * 1_000)
  const kinds = [flood.junkSessions, flood.strangeChannels, flood.bareBytes, flood.endlessRequests]
  const floods = Array.from({ length: CONNECTIONS }, (_, i) =>
    flood.keep(kinds[i % kinds.length] ?? flood.bareBytes, over)
  )
  await Promise.all(floods)
  await Promise.race([dht.destroy({ force: true }), sleep(5_000)])
  const { connections, cut, refused, sent, read } = flood
  return { connections, cut, refused, sent: Math.round(sent / MIB), read: Math.round(read / MIB) }
}

class Flood {
  connections = 0
  cut = 0
  refused = 0
  sent = 0
  read = 0
  readonly #dht: HyperDHT
  readonly #target: Uint8Array
  readonly #feed: Uint8Array
  readonly #genesis: Uint8Array

  constructor(dht: HyperDHT, target: Uint8Array, feed: Uint8Array, genesis: Uint8Array) {
    this.#dht = dht
    this.#target = target
    this.#feed = feed
    this.#genesis = genesis
  }

  /** Keeps one connection and floods it; when it is cut, another one takes its place. */
  async keep(
    kind: (connection: SwarmConnection, over: AbortSignal) => Promise<void>,
    over: AbortSignal
  ): Promise<void> {
    while (!over.aborted) {
      const connection = this.#dht.connect(this.#target, { keyPair: oneUseKeyPair() })
      let open = false
      connection.on('error', () => {})
      connection.on('open', () => {
        open = true
        this.connections++
      })
      const closed = new Promise<void>((resolve) => {
        connection.once('close', resolve)
        over.addEventListener('abort', () => resolve(), { once: true })
      })
      const opened = new Promise<void>((resolve) => connection.once('open', resolve))
      await Promise.race([opened, closed])
      if (open) await Promise.race([kind.call(this, connection, over), closed]).catch(() => {})
      if (open && connection.destroyed && !over.aborted) this.cut++
      connection.destroy()
      await sleep(PAUSE_MS)
    }
  }

  /** Sessions about receipts are open to everybody: frames of all sizes in them that mean nothing. */
  async junkSessions(connection: SwarmConnection, over: AbortSignal): Promise<void> {
    const mux = Protomux.from(connection)
    while (!connection.destroyed && !over.aborted) {
      // One that the peer closed may be opened again.
      const feedKey = Math.random() < 0.5 ? this.#feed : randomBytes(32)
      const topic = { purpose: 'receipt', genesis: this.#genesis, from: 'reader', to: 'hoster', feedKey } as const
      const channel = mux.createChannel({
        protocol: PROTOCOL,
        id: Buffer.from(encodeTopic(topic)),
        handshake: RAW,
        onclose: () => this.refused++
      })
      const frames = channel?.addMessage({ encoding: RAW })
      channel?.open(Uint8Array.of(1))
      for (let i = 0; i < AT_ONCE && channel?.closed === false; i++) {
        const junk = randomBytes(1 + Math.floor(Math.random() ** 3 * 2 * PAGE_BYTES))
        this.sent += junk.length
        if (frames?.send(junk) === false) await sleep(PAUSE_MS, over)
      }
      await sleep(PAUSE_MS, over)
      channel?.close()
    }
  }

  /** Channels of protocols and topics that there are not. */
  async strangeChannels(connection: SwarmConnection, over: AbortSignal): Promise<void> {
    const mux = Protomux.from(connection)
    for (let i = 0; !connection.destroyed && !over.aborted; i++) {
      const protocol = i % 2 === 0 ? PROTOCOL : `datdot/${i}`
      const id = Buffer.from(randomBytes(1 + (i % 64)))
      const channel = mux.createChannel({ protocol, id, handshake: RAW, onclose: () => this.refused++ })
      channel?.open(randomBytes(32))
      this.sent += 64
      if (i % AT_ONCE === 0) await sleep(PAUSE_MS, over)
    }
  }

  /** Bytes straight into the encrypted stream: for channels that there are not, or what should be about channels. */
  async bareBytes(connection: SwarmConnection, over: AbortSignal): Promise<void> {
    while (!connection.destroyed && !over.aborted) {
      const junk = randomBytes(PAGE_BYTES)
      if (junk[0] !== undefined && junk[0] < 16) junk[0] = 0
      this.sent += junk.length
      if (!connection.write(junk)) await sleep(PAUSE_MS, over)
    }
  }

  /** Reads the feed again and again, each time as somebody who has nothing of it. */
  async endlessRequests(connection: SwarmConnection, over: AbortSignal): Promise<void> {
    const folder = `${process.env.DATDOT_HOME}/${createHash('sha256').update(randomBytes(8)).digest('hex')}`
    const store = new Corestore(folder)
    try {
      store.replicate(connection)
      const core = store.get({ key: Buffer.from(this.#feed) })
      await core.ready()
      while (!connection.destroyed && !over.aborted) {
        await core.update({ wait: true })
        await core.download({ start: 0, end: core.length }).done()
        this.read += core.byteLength
        await core.clear(0, core.length)
        await sleep(PAUSE_MS, over)
      }
    } finally {
      await store.close().catch(() => {})
    }
  }
}
