/** What is hosted is ordinary: programs that know nothing of DatDot read it, with the key and nothing else. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import Corestore from 'corestore'
import HyperDHT from 'hyperdht'
import Hyperdrive from 'hyperdrive'
import Hyperswarm from 'hyperswarm'
import {
  CHUNK_BYTES,
  discoveryKey,
  type HypercorePeer,
  type LocalDht,
  leafNode,
  type Published,
  randomBytes
} from '../../src/hyper/index.js'
import { localDht, openPeer, sourceOf, temporaryFolder } from './local-net.js'

/** Publishes a path, lets a hoster take everything over by proofs alone, and sends the publisher away. */
async function hostWithoutPublisher(
  path: string
): Promise<{ dht: LocalDht; hoster: HypercorePeer; published: Published }> {
  const dht = await localDht()
  const publisher = await openPeer(dht)
  const hoster = await openPeer(dht)
  const published = await publisher.publish(path)
  for (const { key, length } of published.cores) {
    const source = await publisher.openCore(key)
    const pinned = await source.head()
    const hosted = await hoster.openCore(key, pinned.fork)
    await hosted.ingestHead(await source.continuation(pinned))
    const chunks: Uint8Array[] = []
    for (let i = 0; i < length; i++) {
      const { proof, chunk } = await source.pinnedChunk(i, pinned)
      await hosted.ingestProofs().add(proof, leafNode(chunk))
      chunks.push(chunk)
    }
    await hosted.hold({ start: 0, end: length }, pinned.length, sourceOf(chunks))
    await hoster.announce(key)
  }
  await publisher.close()
  return { dht, hoster, published }
}

async function withBareReader<T>(
  { dht, published }: { dht: LocalDht; published: Published },
  use: (store: Corestore, swarm: Hyperswarm) => Promise<T>
): Promise<T> {
  const store = new Corestore(await temporaryFolder())
  const swarm = new Hyperswarm({ dht: new HyperDHT({ bootstrap: dht.bootstrap, host: '127.0.0.1' }) })
  swarm.on('connection', (connection) => store.replicate(connection))
  swarm.join(Buffer.from(discoveryKey(published.key)), { server: false, client: true })
  try {
    return await use(store, swarm)
  } finally {
    await swarm.destroy()
    await store.close()
  }
}

test('a file', async () => {
  const content = randomBytes(CHUNK_BYTES * 3 + 7)
  const path = join(await temporaryFolder(), 'file')
  await writeFile(path, content)
  const hosted = await hostWithoutPublisher(path)
  await withBareReader(hosted, async (store) => {
    const core = store.get({ key: Buffer.from(hosted.published.key) })
    const chunks = [await core.get(0), await core.get(1), await core.get(2), await core.get(3)]
    expect(core.length).toBe(4)
    expect(Buffer.compare(Buffer.concat(chunks as Uint8Array[]), content)).toBe(0)
  })
})

test('a folder', async () => {
  const content = randomBytes(100_000)
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'deep'))
  await writeFile(join(folder, 'deep/file'), content)
  await writeFile(join(folder, 'readme'), 'hello')
  const hosted = await hostWithoutPublisher(folder)
  await withBareReader(hosted, async (store, swarm) => {
    const drive = new Hyperdrive(store, Buffer.from(hosted.published.key))
    await drive.ready()
    const found = drive.core.findingPeers()
    swarm.flush().then(found, found)
    await drive.core.update()
    expect((await drive.get('/readme'))?.toString()).toBe('hello')
    expect(Buffer.compare((await drive.get('/deep/file')) ?? new Uint8Array(0), content)).toBe(0)
    await drive.close()
  })
})
