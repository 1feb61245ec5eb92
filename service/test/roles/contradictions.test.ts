/** An author who signs two histories: whoever meets both reports it, whatever it was doing. */

import { cp } from 'node:fs/promises'
import { basename } from 'node:path'
import { expect, test } from '@jest/globals'
import { type FeedCore, type HypercorePeer, MeasuringReader } from '../../src/hyper/index.js'
import { silentLogger } from '../../src/log.js'
import { measureHoster } from '../../src/roles/attestor/reading.js'
import type { RoleContext } from '../../src/roles/context.js'
import { FeedWatch } from '../../src/roles/feed-watch.js'
import { chunkOf, localDht, openPeer } from '../hyper/local-net.js'
import { chunksOf } from '../replica/replicas.js'
import { Cast, replicasOf } from './cast.js'
import { FakeChain } from './fake-chain.js'
import { temporaryFolder } from './memory-peers.js'

const signal = () => AbortSignal.timeout(30_000)
const AUTHOR = new Uint8Array(32).fill(200)

/** Copies a closed store; the file that ties one to its place is made anew. */
function copyStore(from: string, to: string): Promise<void> {
  return cp(from, to, { recursive: true, filter: (path) => basename(path) !== 'CORESTORE' })
}

/** An author whose feed goes on in one way, and the folder of one who can go on in another. */
async function twoFaced() {
  const cast = await Cast.of(1, [1_000, 2_000, 3_000])
  await cast.author.close()
  const folder = await temporaryFolder()
  await copyStore(cast.authorFolder, folder)
  cast.author = await cast.swarm.peer(AUTHOR, cast.authorFolder)
  cast.feed = await cast.author.createCore('feed')
  await cast.feed.append(chunksOf(500).map(({ bytes }) => bytes))
  const showOther = async (): Promise<void> => {
    await cast.author.close()
    const other = await cast.swarm.peer(new Uint8Array(32).fill(201), folder)
    const feed = await other.createCore('feed')
    await feed.append(chunksOf(600, 700).map(({ bytes }) => bytes))
  }
  return { cast, showOther }
}

/** Somebody who follows the feed, as readers do, and so tells everybody of what it finds. */
async function follow(cast: Cast, feedKey: Uint8Array): Promise<FeedCore> {
  const reader = await cast.swarm.peer(new Uint8Array(32).fill(202), await temporaryFolder())
  const core = await reader.openCore(feedKey)
  await core.waitForLength(4, signal())
  core.waitForLength(5, signal()).catch(() => {})
  return core
}

test('a hoster reports it, and lets go of the feed when its plan has ended', async () => {
  const { cast, showOther } = await twoFaced()
  await cast.startAll()
  const { amendment } = await cast.draw()
  await cast.chain.until(() => cast.chain.statements.size === 1)
  const [hoster] = cast.hosters
  if (hoster === undefined) throw new Error('nobody hosts')
  await follow(cast, cast.feed.key)
  await showOther()
  await cast.chain.until(() => cast.chain.equivocations.some(({ by }) => by === hoster.user))
  expect(cast.chain.equivocations).toContainEqual(
    expect.objectContaining({ by: hoster.user, feed: 4n, evidence: expect.objectContaining({ type: 'longer' }) })
  )
  cast.chain.end(amendment)
  cast.chain.hosted.set(hoster.user, [])
  await cast.chain.until(async () => (await replicasOf(hoster)).length === 0)
}, 60_000)

test('an encoder reports it while it waits to deliver', async () => {
  const { cast, showOther } = await twoFaced()
  const [encoder] = cast.encoders
  if (encoder === undefined) throw new Error('nobody encodes')
  await cast.start(encoder, ['encoder'])
  await cast.draw()
  await follow(cast, cast.feed.key)
  await showOther()
  await cast.chain.until(() => cast.chain.equivocations.length > 0)
  expect(cast.chain.equivocations).toMatchObject([{ by: encoder.user, feed: 4n }])
}, 60_000)

test('an attestor reports what two hosters show it whom it measures', async () => {
  const [dht, chain] = [await localDht(), new FakeChain()]
  const at = { bootstrap: dht.bootstrap, host: '127.0.0.1' }
  const [folder, copy] = [await temporaryFolder(), await temporaryFolder()]
  const append = async (peer: HypercorePeer, ...chunks: number[]): Promise<FeedCore> => {
    const core = await peer.createCore('feed')
    await core.append(chunks.map((i) => chunkOf(i)))
    return core
  }
  const author = await openPeer(dht, { folder })
  const head = await (await append(author, 0, 1, 2)).head()
  await author.close()
  await copyStore(folder, copy)
  const hosters = [await openPeer(dht, { folder }), await openPeer(dht, { folder: copy })] as const
  await append(hosters[0], 3)
  await append(hosters[1], 4, 5)

  const { fork, length, roots } = head
  const context = {
    market: chain.market(7n),
    heads: new FeedWatch(chain.market(7n), await temporaryFolder(), silentLogger()),
    openReader: (closing: AbortSignal) => MeasuringReader.open(at, closing),
    log: silentLogger()
  } as unknown as RoleContext
  const measure = async (hoster: HypercorePeer) => {
    const duty = {
      challenge: 9n,
      epoch: 1,
      hoster: { user: 3n, noiseKey: hoster.noiseKey, signingKey: new Uint8Array(32) },
      slots: [
        { contract: 400n, slot: 0, feedKey: head.key, pin: { feed: 4n, fork, length, roots }, from: 0n, to: length }
      ],
      committed: false,
      revealed: false
    }
    return measureHoster(context, 7n, duty as unknown as Parameters<typeof measureHoster>[2], signal())
  }
  expect((await measure(hosters[0])).figures.chunks).toBeGreaterThan(0)
  expect(chain.equivocations).toEqual([])
  expect((await measure(hosters[1])).figures.chunks).toBeGreaterThan(0)
  expect(chain.equivocations).toMatchObject([{ by: 7n, feed: 4n, evidence: { type: 'longer', length: 4n } }])
}, 60_000)
