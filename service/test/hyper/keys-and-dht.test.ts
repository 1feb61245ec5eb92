import { describe, expect, test } from '@jest/globals'
import {
  ed25519Verify,
  formatFeedKey,
  HypercorePeer,
  keyPairFromSeed,
  parseBootstrap,
  parseFeedKey,
  receiptMessage,
  sign,
  signedMessage,
  startLocalDht
} from '../../src/hyper/index.js'
import { localDht, openPeer, temporaryFolder } from './local-net.js'

const key = Uint8Array.from({ length: 32 }, (_, i) => i)

describe('feed keys', () => {
  test('are read in every way that Hypercore programs write them', () => {
    const z32 = formatFeedKey(key)
    expect(z32).toHaveLength(52)
    for (const text of [z32, Buffer.from(key).toString('hex'), `hyper://${z32}/`, `pear://${z32}`, ` ${z32}\n`]) {
      expect(parseFeedKey(text)).toEqual(key)
    }
  })

  test.each(['', 'abc', 'x'.repeat(64), 'hyper://'])('%j is none', (text) => {
    expect(() => parseFeedKey(text)).toThrow(/is not the key of a hypercore/)
  })
})

describe('key pairs', () => {
  test('come from 32 bytes and sign', () => {
    const { publicKey, secretKey } = keyPairFromSeed(key)
    expect(ed25519Verify(key, sign(key, secretKey), publicKey)).toBe(true)
    expect(() => keyPairFromSeed(key.subarray(1))).toThrow(/31 bytes/)
  })

  test('of a peer are those of its seed', async () => {
    const peer = await openPeer(await localDht(), { seed: key })
    expect(peer.noiseKey).toEqual(keyPairFromSeed(key).publicKey)
  })
})

describe('signed messages', () => {
  test('begin with their domain and the chain', () => {
    const message = signedMessage('noiseKey', key, Uint8Array.of(1, 2))
    expect(Buffer.from(message)).toEqual(Buffer.concat([Buffer.from('datdot/account/noise'), key, Buffer.of(1, 2)]))
  })

  test('of a receipt have these bytes', () => {
    const fields = { genesis: key, feedKey: key, readerKey: key, bytes: 258n, chunks: 3n, time: 1n << 40n }
    const numbers = '0201000000000000' + '0300000000000000' + '0000000000010000'
    const expected = Buffer.concat([Buffer.from('datdot/receipt'), key, key, key, Buffer.from(numbers, 'hex')])
    expect(Buffer.from(receiptMessage(fields))).toEqual(expected)
  })
})

describe('the local DHT', () => {
  test('listens where it is told', async () => {
    const dht = await startLocalDht()
    const [address] = dht.bootstrap
    expect(address).toMatchObject({ host: '127.0.0.1' })
    await expect(startLocalDht({ port: address?.port ?? 0 })).rejects.toMatchObject({ code: 'HYPER_DHT_NOT_STARTED' })
    await expect(startLocalDht({ nodes: 3 })).rejects.toMatchObject({ code: 'HYPER_DHT_NOT_STARTED' })
    expect(dht.close()).toBe(dht.close())
    await dht.close()
  })

  test('is found by addresses as settings state them', () => {
    expect(parseBootstrap('127.0.0.1:49737, dht:1')).toEqual([
      { host: '127.0.0.1', port: 49737 },
      { host: 'dht', port: 1 }
    ])
    for (const text of ['', 'host', 'host:0', 'host:70000', 'a b:1', 'host:1,']) {
      expect(() => parseBootstrap(text)).toThrow(/not the address/)
    }
  })
})

test('announcements are spread out, and end with the peer', async () => {
  const dht = await localDht()
  const pause = 100
  const peer = await HypercorePeer.open({
    seed: key,
    bootstrap: dht.bootstrap,
    host: '127.0.0.1',
    folder: await temporaryFolder(),
    announcePause: pause
  })
  const start = performance.now()
  const keys = Array.from({ length: 4 }, (_, i) => key.map((byte) => byte ^ i))
  await Promise.all(keys.map((feedKey) => peer.announce(feedKey)))
  expect(performance.now() - start).toBeGreaterThanOrEqual(3 * pause - 5)
  const never = Array.from({ length: 50 }, (_, i) => peer.announce(key.map((byte) => byte ^ (100 + i))))
  await peer.unannounce(keys[0] as Uint8Array)
  await peer.close()
  await Promise.all(never)
})
