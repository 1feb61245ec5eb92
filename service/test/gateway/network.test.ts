/** The gateway with real peers over a local DHT: authors, hosters that only the chain knows, changes, receipts. */

import { expect, test } from '@jest/globals'
import { ReceiptAsker } from '../../src/api/index.js'
import { ChainHosting, type HostingQueries, type Receipts } from '../../src/gateway/index.js'
import { GATEWAY_LIMITS } from '../../src/gateway/limits.js'
import { formatFeedKey, keyPairFromSeed, randomBytes, serveReceipts, UploadMeter } from '../../src/hyper/index.js'
import { chunkOf, filledCore, localDht, openPeer } from '../hyper/local-net.js'
import { gatewayOf, HTML, publish } from './sites.js'

const VIDEO = randomBytes(3_000_000)

test('a drive of a stranger, in part and whole, in as many parts at once as one may read', async () => {
  const dht = await localDht()
  const author = await openPeer(dht)
  const published = await publish(author, { 'v.mp4': VIDEO, 'index.html': 'hi' })
  for (const { key } of published.cores) await author.announce(key)
  const { get, gateway } = await gatewayOf({ peer: await openPeer(dht, { listen: false }) })
  const { key } = published
  const part = VIDEO.length / GATEWAY_LIMITS.readsEach
  const ranges = Array.from({ length: GATEWAY_LIMITS.readsEach }, (_, i) => [i * part, (i + 1) * part] as const)
  const parts = await Promise.all(
    ranges.map(async ([start, end]) => (await get(key, '/v.mp4', { range: `bytes=${start}-${end - 1}` })).bytes)
  )
  expect(Buffer.compare(Buffer.concat(parts), VIDEO)).toBe(0)
  expect(Buffer.compare((await get(key, '/v.mp4')).bytes, VIDEO)).toBe(0)
  expect(gateway.figures()).toEqual({ feeds: 1, reads: 0, watches: 0 })
})

test('a feed that nobody announces is found by its hosters on the chain, who sign for what they served', async () => {
  const dht = await localDht()
  const hoster = await openPeer(dht)
  const core = await filledCore(hoster, 40, 1_000)
  const signing = keyPairFromSeed(randomBytes(32))
  const genesis = randomBytes(32)
  const meter = new UploadMeter()
  meter.track(core)
  const served: number[] = []
  serveReceipts(hoster.network, { genesis, meter, secretKey: () => signing.secretKey })
  const slot = { hoster: '5Hoster', replicaRoot: undefined, provenUntil: 90, paid: 0n }
  const vacant = { ...slot, hoster: undefined, provenUntil: undefined }
  const contract = { id: 9n, feedKey: core.key, from: 0n, to: 40n, plainBytes: 40_000n, slots: [slot, vacant] }
  const plan = { sponsor: '5Sponsor', status: 'live', until: 100, replicas: 2 }
  const chain = {
    genesis,
    getFeedByKey: async (key: Uint8Array) =>
      Buffer.compare(key, core.key) === 0
        ? { id: 4n, feed: { length: 40n, byteLength: 40_000n, publisher: '5Author', frozen: false } }
        : undefined,
    getPlansOfFeed: async () => [7n],
    planStatus: async () => ({ plan, contracts: [contract], next: undefined }),
    getUserIDByAddress: async () => 2n,
    getHosterKey: async () => hoster.noiseKey,
    getProviderByID: async () => ({ offer: { region: 'u3' } }),
    getUserIDByNoiseKey: async () => 2n,
    getSigningKey: async () => signing.publicKey
  }
  const peer = await openPeer(dht, { listen: false })
  const hosting = new ChainHosting(chain as unknown as HostingQueries)
  const asker = new ReceiptAsker(peer, async () => chain)
  let done = (): void => {}
  const given = new Promise<void>((resolve) => {
    done = resolve
  })
  const receipts: Receipts = {
    onPeer: asker.onPeer,
    onReceived: async (...args) => {
      const signed = await asker.onReceived(...args)
      served.push(...signed.map(({ bytes }) => Number(bytes)))
      done()
      return signed
    }
  }
  const { get, ask, port } = await gatewayOf({ peer, hosting, receipts, limits: { receiptMs: 50 } })
  expect((await get(core.key, '/')).bytes).toHaveLength(40_000)
  await given
  expect(served).toEqual([40_000])
  const page = await ask({
    host: `127.0.0.1${port}`,
    url: `/key/${Buffer.from(core.key).toString('hex')}`,
    headers: HTML
  })
  expect(page.statusCode).toBe(200)
  for (const text of ['a hypercore, version 40', '1 connected peer', '5Hoster', 'u3', '0 to 39', '90', '5Sponsor']) {
    expect([text, page.body.includes(text)]).toEqual([text, text !== '5Sponsor'])
  }
  expect(page.body).toContain('1, 1 still lack a hoster')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
})

test('what is read stays, but not while the disk has no room for it', async () => {
  const dht = await localDht()
  const author = await openPeer(dht)
  const core = await filledCore(author, 20, 1_000)
  const meter = new UploadMeter()
  meter.track(core)
  await author.announce(core.key)
  const disk = { hasRoom: true }
  const peer = await openPeer(dht, { listen: false })
  const { get, gateway } = await gatewayOf({ peer, hasRoom: () => disk.hasRoom })
  /** Bytes that the author had to send for a whole reading. */
  const sent = async () => {
    const before = meter.served(core.key, peer.noiseKey).bytes
    expect((await get(core.key, '/')).bytes).toHaveLength(20_000)
    while (gateway.figures().reads > 0) await new Promise((tick) => setTimeout(tick, 5))
    return Number(meter.served(core.key, peer.noiseKey).bytes - before)
  }
  expect([await sent(), await sent()]).toEqual([20_000, 0])
  disk.hasRoom = false
  await sent()
  expect([await sent(), await sent()]).toEqual([20_000, 20_000])
})

test('changes come as events, and with them the new bytes', async () => {
  const dht = await localDht()
  const author = await openPeer(dht)
  const core = await filledCore(author, 2)
  await author.announce(core.key)
  const { open, get, port, gateway } = await gatewayOf({ peer: await openPeer(dht, { listen: false }) })
  const host = `${formatFeedKey(core.key)}.localhost${port}`
  const stream = await open({ host, url: '/.well-known/datdot/watch' })
  expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8')
  let text = ''
  stream.setEncoding('utf8').on('data', (part) => {
    text += part
  })
  const seen = async (what: string) => {
    while (!text.includes(what)) await new Promise((tick) => setTimeout(tick, 10))
  }
  await seen('event: version\ndata: {"version":"2","fork":0,"length":2}')
  await core.append([chunkOf(2), chunkOf(3)])
  await seen('id: 4\nevent: version')
  expect((await get(core.key, '/')).headers).toMatchObject({ 'datdot-version': '4', 'content-length': '128' })
  expect(gateway.figures().watches).toBe(1)
  stream.destroy()
  while (gateway.figures().watches > 0) await new Promise((tick) => setTimeout(tick, 10))
})
