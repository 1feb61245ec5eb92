/** Chunks of a range with their proofs, read together and stored together. */

import { afterEach, beforeEach, expect, test } from '@jest/globals'
import Corestore from 'corestore'
import type Hypercore from 'hypercore'
import { pinnedChunk, provenChunk, signedHead } from '../../src/hyper/core-proofs.js'
import { holdChunks } from '../../src/hyper/hold.js'
import { leafNode, verifyChunk } from '../../src/hyper/index.js'
import { ingestHead, ProofsIngest } from '../../src/hyper/ingest.js'
import { pinnedChunks } from '../../src/hyper/pinned-chunks.js'
import { openStore } from '../../src/hyper/store.js'
import { chunkOf, temporaryFolder } from './local-net.js'

const MIB = 1024 * 1024

let writer: Corestore
let hoster: Corestore

beforeEach(async () => {
  writer = new Corestore(await temporaryFolder())
  hoster = openStore(await temporaryFolder())
})

afterEach(async () => {
  await writer.close()
  await hoster.close()
})

async function feedOf(chunks: readonly Uint8Array[]): Promise<Hypercore> {
  const core = writer.get({ name: 'feed' })
  await core.append(chunks.map((chunk) => Buffer.from(chunk)))
  return core
}

const feedOfLength = (length: number) => feedOf(Array.from({ length }, (_, i) => chunkOf(i)))

test.each([
  ['all of a feed', 0, 203],
  ['a whole subtree', 64, 128],
  ['from an odd chunk over several roots', 3, 203],
  ['one chunk', 202, 203],
  ['nothing', 7, 7]
])('each chunk has the proof that it has alone: %s', async (_, start, end) => {
  const core = await feedOfLength(203)
  const pinned = await signedHead(core)
  await core.append([Buffer.from('later')])
  let next = start
  for await (const { chunk, proof } of pinnedChunks(core, { start, end }, pinned)) {
    expect({ chunk, proof }).toEqual(await provenChunk(core, next, pinned.length))
    verifyChunk(pinned, proof, chunk)
    next++
  }
  expect(next).toBe(end)
})

test('large chunks are not read together', async () => {
  const core = await feedOf(Array.from({ length: 8 }, (_, i) => new Uint8Array(3 * MIB).fill(i)))
  const pinned = await signedHead(core)
  const { storage } = core.core
  const { read } = storage
  let most = 0
  storage.read = (fork) => {
    const reader = read.call(storage, fork)
    let asked = 0
    const { getBlock } = reader
    reader.getBlock = (index) => {
      most = Math.max(most, ++asked)
      return getBlock.call(reader, index)
    }
    return reader
  }
  let count = 0
  for await (const { chunk } of pinnedChunks(core, { start: 0, end: 8 }, pinned)) expect(chunk[0]).toBe(count++)
  expect({ count, most }).toEqual({ count: 8, most: 1 })
})

test('a chunk that is missing, and one that was damaged, are named', async () => {
  const core = await feedOfLength(40)
  const pinned = await signedHead(core)
  const all = async () => {
    for await (const { proof } of pinnedChunks(core, { start: 0, end: 40 }, pinned))
      expect(proof.index).toBeLessThan(21)
  }
  const damaged = core.core.storage.write()
  damaged.putBlock(21, Buffer.alloc(32, 1))
  await (damaged as unknown as { flush(): Promise<void> }).flush()
  await expect(all()).rejects.toMatchObject({ code: 'HYPER_CHUNK_PROOF_INVALID', details: { index: 21n } })
  await core.clear(9)
  await expect(all()).rejects.toMatchObject({ code: 'HYPER_CHUNK_MISSING', details: { index: 9 } })
})

test.each([
  [0, 100],
  [37, 83],
  [99, 100]
])(
  'a core that took in the proofs of chunks %i to %i proves each of them, and stored each node once',
  async (start, end) => {
    const source = await feedOfLength(100)
    const pinned = await signedHead(source)
    const core = hoster.get({ key: source.key })
    await ingestHead(core, { pinned, head: pinned, extension: [] })
    let nodes = 0
    const { applyProof } = core
    core.applyProof = (proof) => {
      nodes += proof.hash?.nodes.length ?? 0
      return applyProof.call(core, proof)
    }
    const proofs = new ProofsIngest(core)
    const chunks: Uint8Array[] = []
    for await (const { chunk, proof } of pinnedChunks(source, { start, end }, pinned)) {
      chunks.push(chunk)
      await proofs.add(proof, leafNode(chunk))
    }
    const held = { read: async (index: number) => chunks[index - start] ?? new Uint8Array(), onFailure: () => {} }
    await holdChunks(core, { start, end }, pinned.length, held)
    for (let index = start; index < end; index++) await pinnedChunk(core, index, pinned)
    // A path for each would be 700 of them.
    expect(nodes).toBeLessThanOrEqual(2 * (end - start) + 7)
  }
)

test('nothing is stored after a proof that leads nowhere', async () => {
  const source = await feedOfLength(20)
  const pinned = await signedHead(source)
  const core = hoster.get({ key: source.key })
  await ingestHead(core, { pinned, head: pinned, extension: [] })
  const proofs = new ProofsIngest(core)
  const { proof } = await pinnedChunk(source, 4, pinned)
  const refused = { code: 'HYPER_CHUNK_PROOF_INVALID' }
  await expect(proofs.add(proof, leafNode(chunkOf(5)))).rejects.toMatchObject(refused)
  const next = await pinnedChunk(source, 6, pinned)
  await expect(proofs.add(next.proof, leafNode(next.chunk))).rejects.toMatchObject(refused)
})
