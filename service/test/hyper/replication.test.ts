import { expect, test } from '@jest/globals'
import { verifyChunk, verifyHead } from '../../src/hyper/index.js'
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
