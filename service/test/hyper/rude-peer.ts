/** Peers without any manners, beside an honest one that a hoster serves meanwhile. */

import { expect } from '@jest/globals'
import HyperDHT from 'hyperdht'
import Hyperswarm, { type SwarmConnection } from 'hyperswarm'
import Protomux from 'protomux'
import {
  type HypercorePeer,
  type LocalDht,
  PAGE_BYTES,
  type PeerLimits,
  PROTOCOL,
  type SessionTopic
} from '../../src/hyper/index.js'
import { encodeTopic } from '../../src/hyper/protocol/topic.js'
import { localDht, openPeer } from './local-net.js'
import { setupTopic } from './messages.js'

export const signal = () => AbortSignal.timeout(60_000)
export const topic = (slot: number) => ({ ...setupTopic, from: 'attestor', to: 'hoster', slot }) as SessionTopic
export const page = { type: 'page', index: 0, bytes: new Uint8Array(PAGE_BYTES) } as const

/** Bytes as they are; what comes in is thrown away. */
const RAW = {
  preencode: (state: { end: number }, bytes: Uint8Array) => {
    state.end += bytes.length
  },
  encode: (state: { start: number; buffer: Uint8Array | null }, bytes: Uint8Array) => {
    state.buffer?.set(bytes, state.start)
    state.start += bytes.length
  },
  decode: (state: { start: number; end: number }) => {
    state.start = state.end
    return new Uint8Array(0)
  }
}

/** A peer that speaks the protocols as it likes, on one connection with its victim. */
export async function openRude(dht: LocalDht, victim: HypercorePeer) {
  const node = new HyperDHT({ bootstrap: [...dht.bootstrap], host: '127.0.0.1' })
  const swarm = new Hyperswarm({ dht: node })
  const connections: SwarmConnection[] = []
  swarm.on('connection', (connection: SwarmConnection) => {
    connection.on('error', () => {})
    connections.push(connection)
  })
  swarm.joinPeer(Buffer.from(victim.noiseKey))
  await until(() => connections.length > 0)
  const connection = connections[0] as SwarmConnection
  const mux = Protomux.from(connection)
  /** Opens a session and returns what sends a frame of bytes on it. */
  const open = (slot: number) => {
    const id = Buffer.from(encodeTopic(topic(slot)))
    const channel = mux.createChannel<Uint8Array>({ protocol: PROTOCOL, id, handshake: RAW as never })
    const message = channel?.addMessage<Uint8Array>({ encoding: RAW as never })
    channel?.open(Uint8Array.of(1))
    return { send: (bytes: Uint8Array) => void message?.send(bytes), close: () => channel?.close() }
  }
  /** Sends a frame, and from then on hears nothing. */
  const shout = (frame: Uint8Array) => {
    connection.removeAllListeners('data').on('data', () => {})
    connection.write(Buffer.from(frame))
  }
  const close = () => swarm.destroy({ force: true })
  return { connection, mux, open, shout, key: swarm.keyPair.publicKey, close }
}

export async function until(condition: () => boolean, ms = 60_000): Promise<void> {
  for (const end = Date.now() + ms; !condition(); await new Promise((resolve) => setTimeout(resolve, 10))) {
    if (Date.now() > end) throw new Error('it never came to that')
  }
}

/** A hoster whose handlers read, or never do, and an honest peer that is served before and after. */
export async function stage(limits: Partial<PeerLimits>, reads = true) {
  const dht = await localDht()
  const [hoster, honest] = [await openPeer(dht, { limits }), await openPeer(dht)]
  hoster.network.onSession('setup', 'hoster', async (session, closing) => {
    const ofHonest = Buffer.from(session.remoteKey).equals(Buffer.from(honest.noiseKey))
    if (reads || ofHonest) for await (const message of session.messages(closing)) await session.send(message)
    else await new Promise((resolve) => closing.addEventListener('abort', resolve, { once: true }))
  })
  const session = await honest.network.connect(hoster.noiseKey, topic(1_000), signal())
  const served = async () => {
    await session.send(page, signal())
    expect((await session.expect('page', signal())).bytes).toHaveLength(PAGE_BYTES)
  }
  await served()
  return { dht, rude: await openRude(dht, hoster), hoster, honest, served }
}

export type Stage = Awaited<ReturnType<typeof stage>>

/** It is cut, is not let in again, and the honest one never noticed. */
export async function isCut({ rude, hoster, served }: Stage): Promise<void> {
  await until(() => rude.connection.destroyed)
  await served()
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(hoster.isConnected(new Uint8Array(rude.key))).toBe(false)
  await served()
  await rude.close()
}
