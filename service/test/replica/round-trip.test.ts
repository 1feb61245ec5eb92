import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Chunk, checkFormat, REPLICA_FORMAT, readChunk } from '../../src/replica/index.js'
import { chunk, chunksOf, decode, encode, hash, readPage, SEAL, unsealStream } from './replicas.js'

const MIB = 1024 * 1024

const same = (left: Uint8Array | undefined, right: Uint8Array | undefined): boolean =>
  left !== undefined && right !== undefined && Buffer.compare(left, right) === 0

/** Makes a replica, takes it apart as a whole and chunk by chunk, and compares. */
async function roundTrip(
  chunks: readonly Chunk[]
): Promise<{ sealedBytes: number; plainBytes: number; pages: number }> {
  const { pages, summary } = await encode(chunks)
  const decoded = await decode(pages)
  expect(decoded.summary).toEqual(summary)
  expect(decoded.chunks).toHaveLength(chunks.length)
  expect(decoded.index.size).toBe(chunks.length)
  const replica = { index: decoded.index, seal: SEAL, readPage: readPage(pages) }
  for (const [i, { index, bytes }] of chunks.entries()) {
    expect(decoded.chunks[i]?.index).toBe(index)
    expect(same(decoded.chunks[i]?.bytes, bytes)).toBe(true)
    expect(same((await readChunk(hash, replica, index)).bytes, bytes)).toBe(true)
  }
  return { sealedBytes: summary.sealedBytes, plainBytes: summary.plainBytes, pages: pages.length }
}

describe('sizes', () => {
  test.each([
    ['an empty chunk', [0], 128],
    ['a leaf', [124], 128],
    ['a leaf and a byte', [125], 256],
    ['a page', [65_528], 65_536],
    ['a page and a byte', [65_529], 65_664],
    ['three pages', [65_528, 65_528, 65_528], 3 * 65_536],
    ['a chunk in the middle of four pages', [10, 200_000, 10], 200_064]
  ])('%s', async (_, sizes, sealedBytes) => {
    const plainBytes = sizes.reduce((sum, size) => sum + size, 0)
    const pages = Math.ceil(sealedBytes / 65_536)
    expect(await roundTrip(chunksOf(...sizes))).toEqual({ sealedBytes, plainBytes, pages })
  })

  test('15 MiB of bytes that do not compress', async () => {
    const { sealedBytes } = await roundTrip([{ index: 3, bytes: new Uint8Array(randomBytes(15 * MIB)) }])
    expect(sealedBytes).toBe(15 * MIB + 128)
  })

  test('15 MiB of text take a leaf', async () => {
    const { sealedBytes } = await roundTrip([chunk(2 ** 53 - 1, Buffer.alloc(15 * MIB, 'DatDot '))])
    expect(sealedBytes).toBe(128)
  })

  test('a thousand chunks of all small sizes', async () => {
    await roundTrip(chunksOf(...Array.from({ length: 1000 }, (_, size) => size)))
  })
})

describe('compression', () => {
  test('is used for text, which is stored in less', async () => {
    const text = JSON.stringify(Array.from({ length: 4000 }, (_, i) => ({ id: i, name: `chunk ${i ** 2}` })))
    const { sealedBytes, plainBytes } = await roundTrip([chunk(0, text)])
    expect(sealedBytes).toBeLessThan(plainBytes / 4)
  })

  test('is left out where nothing is won, so that the bytes stand in the records', async () => {
    const [random] = chunksOf(5000)
    const { pages } = await encode(random === undefined ? [] : [random])
    expect(unsealStream(pages).includes(random?.bytes[4999] ?? -1)).toBe(true)
    expect(Buffer.from(unsealStream(pages)).indexOf(random?.bytes ?? '')).toBe(8)
  })

  test('finds what is even by the byte but not in pairs', async () => {
    const ramp = Uint8Array.from({ length: 4096 }, (_, i) => i)
    const { sealedBytes } = await roundTrip([{ index: 0, bytes: ramp }])
    expect(sealedBytes).toBeLessThanOrEqual(4224)
  })
})

describe('the seal', () => {
  test('makes replicas of two slots differ in every leaf, with the same chunks in them', async () => {
    const chunks = chunksOf(70_000, 5)
    const one = await encode(chunks)
    const other = await encode(chunks, { ...SEAL, slot: SEAL.slot + 1 })
    expect(Buffer.compare(one.summary.replicaRoot, other.summary.replicaRoot)).not.toBe(0)
    const [left, right] = [one, other].map(({ pages }) => Buffer.concat(pages.map(({ bytes }) => bytes)))
    for (let at = 0; at < one.summary.sealedBytes; at += 128) {
      expect(left?.subarray(at, at + 128).equals(right?.subarray(at, at + 128) ?? Buffer.of())).toBe(false)
    }
    const decoded = await decode(other.pages, { seal: { ...SEAL, slot: SEAL.slot + 1 } })
    expect(decoded.chunks.map(({ bytes }) => bytes.length)).toEqual([70_000, 5])
  })

  test('has only the bytes that are in the format', async () => {
    await expect(encode(chunksOf(1), { ...SEAL, genesis: new Uint8Array(31) })).rejects.toThrow(/genesis.*31 bytes/)
    await expect(encode(chunksOf(1), { ...SEAL, encoder: 2n ** 64n })).rejects.toThrow(/encoder/)
    await expect(encode(chunksOf(1), { ...SEAL, slot: -1 })).rejects.toThrow(/slot/)
  })

  test('of another format is refused', () => {
    expect(() => checkFormat(REPLICA_FORMAT)).not.toThrow()
    expect(() => checkFormat({ version: 1, seal: 1 })).toThrow(expect.objectContaining({ code: 'REPLICA_FORMAT' }))
    expect(() => checkFormat({ version: 2, seal: 0 })).toThrow(expect.objectContaining({ code: 'REPLICA_FORMAT' }))
  })
})

test('any chunks come back, whatever they contain', async () => {
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc.string({ maxLength: 3000 }).map((text) => new Uint8Array(Buffer.from(text))),
    fc.tuple(fc.nat(255), fc.nat(100_000)).map(([byte, length]) => new Uint8Array(length).fill(byte))
  )
  const chunks = fc.array(fc.tuple(fc.nat(1e6), content), { minLength: 1, maxLength: 20 }).map((pairs) => {
    let next = 0
    return pairs.map(([gap, bytes]) => {
      const index = next + gap
      next = index + 1
      return { index, bytes }
    })
  })
  await fc.assert(
    fc.asyncProperty(chunks, async (list) => {
      await roundTrip(list)
    }),
    { numRuns: 60 }
  )
})
