/** Receipts that the daemon's gateway asks for, while the chain that says who signs them is replaced by another one. */

import { afterEach, expect, test } from '@jest/globals'
import { ReceiptAsker } from '../../src/api/index.js'
import { type GatewayContext, gatewayPart } from '../../src/daemon/gateway.js'
import { startWeb, type Web } from '../../src/daemon/web/server.js'
import { Tokens } from '../../src/daemon/web/tokens.js'
import {
  formatFeedKey,
  type HypercorePeer,
  type LocalDht,
  oneUseKeyPair,
  Received,
  randomBytes,
  serveReceipts,
  UploadMeter
} from '../../src/hyper/index.js'
import { silentLogger } from '../../src/log.js'
import { filledCore, localDht, openPeer, temporaryFolder } from '../hyper/local-net.js'
import { askAt } from './sites.js'

const genesis = randomBytes(32)
const log = silentLogger()
const closing: (() => Promise<unknown>)[] = []

afterEach(async () => {
  while (closing.length > 0) await closing.pop()?.()
})

/** A hoster that counts the receipts it asks its key for. */
async function hosterOn(dht: LocalDht) {
  const peer = await openPeer(dht)
  const core = await filledCore(peer, 8, 1_000)
  await peer.announce(core.key)
  const signing = oneUseKeyPair()
  const meter = new UploadMeter()
  meter.track(core)
  const signed = { count: 0 }
  const secretKey = () => {
    signed.count++
    return signing.secretKey
  }
  serveReceipts(peer.network, { genesis, meter, secretKey })
  return { peer, key: core.key, signed, signingKey: signing.publicKey }
}

type Hoster = Awaited<ReturnType<typeof hosterOn>>

/** A chain that knows hosters, until its connection has ended for good. */
function chainOf(hosters: readonly Hoster[]) {
  const chain = { ended: false, asked: 0 }
  const answer = async <T>(value: T): Promise<T> => {
    chain.asked++
    if (chain.ended) throw new Error('the connection has ended')
    return value
  }
  const at = (noiseKey: Uint8Array) => hosters.findIndex(({ peer }) => Buffer.compare(peer.noiseKey, noiseKey) === 0)
  return Object.assign(chain, {
    genesis,
    getUserIDByNoiseKey: (noiseKey: Uint8Array) => answer(BigInt(at(noiseKey))),
    getSigningKey: (user: bigint) => answer(hosters[Number(user)]?.signingKey),
    getFeedByKey: () => answer(undefined)
  })
}

async function webOf(dht: LocalDht, chain: () => ReturnType<typeof chainOf>): Promise<Web> {
  const open = (folder: string) => openPeer(dht, { folder, listen: false })
  const part = gatewayPart({
    folder: await temporaryFolder(),
    origins: undefined,
    openPeer: open,
    closePeer: (peer: HypercorePeer) => peer.close(),
    chain: () => chain() as unknown as ReturnType<GatewayContext['chain']>,
    chainOnce: async () => chain(),
    log
  })
  const web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    tokens: new Tokens('a'.repeat(64)),
    parts: part.web ?? [],
    log
  })
  closing.push(
    async () => part.close?.(),
    () => web.close()
  )
  return web
}

test('after the link to the chain was replaced, the new one says who signs', async () => {
  const dht = await localDht()
  const [first, second] = [await hosterOn(dht), await hosterOn(dht)]
  const chains = [chainOf([first, second]), chainOf([first, second])] as const
  let now: ReturnType<typeof chainOf> = chains[0]
  const web = await webOf(dht, () => now)
  const read = async ({ key, signed }: Hoster) => {
    const host = `${formatFeedKey(key)}.localhost:${web.port}`
    expect((await askAt(web.port, { host, url: '/' })).bytes).toHaveLength(8_000)
    while (signed.count === 0) await new Promise((tick) => setTimeout(tick, 20))
  }
  await read(first)
  chains[0].ended = true
  now = chains[1]
  const before = chains[0].asked
  await read(second)
  expect([chains[0].asked, chains[1].asked > 0]).toEqual([before, true])
})

test('a chain that went away while it was asked is asked again, and only so many peers are remembered', async () => {
  const dht = await localDht()
  const hoster = await hosterOn(dht)
  const reader = await openPeer(dht, { listen: false })
  const chain = chainOf([hoster])
  chain.ended = true
  const asker = new ReceiptAsker(reader, async () => chain)
  const copy = await temporaryFolder()
  let received = new Received()
  await reader.read(
    hoster.key,
    {
      to: `${copy}/feed`,
      onPeer: asker.onPeer,
      onReceived: async (some) => {
        received = some
        // It says nothing, and no receipt is asked for.
        expect(await asker.onReceived(some)).toEqual([])
        chain.ended = false
        expect(await asker.onReceived(some)).toHaveLength(1)
      }
    },
    20_000
  )
  for (let i = 0; i < 2_000; i++) asker.onPeer(randomBytes(32))
  await new Promise((settled) => setImmediate(settled))
  const { asked } = chain
  expect(await asker.onReceived(received)).toEqual([])
  expect([hoster.signed.count, chain.asked]).toEqual([1, asked])
})
