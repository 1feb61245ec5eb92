import { expect, test } from '@jest/globals'
import HyperDHT from 'hyperdht'
import Hyperswarm from 'hyperswarm'
import Protomux from 'protomux'
import {
  type ContinuedHead,
  leafNode,
  type Message,
  PAGE_BYTES,
  type PeerSession,
  PROTOCOL,
  type Role,
  type SessionTopic
} from '../../src/hyper/index.js'
import { encodeTopic } from '../../src/hyper/protocol/topic.js'
import { chunkOf, filledCore, localDht, openPeer, sourceOf } from './local-net.js'
import { setupTopic } from './messages.js'

const signal = () => AbortSignal.timeout(20_000)

const topic = (from: Role, to: Role): SessionTopic => ({ ...setupTopic, from, to }) as SessionTopic

/** The header of a feed whose head is the pinned one. */
function headerOf({ head, extension }: ContinuedHead, pages: number): Message {
  const sizes = { sealedBytes: BigInt(pages * PAGE_BYTES), plainBytes: head.length * 32n, chunks: Number(head.length) }
  return { type: 'header', pages, ...sizes, format: 1, seal: 0, head, extension }
}

test('a hoster filled over a session serves the feed to a plain reader', async () => {
  const dht = await localDht()
  const [attestor, hoster] = [await openPeer(dht), await openPeer(dht)]
  const source = await filledCore(attestor, 50)
  const pinned = await source.head()

  hoster.network.onSession('setup', 'hoster', async (session) => {
    const { head, extension, chunks } = await session.expect('header', signal())
    const core = await hoster.openCore(head.key, pinned.fork)
    await core.ingestHead({ pinned, head, extension })
    for (let i = 0; i < chunks; i++) {
      await core.ingestProofs().add(await session.expect('proof', signal()), leafNode(chunkOf(i)))
    }
    const all = Array.from({ length: chunks }, (_, i) => chunkOf(i))
    await core.hold({ start: 0, end: chunks }, pinned.length, sourceOf(all))
    const statement = await session.expect('statement', signal())
    await hoster.announce(core.key)
    await session.send({ ...statement, signatures: { ...statement.signatures, hoster: new Uint8Array(64).fill(3) } })
  })

  const session = await attestor.network.connect(hoster.noiseKey, topic('attestor', 'hoster'), signal())
  await session.send(headerOf(await source.continuation(pinned), 0))
  for (let i = 0; i < 50; i++) await session.send({ type: 'proof', ...(await source.proof(i, 50n)).proof })
  const signatures = { encoder: new Uint8Array(64).fill(1), attestor: new Uint8Array(64).fill(2) }
  const sizes = { replicaRoot: new Uint8Array(32), sealedBytes: 0n, plainBytes: 1600n, format: 1, seal: 0 }
  await session.send({ type: 'statement', ...sizes, signatures })
  const answer = await session.expect('statement', signal())
  expect(Buffer.from(answer.signatures.hoster ?? [])).toEqual(Buffer.alloc(64, 3))
  expect(await session.receive(signal())).toBeUndefined()
  await attestor.close()

  const reader = await openPeer(dht)
  const read = await reader.openCore(source.key)
  reader.find(source.key)
  await read.waitForLength(50, signal())
  for (const i of [0, 17, 49]) expect(Buffer.from(await read.get(i))).toEqual(Buffer.from(chunkOf(i)))
})

test('a slow reader slows the sender down', async () => {
  const dht = await localDht()
  const [sender, receiver] = [await openPeer(dht), await openPeer(dht)]
  let taken: (session: PeerSession) => void = () => {}
  const accepted = new Promise<PeerSession>((resolve) => {
    taken = resolve
  })
  let finish = (): void => {}
  receiver.network.onSession('setup', 'hoster', (session) => {
    taken(session)
    return new Promise<void>((resolve) => {
      finish = resolve
    })
  })
  const session = await sender.network.connect(receiver.noiseKey, topic('attestor', 'hoster'), signal())
  let sent = 0
  const sending = (async () => {
    for (; sent < 100; sent++) {
      await session.send({ type: 'page', index: sent, bytes: new Uint8Array(PAGE_BYTES).fill(sent) })
    }
    await session.close()
  })()
  const incoming = await accepted
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(sent).toBe(15)
  let read = 0
  for await (const message of incoming.messages(signal())) {
    expect(message).toMatchObject({ type: 'page', index: read })
    if (message.type === 'page') expect(message.bytes.every((byte) => byte === read)).toBe(true)
    read++
  }
  await sending
  finish()
  expect(read).toBe(100)
})

