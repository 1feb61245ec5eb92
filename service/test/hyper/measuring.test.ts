import { expect, test } from '@jest/globals'
import {
  type HypercorePeer,
  keyPairFromSeed,
  type LocalDht,
  MeasuringReader,
  type PinnedHead,
  randomBytes,
  requestReceipt,
  requestReceipts,
  type Sample,
  serveReceipts,
  UploadMeter,
  verifyReceipt
} from '../../src/hyper/index.js'
import { filledCore, localDht, openPeer } from './local-net.js'

const genesis = new Uint8Array(32).fill(1)
const signing = keyPairFromSeed(new Uint8Array(32).fill(2))
const CHUNK = 4096

interface Measured {
  dht: LocalDht
  hoster: HypercorePeer
  key: Uint8Array
  pinned: PinnedHead
}

/** A hoster with a feed of 40 chunks that has grown since it was pinned at 30, and that signs receipts. */
async function hosterWithFeed(): Promise<Measured> {
  const dht = await localDht()
  const hoster = await openPeer(dht)
  const core = await filledCore(hoster, 30, CHUNK)
  const pinned = await core.head()
  await core.append(Array.from({ length: 10 }, () => randomBytes(CHUNK)))
  const meter = new UploadMeter()
  meter.track(core)
  serveReceipts(hoster.network, { genesis, secretKey: () => signing.secretKey, meter })
  return { dht, hoster, key: core.key, pinned }
}

async function measuring<T>(dht: LocalDht, use: (reader: MeasuringReader) => Promise<T>): Promise<T> {
  const reader = await MeasuringReader.open({ bootstrap: dht.bootstrap, host: '127.0.0.1' })
  try {
    return await use(reader)
  } finally {
    await reader.close()
  }
}

/** What is read of the hoster: these chunks count. */
const samplesOf = ({ key, pinned, hoster }: Measured, indices: number[], cover: number[] = []) => ({
  hosterKey: hoster.noiseKey,
  feedKey: key,
  samples: indices.map((index): Sample => ({ pinned, index })),
  cover
})

test('an anonymous reader measures a hoster and gets a receipt', async () => {
  const net = await hosterWithFeed()
  await measuring(net.dht, async (reader) => {
    const figures = await reader.measure(samplesOf(net, [0, 7, 8, 15, 29]))
    expect(figures).toMatchObject({ chunks: 5, bytes: 5 * CHUNK })
    expect(figures.connectMs).toBeGreaterThan(0)
    expect(figures.firstByteMs).toBeGreaterThan(0)
    expect(figures.elapsedMs).toBeGreaterThanOrEqual(figures.firstByteMs)
    expect(figures.kibPerSecond).toBeGreaterThan(0)
    const served = figures.received.from(net.hoster.noiseKey).get(Buffer.from(net.key).toString('hex'))
    expect(served).toEqual({ bytes: BigInt(5 * CHUNK), chunks: 5n })

    const hosterKey = net.hoster.noiseKey
    const request = { genesis, feedKey: net.key, hosterKey, signingKey: signing.publicKey, bytes: 20_480n, chunks: 5n }
    const receipt = await requestReceipt(reader.network, request)
    expect(receipt).toMatchObject({ readerKey: reader.keyPair.publicKey, bytes: 20_480n, chunks: 5n })
    expect(verifyReceipt(receipt, signing.publicKey)).toBe(true)
    expect(verifyReceipt({ ...receipt, bytes: 20_481n }, signing.publicKey)).toBe(false)
    await expect(requestReceipt(reader.network, { ...request, chunks: 6n })).rejects.toMatchObject({
      details: { reason: 'rejected' }
    })
    for (const nothing of [{ bytes: 0n }, { chunks: 0n }, { bytes: 0n, chunks: 0n }]) {
      await expect(requestReceipt(reader.network, { ...request, ...nothing })).rejects.toMatchObject({
        details: { reason: 'rejected' }
      })
    }
    const otherChain = { ...request, genesis: new Uint8Array(32) }
    await expect(requestReceipt(reader.network, otherChain)).rejects.toMatchObject({
      details: { reason: 'wrong-chain' }
    })
    const otherSigner = { ...request, signingKey: net.hoster.noiseKey }
    await expect(requestReceipt(reader.network, otherSigner)).rejects.toMatchObject({ code: 'HYPER_RECEIPT_REFUSED' })
  })
})

test('what is asked for on top counts in receipts alone, and is not waited for', async () => {
  const net = await hosterWithFeed()
  await measuring(net.dht, async (reader) => {
    // Chunk 1 000 is nowhere.
    const figures = await reader.measure(samplesOf(net, [2, 1], [9, 10, 1_000]))
    expect(figures).toMatchObject({ chunks: 2, bytes: 2 * CHUNK })
    const signer = { genesis, hosterKey: net.hoster.noiseKey, signingKey: signing.publicKey }
    const [receipt, ...others] = await requestReceipts(reader.network, signer, figures.received)
    expect(others).toEqual([])
    expect(receipt?.chunks).toBeGreaterThanOrEqual(2n)
    expect(receipt?.chunks).toBeLessThanOrEqual(4n)
  })
})

test('chunks that do not fold to the pinned roots, and missing ones, do not count', async () => {
  const net = await hosterWithFeed()
  const forged = { ...net.pinned, roots: net.pinned.roots.map((root) => ({ ...root, hash: new Uint8Array(32) })) }
  await measuring(net.dht, async (reader) => {
    const { samples } = samplesOf({ ...net, pinned: forged }, [4, 5])
    const honest = samplesOf(net, [3])
    const options = { ...honest, samples: [...honest.samples, ...samples], timeoutMs: 2_000 }
    const figures = await reader.measure(options)
    expect(figures).toMatchObject({ chunks: 1, bytes: CHUNK })
  })
})

test('a hoster that is away gets zeros', async () => {
  const net = await hosterWithFeed()
  await net.hoster.close()
  await measuring(net.dht, async (reader) => {
    const options = { ...samplesOf(net, [3]), timeoutMs: 300 }
    expect(await reader.measure(options)).toMatchObject({ chunks: 0, bytes: 0, connectMs: 0, kibPerSecond: 0 })
    await expect(reader.measure(options, AbortSignal.timeout(50))).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})
