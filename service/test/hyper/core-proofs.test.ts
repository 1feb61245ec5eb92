import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import Corestore from 'corestore'
import Hypercore from 'hypercore'
import { continuation, extensionTo } from '../../src/hyper/continuation.js'
import { headExtension, pinnedChunk, provenChunk, signedHead } from '../../src/hyper/core-proofs.js'
import { holdChunks } from '../../src/hyper/hold.js'
import {
  type ChunkProof,
  extendRoots,
  leafNode,
  type PinnedHead,
  verifyChunk,
  verifyHead
} from '../../src/hyper/index.js'
import { ingestHead, ProofsIngest } from '../../src/hyper/ingest.js'
import { openStore } from '../../src/hyper/store.js'
import { chunkOf, temporaryFolder } from './local-net.js'

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

const append = (core: Hypercore, from: number, to: number) =>
  core.append(Array.from({ length: to - from }, (_, i) => Buffer.from(chunkOf(from + i))))

async function makeCore(length: number): Promise<Hypercore> {
  const core = writer.get({ name: 'feed' })
  await core.ready()
  if (length > 0) await append(core, 0, length)
  return core
}

/** As hypercore 10 made them. */
async function compatCore(length: number): Promise<Hypercore> {
  const core = new Hypercore(await temporaryFolder(), { compat: true })
  await append(core, 0, length)
  return core
}

async function staticCore(length: number): Promise<Hypercore> {
  return writer.staticify(await makeCore(length))
}

/** A core whose first `prologue` chunks are named by its manifest, and that goes on from there. */
async function prologueCore(prologue: number, length: number): Promise<Hypercore> {
  const source = await makeCore(prologue)
  const keyPair = source.keyPair
  const manifest = {
    version: 1,
    signers: [{ publicKey: keyPair?.publicKey }],
    prologue: { length: prologue, hash: await source.treeHash() }
  }
  const core = writer.get({
    manifest,
    ...(keyPair?.secretKey && { keyPair: { ...keyPair, secretKey: keyPair.secretKey } })
  })
  await core.ready()
  const blocks = Array.from({ length: prologue }, (_, i) => Buffer.from(chunkOf(i)))
  await core.append(blocks)
  await append(core, prologue, length)
  return core
}

const pin = async (core: Hypercore): Promise<PinnedHead> => signedHead(core)

describe('the head of a core', () => {
  test('is what publish_feed takes', async () => {
    const head = await signedHead(await makeCore(7))
    expect(head.length).toBe(7n)
    expect(verifyHead(head, head)).toMatchObject({ byteLength: 7n * 32n, authority: 'signature' })
  })

  test('of an empty core is refused', async () => {
    await expect(signedHead(await makeCore(0))).rejects.toMatchObject({ code: 'HYPER_CORE_EMPTY' })
  })

  test('of a truncated core has its fork', async () => {
    const core = await makeCore(7)
    await core.truncate(3)
    expect(await signedHead(core)).toMatchObject({ fork: 1n, length: 3n })
  })

  test('of a static core is vouched for by its manifest', async () => {
    const head = await signedHead(await staticCore(5))
    expect(verifyHead(head, head).authority).toBe('prologue')
  })
})

describe('an extension', () => {
  test.each([1, 2, 3, 5, 8, 13, 32])('leads from %d chunks to the present roots', async (from) => {
    const core = await makeCore(from)
    const pinned = await pin(core)
    await append(core, from, from + 21)
    const { length, nodes } = await headExtension(core, BigInt(from))
    const head = await signedHead(core)
    expect(extendRoots(pinned, length, nodes)).toEqual(head.roots)
  })

  test('of a core with a prologue leads on from it', async () => {
    const core = await prologueCore(5, 9)
    const pinned = await pin(core)
    await append(core, 9, 20)
    const { length, nodes } = await headExtension(core, 9n)
    expect(extendRoots(pinned, length, nodes)).toEqual((await signedHead(core)).roots)
  })

  test('leads to an earlier head, too, whose signature is known', async () => {
    const core = await makeCore(9)
    const pinned = await pin(core)
    await append(core, 9, 14)
    const earlier = await signedHead(core)
    await append(core, 14, 40)
    const { length, signature, nodes } = await extensionTo(core, pinned, earlier)
    expect({ length, signature }).toEqual({ length: 14n, signature: earlier.signature })
    expect(extendRoots(pinned, length, nodes)).toEqual(earlier.roots)
    const other = { length: 20n, signature: earlier.signature }
    await expect(extensionTo(core, pinned, other)).rejects.toThrow()
    await expect(extensionTo(core, pinned, { ...other, length: 41n })).rejects.toMatchObject({
      code: 'HYPER_EXTENSION_INVALID'
    })
  })

  test('of a core that did not grow is refused', async () => {
    await expect(headExtension(await makeCore(3), 3n)).rejects.toMatchObject({ code: 'HYPER_EXTENSION_INVALID' })
  })
})

