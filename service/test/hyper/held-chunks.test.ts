/** Chunks that somebody holds in place of the store. */

import { expect, test } from '@jest/globals'
import { type ChunkSource, type FeedCore, leafNode, type PinnedHead } from '../../src/hyper/index.js'
import { chunkOf, filledCore, localDht, openPeer, sourceOf, temporaryFolder } from './local-net.js'

const LENGTH = 20
const chunks = Array.from({ length: LENGTH }, (_, i) => chunkOf(i))

/** A core with the nodes of all chunks and none of the chunks. */
async function scene() {
  const dht = await localDht()
  const folder = await temporaryFolder()
  const hoster = await openPeer(dht, { folder })
  const author = await openPeer(dht)
  const source = await filledCore(author, LENGTH)
  const pinned = await source.head()
  const core = await hoster.openCore(source.key, 0n)
  await core.ingestHead(await source.continuation(pinned))
  for (let i = 0; i < LENGTH; i++) {
    const { proof, chunk } = await source.pinnedChunk(i, pinned)
    await core.ingestProofs().add(proof, leafNode(chunk))
  }
  return { dht, folder, hoster, author, core, pinned }
}

/** Which chunks the core says it has. */
async function present(core: FeedCore): Promise<number[]> {
  const all = await Promise.all(chunks.map((_, start) => core.has({ start, end: start + 1 })))
  return chunks.flatMap((_, i) => (all[i] === true ? [i] : []))
}

const numbers = (start: number, end: number) => Array.from({ length: end - start }, (_, i) => start + i)

async function read(core: FeedCore, pinned: PinnedHead, indices: readonly number[]): Promise<void> {
  for (const index of indices) {
    expect(Buffer.from((await core.pinnedChunk(index, pinned)).chunk)).toEqual(Buffer.from(chunkOf(index)))
  }
}

test('a core has what is held, no more and no less', async () => {
  const { core, pinned } = await scene()
  expect(await present(core)).toEqual([])
  const first = await core.hold({ start: 2, end: 9 }, 20n, sourceOf(chunks))
  const second = await core.hold({ start: 6, end: 12 }, 20n, sourceOf(chunks))
  expect(await present(core)).toEqual(numbers(2, 12))
  await read(core, pinned, numbers(2, 12))
  await core.clear({ start: 0, end: 20 })
  expect(await present(core)).toEqual(numbers(2, 12))
  await first.release()
  expect(await present(core)).toEqual(numbers(6, 12))
  await read(core, pinned, numbers(6, 12))
  await second.release()
  expect(await present(core)).toEqual([])
})

test('a chunk that one source has lost, or has with other bytes, comes from another one', async () => {
  const { core, pinned } = await scene()
  const failures: number[] = []
  const bad = (read: ChunkSource['read']): ChunkSource => ({ read, onFailure: (index) => void failures.push(index) })
  const good = await core.hold({ start: 0, end: 4 }, 20n, sourceOf(chunks))
  const broken = await core.hold(
    { start: 0, end: 5 },
    20n,
    bad(() => Promise.reject(new Error('no disk')))
  )
  const changed = await core.hold(
    { start: 3, end: 8 },
    20n,
    bad(async () => chunkOf(99))
  )
  await read(core, pinned, numbers(0, 4))
  expect(new Set(failures)).toEqual(new Set(numbers(0, 4)))
  await broken.lose({ start: 0, end: 5 })
  expect(await present(core)).toEqual(numbers(0, 8))
  await changed.lose({ start: 3, end: 8 })
  expect(await present(core)).toEqual(numbers(0, 4))
  await good.release()
  expect(await present(core)).toEqual([])
})

test('what the store has is dropped for what is held, and what is held is not written down', async () => {
  const { core, author, hoster, pinned } = await scene()
  hoster.joinPeer(author.noiseKey)
  await core.download({ start: 0, end: 3 }, undefined, AbortSignal.timeout(20_000))
  const reads: number[] = []
  const source = sourceOf(chunks)
  const counting: ChunkSource = {
    ...source,
    read: (index) => {
      reads.push(index)
      return source.read(index)
    }
  }
  const hold = await core.hold({ start: 0, end: 6 }, 20n, counting)
  await read(core, pinned, numbers(0, 6))
  expect(reads).toEqual(numbers(0, 6))
  hold.detach()
  // Nobody holds them any more, and the store has no bytes of them.
  await expect(core.proof(0, 20n)).rejects.toMatchObject({ code: 'HYPER_CHUNK_MISSING' })
})

test('the core of another run has them when they are held again', async () => {
  const { dht, folder, hoster, core, pinned } = await scene()
  await core.hold({ start: 0, end: 20 }, 20n, sourceOf(chunks))
  await hoster.sync()
  await hoster.close()
  const again = await openPeer(dht, { folder, listen: false })
  const reopened = await again.openCore(core.key, 0n)
  await reopened.hold({ start: 0, end: 20 }, 20n, sourceOf(chunks))
  await again.listen()
  await read(reopened, pinned, numbers(0, 20))
})

test('chunks whose nodes are missing are not shown, and come from a peer without being written down', async () => {
  const { dht, author, pinned } = await scene()
  const late = await openPeer(dht)
  const source = await author.openCore((await author.createCore('feed')).key)
  const core = await late.openCore(source.key, 0n)
  await core.hold({ start: 0, end: 20 }, 20n, sourceOf(chunks))
  expect(await present(core)).toEqual([])
  late.joinPeer(author.noiseKey)
  await core.waitForLength(20, AbortSignal.timeout(20_000))
  await core.download({ start: 0, end: 20 }, undefined, AbortSignal.timeout(20_000))
  expect(await present(core)).toEqual(numbers(0, 20))
  await read(core, pinned, numbers(0, 20))
})
