/** The same with real peers: Hyperswarm on a local DHT, real sessions, a real anonymous reader. */

import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { HypercorePeer } from '../../src/hyper/index.js'
import { type ProviderRole, startProvider } from '../../src/roles/index.js'
import { filledCore, localDht, openPeer } from '../hyper/local-net.js'
import { type Member, member, optionsOf } from './cast.js'
import { FakeChain } from './fake-chain.js'
import { atTheEnd, temporaryFolder } from './memory-peers.js'

const CHUNKS = 40
const EPOCH = 60n

test('a feed is set up over the network, measured by an anonymous reader, and read after its author left', async () => {
  const dht = await localDht()
  const chain = new FakeChain(EPOCH, 25)
  const at = { bootstrap: dht.bootstrap, host: '127.0.0.1' }
  const start = async (who: Member, role: ProviderRole): Promise<void> => {
    const options = { ...at, seed: who.noiseSeed, folder: join(who.folder, 'store'), announcePause: 1 }
    const peer = await HypercorePeer.open(options)
    const stop = await startProvider({ peer, ...optionsOf(chain, who, [role]), ...at })
    atTheEnd(async () => {
      await stop()
      await peer.close()
    })
  }
  const [encoder, attestor, hoster] = await Promise.all([member(1), member(2), member(3)])
  await start(encoder, 'encoder')
  await start(attestor, 'attestor')
  await start(hoster, 'hoster')

  const author = await HypercorePeer.open({ ...at, seed: new Uint8Array(32).fill(9), folder: await temporaryFolder() })
  atTheEnd(() => author.close())
  const feed = await filledCore(author, CHUNKS, 20_000)
  await author.announce(feed.key)
  const head = await feed.head()
  const duty = {
    amendment: 500n,
    contract: 400n,
    plan: 5n,
    seed: new Uint8Array(32).fill(3),
    deadline: 1_000n,
    feedKey: feed.key,
    pin: { feed: 4n, fork: head.fork, length: head.length, roots: head.roots },
    from: 0n,
    to: head.length,
    attestor: attestor.seat,
    review: undefined,
    slots: [{ slot: 0, encoder: encoder.seat, hoster: hoster.seat, done: false, rejected: undefined }],
    hosters: []
  }
  chain.draw(duty)
  await chain.until(() => chain.statements.size === 1)
  await author.close()

  const [held] = chain.hosted.get(hoster.user) ?? []
  expect(held?.slot.contract).toBe(400n)
  const slots = chain.hosted.get(hoster.user) ?? []
  const { epoch } = chain.reports.clock()
  const asked = { challenge: 700n, hoster: hoster.seat, slots, committed: false, revealed: false }
  chain.measure(attestor.user, { ...asked, epoch: epoch + 1 })
  const report = () => chain.reports.committed.get(`${attestor.user}-${epoch + 1}`)
  await chain.until(() => report()?.revealed !== undefined)
  const [measurement] = report()?.revealed ?? []
  expect(measurement?.figures.chunks).toBeGreaterThan(5)
  expect(measurement?.figures.rate).toBeGreaterThan(0)

  const reader = await openPeer(dht)
  const target = join(await temporaryFolder(), 'copy')
  const { bytes } = await reader.read(feed.key, { to: target })
  expect(bytes).toBe(CHUNKS * 20_000)
})
