import { describe, expect, test } from '@jest/globals'
import Corestore from 'corestore'
import HyperDHT from 'hyperdht'
import Hyperswarm from 'hyperswarm'
import { leafNode, verifyChunk, verifyHead } from '../../src/hyper/index.js'
import { chunkOf, filledCore, localDht, openPeer, temporaryFolder } from './local-net.js'

test('a sparse hoster serves its range to a reader after the writer has gone', async () => {
  const dht = await localDht()
  const writer = await openPeer(dht)
  const source = await filledCore(writer, 300)
  await writer.announce(source.key)

  const hoster = await openPeer(dht)
  const hosted = await hoster.openCore(source.key, 0n)
  const stopFinding = hoster.find(source.key)
  const signal = AbortSignal.timeout(20_000)
  await hosted.waitForLength(300, signal)
  const arrived = new Set<number>()
  await hosted.download({ start: 100, end: 200 }, ({ index }) => arrived.add(index), signal)
  expect(arrived.size).toBe(100)
  await stopFinding()
  await writer.close()

  const reader = await openPeer(dht)
  const read = await reader.openCore(source.key)
  reader.joinPeer(hoster.noiseKey)
  expect(await read.waitForLength(1, signal)).toBe(300)
  expect(Buffer.from(await read.get(150, 5_000, signal))).toEqual(Buffer.from(chunkOf(150)))
  await expect(read.get(250, 300, signal)).rejects.toMatchObject({ code: 'HYPER_CHUNK_TIMEOUT' })

  const head = await read.head()
  expect(verifyHead(head, head).byteLength).toBe(300n * 32n)
  const { proof, chunk } = await hosted.proof(150, 300n)
  verifyChunk(head, proof, chunk)
})

test('a sparse peer continues a head that was pinned before the feed grew', async () => {
  const dht = await localDht()
  const writer = await openPeer(dht)
  const source = await filledCore(writer, 700)
  const pinned = await source.head()
  await source.append(Array.from({ length: 300 }, (_, i) => chunkOf(i)))

  const [encoder, hoster] = [await openPeer(dht), await openPeer(dht)]
  encoder.joinPeer(writer.noiseKey)
  const sparse = await encoder.openCore(source.key, pinned.fork)
  const signal = AbortSignal.timeout(20_000)
  await sparse.waitForLength(1000, signal)
  await sparse.download({ start: 640, end: 650 }, undefined, signal)
  await expect(sparse.extension(700n)).rejects.toMatchObject({ code: 'HYPER_CORE_INCOMPLETE' })
  const filled = await hoster.openCore(source.key, pinned.fork)
  await filled.ingestHead(await sparse.continuation(pinned, signal))
  const { proof, chunk } = await sparse.pinnedChunk(645, pinned)
  await filled.ingestProofs().add(proof, leafNode(chunk))
  await filled.hold({ start: 645, end: 646 }, 700n, { read: async () => chunk, onFailure: () => {} })
  verifyChunk(await filled.head(), (await filled.proof(645, 1000n)).proof, chunk)
})

test('a core with an older head is brought forward before it takes in chunks', async () => {
  const dht = await localDht()
  const [attestor, hoster] = [await openPeer(dht), await openPeer(dht)]
  const source = await filledCore(attestor, 10)
  const filled = await hoster.openCore(source.key, 0n)
  await filled.ingestHead(await source.continuation(await source.head()))
  await source.append(Array.from({ length: 30 }, (_, i) => chunkOf(i)))
  const pinned = await source.head()
  await source.append(Array.from({ length: 7 }, (_, i) => chunkOf(i)))
  hoster.joinPeer(attestor.noiseKey)
  await filled.ingestHead(await source.continuation(pinned), AbortSignal.timeout(20_000))
  const { proof, chunk } = await source.pinnedChunk(39, pinned)
  await filled.ingestProofs().add(proof, leafNode(chunk))
  expect(filled.length).toBe(47)
})

describe('a core that is held to a fork', () => {
  test('keeps its chunks when the writer truncates', async () => {
    const dht = await localDht()
    const [writer, hoster] = [await openPeer(dht), await openPeer(dht)]
    const source = new Corestore(await temporaryFolder())
    const core = source.get({ name: 'feed' })
    await core.append([0, 1, 2, 3].map((i) => Buffer.from(chunkOf(i))))
    const held = await hoster.openCore(core.key, 0n)
    const free = await writer.openCore(core.key)
    const swarm = new Hyperswarm({ dht: new HyperDHT({ bootstrap: dht.bootstrap, host: '127.0.0.1' }) })
    swarm.on('connection', (connection) => source.replicate(connection))
    swarm.joinPeer(Buffer.from(hoster.noiseKey))
    swarm.joinPeer(Buffer.from(writer.noiseKey))
    try {
      const signal = AbortSignal.timeout(20_000)
      for (const copy of [held, free]) {
        await copy.waitForLength(4, signal)
        await copy.download({ start: 0, end: 4 }, undefined, signal)
      }
      await core.truncate(2)
      await core.append([7, 8, 9].map((i) => Buffer.from(chunkOf(i))))
      await free.waitForLength(5, signal)
      await free.download({ start: 0, end: 5 }, undefined, signal)
      expect(free.fork).toBe(1)
      expect([held.fork, held.length]).toEqual([0, 4])
      expect(Buffer.from(await held.get(3))).toEqual(Buffer.from(chunkOf(3)))
      await expect(writer.openCore(core.key, 0n)).rejects.toMatchObject({ code: 'HYPER_FORK_MISMATCH' })

      const late = await openPeer(dht)
      const pinned = await late.openCore(core.key, 1n)
      late.joinPeer(writer.noiseKey)
      expect(await pinned.waitForLength(5, signal)).toBe(5)
      expect(Buffer.from(await pinned.get(2, 5_000, signal))).toEqual(Buffer.from(chunkOf(7)))
    } finally {
      await swarm.destroy()
      await source.close()
    }
  })
})

test('waiting ends with the signal', async () => {
  const dht = await localDht()
  const peer = await openPeer(dht)
  const core = await peer.openCore(new Uint8Array(32).fill(7))
  const signal = AbortSignal.timeout(50)
  await expect(core.waitForLength(1, signal)).rejects.toBe(await reason(signal))
  await expect(core.get(0, 10_000, AbortSignal.timeout(50))).rejects.toMatchObject({ name: 'TimeoutError' })
  await expect(peer.connected(new Uint8Array(32).fill(9), AbortSignal.timeout(50))).rejects.toMatchObject({
    name: 'TimeoutError'
  })
})

test('a folder in use is refused, and closing twice is closing once', async () => {
  const dht = await localDht()
  const folder = await temporaryFolder()
  const peer = await openPeer(dht, { folder })
  await expect(openPeer(dht, { folder })).rejects.toMatchObject({ code: 'HYPER_STORE_UNUSABLE' })
  expect(peer.close()).toBe(peer.close())
  await peer.close()
})

async function reason(signal: AbortSignal): Promise<unknown> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  return signal.reason
}
