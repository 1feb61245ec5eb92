import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { blake2b256 } from '../../src/hyper/index.js'
import {
  leafCount,
  pageCount,
  pageHash,
  pathLength,
  proveLeaf,
  rootOfPages,
  verifyLeaf
} from '../../src/replica/index.js'
import { leafHash, nodeHash } from '../../src/replica/tree.js'
import { chunksOf, type Encoded, encode, fill, provable } from './replicas.js'

/** The tree as the format defines it, with libsodium's hash. */
const leafOf = (leaf: Uint8Array) => blake2b256(Uint8Array.of(0), leaf)
const nodeOf = (left: Uint8Array, right: Uint8Array) => blake2b256(Uint8Array.of(1), left, right)

function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves
  if (first !== undefined && leaves.length === 1) return first
  const half = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1)
  return nodeOf(rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)))
}

const pagesOf = (bytes: Uint8Array) =>
  Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, i) => bytes.subarray(i * 65_536, (i + 1) * 65_536))

describe('the tree', () => {
  test.each([1, 2, 3, 5, 7, 100, 511, 512, 513, 1023, 1024, 1025, 1700])(
    'over pages of %d leaves is the one over leaves',
    (count) => {
      const sealed = fill(count, count * 128)
      const leaves = Array.from({ length: count }, (_, i) => leafOf(sealed.subarray(i * 128, (i + 1) * 128)))
      const pageHashes = pagesOf(sealed).map((page) => pageHash(page))
      expect(Buffer.compare(rootOfPages(pageHashes), rootOf(leaves))).toBe(0)
    }
  )

  test('hashes any leaf and any two nodes as libsodium does', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
    const same = (ours: Uint8Array, theirs: Uint8Array) => expect(Buffer.compare(ours, theirs)).toBe(0)
    const property = fc.property(bytes(128), bytes(32), bytes(32), (leaf, left, right) => {
      same(leafHash(leaf), leafOf(leaf))
      same(nodeHash(left, right), nodeOf(left, right))
    })
    const extremes = [0, 0x80, 0xff].map(
      (byte) => [128, 32, 32].map((length) => new Uint8Array(length).fill(byte)) as [Uint8Array, Uint8Array, Uint8Array]
    )
    fc.assert(property, { numRuns: 500, examples: extremes })
  })

  test.each([1, 2, 3, 777, 2047, 2048])('over %d page hashes is that of the format', (count) => {
    const pageHashes = Array.from({ length: count }, (_, i) => fill(i, 32))
    expect(Buffer.compare(rootOfPages(pageHashes), rootOf(pageHashes))).toBe(0)
  })

  test('has bounds', () => {
    const refused = (code: string) => expect.objectContaining({ code })
    expect(() => pageHash(new Uint8Array(100))).toThrow(refused('REPLICA_PAGE'))
    expect(() => pageHash(new Uint8Array(65_664))).toThrow(refused('REPLICA_PAGE'))
    expect(() => rootOfPages([])).toThrow(refused('REPLICA_EMPTY'))
    expect(() => rootOfPages(Array(2049).fill(new Uint8Array(32)))).toThrow(refused('REPLICA_SIZE'))
    expect(() => leafCount(129)).toThrow(refused('REPLICA_SIZE'))
    expect(() => leafCount(2 ** 27 + 128)).toThrow(refused('REPLICA_SIZE'))
    expect(() => pathLength(5, 5)).toThrow(refused('REPLICA_LEAF'))
    expect(() => pathLength(2 ** 20 + 1, 0)).toThrow(refused('REPLICA_SIZE'))
    expect([pathLength(2 ** 20, 0), pathLength(1, 0), pathLength(5, 4)]).toEqual([20, 0, 1])
    expect([pageCount(128), pageCount(65_536), pageCount(65_664)]).toEqual([1, 1, 2])
  })
})

describe('proofs', () => {
  let encoded: Encoded
  let count: number
  const replica = () => ({ replicaRoot: encoded.summary.replicaRoot, leafCount: count })

  beforeAll(async () => {
    encoded = await encode(chunksOf(65_536, 65_536, 20_000))
    count = leafCount(encoded.summary.sealedBytes)
  })

  test('of any leaf pass, and of no other leaf, count or bytes', async () => {
    const anyLeaf = fc.nat(count - 1)
    await fc.assert(
      fc.asyncProperty(anyLeaf, anyLeaf, fc.nat(127), async (index, other, at) => {
        const proof = await proveLeaf(provable(encoded), index)
        verifyLeaf(replica(), index, proof)
        if (other !== index) expect(() => verifyLeaf(replica(), other, proof)).toThrow(/path/)
        const leaf = Uint8Array.from(proof.leaf)
        leaf[at] = (leaf[at] ?? 0) ^ 1
        expect(() => verifyLeaf(replica(), index, { ...proof, leaf })).toThrow(/do not lead to the root/)
        const longer = { ...proof, path: [...proof.path, new Uint8Array(32)] }
        expect(() => verifyLeaf(replica(), index, longer)).toThrow(/hashes, not/)
        const shorter = { ...proof, path: proof.path.slice(1) }
        expect(() => verifyLeaf(replica(), index, shorter)).toThrow(/hashes, not/)
      })
    )
  })

  test('with hashes or leaves of other lengths are refused', async () => {
    const { leaf, path } = await proveLeaf(provable(encoded), 7)
    const cut = path.map((sibling) => sibling.subarray(0, 31))
    expect(() => verifyLeaf(replica(), 7, { leaf, path: cut })).toThrow(/do not lead/)
    expect(() => verifyLeaf(replica(), 7, { leaf: leaf.subarray(1), path })).toThrow(/do not lead/)
  })

  test('are not made of a page that is damaged, another or cut', async () => {
    const damaged = (change: (page: Uint8Array) => Uint8Array) => ({
      ...provable(encoded),
      readPage: async () => change(Uint8Array.from(encoded.pages[1]?.bytes ?? []))
    })
    const refused = { code: 'REPLICA_PAGE' }
    await expect(
      proveLeaf(
        damaged((page) => page.fill(0, 9, 10)),
        600
      )
    ).rejects.toMatchObject(refused)
    await expect(
      proveLeaf(
        damaged((page) => page.subarray(128)),
        600
      )
    ).rejects.toMatchObject(refused)
    await expect(
      proveLeaf(
        damaged((page) => page),
        5
      )
    ).rejects.toMatchObject(refused)
    const fewer = { ...provable(encoded), pageHashes: encoded.summary.pageHashes.slice(1) }
    await expect(proveLeaf(fewer, 600)).rejects.toMatchObject(refused)
    await expect(proveLeaf(provable(encoded), count)).rejects.toMatchObject({ code: 'REPLICA_LEAF' })
  })
})