describe('a chunk’s proof', () => {
  test('holds at the pinned length after the core has grown', async () => {
    const core = await makeCore(11)
    const pinned = await pin(core)
    await append(core, 11, 40)
    for (let i = 0; i < 11; i++) expect((await pinnedChunk(core, i, pinned)).chunk).toHaveLength(32)
    await expect(provenChunk(core, 11, 11n)).rejects.toMatchObject({ code: 'HYPER_CHUNK_PROOF_INVALID' })
  })

  test('holds before and after a prologue', async () => {
    const core = await prologueCore(5, 12)
    const pinned = await pin(core)
    for (let i = 0; i < 12; i++) {
      const { proof, chunk } = await provenChunk(core, i, 12n)
      verifyChunk(pinned, proof, chunk)
    }
  })
})

describe('a core filled from proofs', () => {
  /** The nodes of a chunk's proof, and somebody who holds the chunk. */
  const ingestChunk = async (core: Hypercore, length: bigint, proof: ChunkProof, chunk: Uint8Array): Promise<void> => {
    await new ProofsIngest(core).add(proof, leafNode(chunk))
    const start = Number(proof.index)
    await holdChunks(core, { start, end: start + 1 }, length, { read: async () => chunk, onFailure: () => {} })
  }
  const fill = async (source: Hypercore, pinned: PinnedHead, indices: number[]): Promise<Hypercore> => {
    const head = await signedHead(source)
    const grown = head.length > pinned.length
    const extension = grown ? (await headExtension(source, pinned.length)).nodes : []
    const core = hoster.get({ key: source.key })
    await ingestHead(core, { pinned, head, extension })
    for (const index of indices) {
      const { proof, chunk } = await pinnedChunk(source, index, pinned)
      await ingestChunk(core, pinned.length, proof, chunk)
    }
    return core
  }

  test.each([
    ['as it was pinned', 0],
    ['grown since', 17]
  ])('has the head, chunks and proofs of a core %s', async (_, more) => {
    const source = await makeCore(100)
    const pinned = await pin(source)
    if (more > 0) await append(source, 100, 100 + more)
    const core = await fill(source, pinned, [40, 41, 99])
    expect(core.length).toBe(100 + more)
    expect(await signedHead(core)).toEqual(await signedHead(source))
    for (const index of [40, 41, 99]) await pinnedChunk(core, index, pinned)
    await expect(provenChunk(core, 42, 100n)).rejects.toMatchObject({ code: 'HYPER_CHUNK_MISSING' })
  })

  test('may be of a later fork', async () => {
    const source = await makeCore(10)
    await source.truncate(6)
    await append(source, 50, 54)
    const pinned = await pin(source)
    const core = await fill(source, pinned, [3, 8])
    expect(core.fork).toBe(1)
    await pinnedChunk(core, 8, pinned)
  })

  test('takes in chunks that are pinned at other lengths, also below its own head', async () => {
    const source = await makeCore(21)
    const early = await pin(source)
    await append(source, 21, 50)
    const middle = await pin(source)
    await append(source, 50, 83)
    const late = await pin(source)
    const core = await fill(source, late, [82, 60])
    for (const pinned of [middle, early]) {
      await ingestHead(core, await continuation(source, pinned))
      for (const index of [3, Number(pinned.length) - 1]) {
        const { proof, chunk } = await pinnedChunk(source, index, pinned)
        await ingestChunk(core, pinned.length, proof, chunk)
        await pinnedChunk(core, index, late)
      }
    }
    expect(await signedHead(core)).toEqual(await signedHead(source))
  })

  test('keeps its own head when it is shown a shorter one', async () => {
    const source = await makeCore(21)
    const pinned = await pin(source)
    await append(source, 21, 50)
    const older = await continuation(source, pinned)
    await append(source, 50, 83)
    const core = await fill(source, pinned, [20])
    await ingestHead(core, older)
    const { proof, chunk } = await pinnedChunk(source, 7, pinned)
    await ingestChunk(core, pinned.length, proof, chunk)
    expect(core.length).toBe(83)
  })

  test.each([
    ['a prologue', () => prologueCore(5, 12)],
    ['nothing but a prologue', () => staticCore(12)],
    ['a public key as its key', () => compatCore(12)]
  ])('may have %s', async (_, make) => {
    const source = await make()
    const pinned = await pin(source)
    expect((await signedHead(source)).manifest === undefined).toBe(source.core.compat)
    const core = await fill(source, pinned, [2, 9, 11])
    for (const index of [2, 9, 11]) await pinnedChunk(core, index, pinned)
    await source.close()
  })

  test('refuses a changed chunk, and a head that does not continue the pinned one', async () => {
    const source = await makeCore(10)
    const pinned = await pin(source)
    const core = await fill(source, pinned, [])
    const { proof, chunk } = await pinnedChunk(source, 4, pinned)
    const changed = Uint8Array.from(chunk).fill(1)
    await expect(ingestChunk(core, pinned.length, proof, changed)).rejects.toMatchObject({
      code: 'HYPER_CHUNK_PROOF_INVALID'
    })
    const other = { ...pinned, roots: pinned.roots.map((root) => ({ ...root, hash: new Uint8Array(32) })) }
    const head = await signedHead(source)
    await expect(ingestHead(core, { pinned: other, head, extension: [] })).rejects.toMatchObject({
      code: 'HYPER_EXTENSION_INVALID'
    })
  })
})