test('sessions that nobody takes, or that exist, are refused; one that is not for the peer says why', async () => {
  const dht = await localDht()
  const [dialler, dialled] = [await openPeer(dht), await openPeer(dht)]
  const connect = (to: Role) => dialler.network.connect(dialled.noiseKey, topic('attestor', to), signal())
  await expect(connect('hoster')).rejects.toMatchObject({ code: 'HYPER_SESSION_REFUSED' })
  dialled.network.onSession('setup', 'encoder', (session) => session.close('not-drawn'))
  const refused = await connect('encoder')
  await expect(refused.receive(signal())).rejects.toMatchObject({ details: { reason: 'not-drawn' } })
  dialled.network.onSession('setup', 'hoster', async (session) => void (await session.receive(signal())))
  await connect('hoster')
  await expect(connect('hoster')).rejects.toMatchObject({ code: 'HYPER_SESSION_EXISTS' })
  expect(() => dialled.network.onSession('setup', 'hoster', () => {})).toThrow(/another handler/)
})

test('dialling a peer that is not there ends with the signal', async () => {
  const dht = await localDht()
  const peer = await openPeer(dht)
  const nobody = new Uint8Array(32).fill(5)
  const connecting = peer.network.connect(nobody, topic('attestor', 'hoster'), AbortSignal.timeout(200))
  await expect(connecting).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('junk ends the session, not the connection', async () => {
  const dht = await localDht()
  const good = await openPeer(dht)
  const failures: unknown[] = []
  good.network.onSession('setup', 'hoster', async (session) => {
    await session.receive(signal()).catch((error) => failures.push(error))
  })
  const bad = new Hyperswarm({ dht: new HyperDHT({ bootstrap: dht.bootstrap, host: '127.0.0.1' }) })
  try {
    const mux = await dial(bad, good.noiseKey)
    for (const frame of [Uint8Array.of(200, 1, 2, 3), new Uint8Array(0), new Uint8Array(200_000).fill(9)]) {
      const channel = rawChannel(mux, encodeTopic(topic('attestor', 'hoster')))
      channel.send(frame)
      await channel.closed
    }
    await rawChannel(mux, Uint8Array.of(9, 9, 9)).closed
    expect(failures).toHaveLength(3)
    for (const failure of failures) expect(failure).toMatchObject({ code: 'HYPER_SESSION_MALFORMED' })
    expect(good.isConnected(bad.keyPair.publicKey)).toBe(true)
  } finally {
    await bad.destroy()
  }
})

function dial(swarm: Hyperswarm, noiseKey: Uint8Array): Promise<Protomux> {
  swarm.joinPeer(Buffer.from(noiseKey))
  return new Promise((resolve) => {
    swarm.on('connection', (connection) => {
      connection.on('error', () => {})
      resolve(Protomux.from(connection))
    })
  })
}

const RAW = {
  preencode: (state: { end: number }, bytes: Uint8Array) => {
    state.end += bytes.length
  },
  encode: (state: { buffer: Uint8Array | null; start: number }, bytes: Uint8Array) => {
    state.buffer?.set(bytes, state.start)
    state.start += bytes.length
  },
  decode: (state: { start: number; end: number }) => {
    state.start = state.end
    return new Uint8Array(0)
  }
}

/** What a hostile peer does: Protomux without our encoding. */
function rawChannel(mux: Protomux, id: Uint8Array) {
  let close = (): void => {}
  const closed = new Promise<void>((resolve) => {
    close = resolve
  })
  const channel = mux.createChannel({ protocol: PROTOCOL, id: Buffer.from(id), handshake: RAW, onclose: () => close() })
  const frames = channel?.addMessage({ encoding: RAW })
  channel?.open(Uint8Array.of(1))
  return { closed, send: (frame: Uint8Array) => frames?.send(frame) }
}
