/** Peers that connect and stay, so that nobody else can. */

import { expect, test } from '@jest/globals'
import type { HypercorePeer, LocalDht, SessionTopic } from '../../src/hyper/index.js'
import { filledCore, localDht, openPeer } from './local-net.js'
import { setupTopic } from './messages.js'

const signal = () => AbortSignal.timeout(20_000)

/** Peers that connect with `peer` and say nothing. */
async function crowd(dht: LocalDht, peer: HypercorePeer, size: number): Promise<HypercorePeer[]> {
  const idle: HypercorePeer[] = []
  for (let i = 0; i < size; i++) {
    const other = await openPeer(dht, { listen: false })
    const leave = other.joinPeer(peer.noiseKey)
    await Promise.all([other.connected(peer.noiseKey, signal()), peer.connected(other.noiseKey, signal())])
    leave()
    idle.push(other)
  }
  return idle
}

test('a peer that idle ones surround still finds a feed', async () => {
  const dht = await localDht()
  const [author, peer] = [await openPeer(dht), await openPeer(dht)]
  const feed = await filledCore(author, 3)
  await author.announce(feed.key)
  // With four peers to be dialled, a swarm stops looking for others at sixteen connections.
  for (let i = 0; i < 4; i++) peer.joinPeer(new Uint8Array(32).fill(i + 1))
  await crowd(dht, peer, 16)
  peer.find(feed.key)
  const core = await peer.openCore(feed.key)
  expect(await core.waitForLength(3, signal())).toBe(3)
}, 60_000)

test.each([
  ['in all', { connections: 4 }],
  ['from one address', { connectionsOfAddress: 4 }]
])(
  'of too many connections %s the oldest is closed that nobody needs',
  async (_, limits) => {
    const dht = await localDht()
    const peer = await openPeer(dht, { limits })
    const wished = await openPeer(dht)
    peer.joinPeer(wished.noiseKey)
    await peer.connected(wished.noiseKey, signal())
    const [first, second] = (await crowd(dht, peer, 2)) as [HypercorePeer, HypercorePeer]
    peer.network.onSession('setup', 'hoster', async (session) => {
      await session.receive(signal())
    })
    const topic = { ...setupTopic, from: 'attestor', to: 'hoster' } as SessionTopic
    const session = await first.network.connect(peer.noiseKey, topic, signal())
    const latest = await crowd(dht, peer, 4)
    const isOpen = (other: HypercorePeer) => peer.isConnected(other.noiseKey)
    expect([wished, first, second].map(isOpen)).toEqual([true, true, false])
    expect(latest.map(isOpen)).toEqual([false, false, true, true])
    await session.close()
  },
  60_000
)
