import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isDatdotError } from '../../src/errors.js'
import { type Chunk, ReplicaDecoder, ReplicaEncoder, ReplicaIndex, readChunk } from '../../src/replica/index.js'
import { encodeHead } from '../../src/replica/record.js'
import { chunk, chunksOf, collect, decode, encode, hash, padded, readPage, SEAL, sealStream } from './replicas.js'

const MIB = 1024 * 1024

describe('an encoder refuses', () => {
  test('no chunks', async () => {
    await expect(encode([])).rejects.toMatchObject({ code: 'REPLICA_EMPTY' })
  })

  test.each([
    ['again', [5, 5]],
    ['descending', [5, 4]],
    ['negative', [-1]],
    ['broken', [1.5]],
    ['beyond Hypercore', [2 ** 53]]
  ])('an index that is %s', async (_, indices) => {
    const chunks = indices.map((index) => chunk(index, 'x'))
    await expect(encode(chunks)).rejects.toMatchObject({ code: 'REPLICA_INDEX' })
  })

  test('a chunk of more than 15 MiB', async () => {
    const chunks = [{ index: 0, bytes: new Uint8Array(15 * MIB + 1) }]
    await expect(encode(chunks)).rejects.toMatchObject({ code: 'REPLICA_CHUNK_SIZE' })
  })

  test('stored bytes that are more than plain ones', async () => {
    const encoder = new ReplicaEncoder({ hash, seal: SEAL })
    const pages = encoder.encodeStored([{ index: 0, plainBytes: 1, stored: new Uint8Array(2) }])
    await expect(collect(pages)).rejects.toMatchObject({ code: 'REPLICA_STORED_SIZE' })
  })

  test('more than 2^20 leaves', async () => {
    const encoder = new ReplicaEncoder({ hash: (output) => output.fill(0), seal: SEAL })
    const bytes = new Uint8Array(15 * MIB)
    const records = Array.from({ length: 9 }, (_, index) => ({ index, plainBytes: bytes.length, stored: bytes }))
    let pages = 0
    const encoding = (async () => {
      for await (const _ of encoder.encodeStored(records)) pages++
    })()
    await expect(encoding).rejects.toMatchObject({ code: 'REPLICA_SIZE' })
    expect(pages).toBe(2048)
  })
})

describe('a decoder refuses', () => {
  test('no pages', async () => {
    await expect(decode([])).rejects.toMatchObject({ code: 'REPLICA_EMPTY' })
  })

  test.each([
    ['missing', [0, 2]],
    ['twice', [0, 0]],
    ['without the first', [1]]
  ])('pages of which one is %s', async (_, order) => {
    const { pages } = await encode(chunksOf(65_536, 65_536, 65_536))
    const given = order.flatMap((index) => pages[index] ?? [])
    await expect(decode(given)).rejects.toMatchObject({ code: 'REPLICA_PAGE' })
  })

  test('a page after a short one', async () => {
    const { pages } = await encode(chunksOf(65_536, 10))
    const short = pages.map(({ index, bytes }) => ({ index, bytes: bytes.subarray(0, 256) }))
    await expect(decode(short)).rejects.toMatchObject({ code: 'REPLICA_PAGE' })
  })

  test.each([0, 1, 127, 129, 65_664])('a page of %d bytes', async (length) => {
    await expect(decode([{ index: 0, bytes: new Uint8Array(length) }])).rejects.toMatchObject({ code: 'REPLICA_PAGE' })
  })

  test('a replica that stops too early', async () => {
    const { pages } = await encode(chunksOf(65_536, 65_536))
    await expect(decode(pages.slice(0, 1))).rejects.toMatchObject({ code: 'REPLICA_TRUNCATED' })
  })

  test('a replica of another slot', async () => {
    const { pages } = await encode(chunksOf(5000), { ...SEAL, slot: 3 })
    await expect(decode(pages)).rejects.toMatchObject({ code: expect.stringMatching(/^REPLICA_/) })
  })

  test('more plain bytes than expected, before it unpacks them', async () => {
    const head = encodeHead({ index: 0, plainBytes: 15 * MIB, storedBytes: 20 })
    const pages = sealStream(padded(head, new Uint8Array(20).fill(1)))
    await expect(decode(pages, { maxPlainBytes: 15 * MIB - 1 })).rejects.toMatchObject({ code: 'REPLICA_PLAIN_LIMIT' })
    await expect(decode(pages)).rejects.toMatchObject({ code: 'REPLICA_BROTLI' })
  })

  test('any other change of an unsealed byte, or it gives other chunks', async () => {
    const chunks = [chunk(1, 'a'.repeat(300)), chunk(300, Buffer.from([1, 2, 3])), chunk(70_000, '')]
    const given = JSON.stringify((await decode((await encode(chunks)).pages)).chunks)
    const { pages } = await encode(chunks)
    const sealed = pages[0]?.bytes ?? new Uint8Array()
    for (let at = 0; at < sealed.length; at++) {
      const bytes = Uint8Array.from(sealed)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      const outcome = await decode([{ index: 0, bytes }]).then(
        (decoded) => JSON.stringify(decoded.chunks),
        (error: unknown) => (isDatdotError(error) ? error.code : error)
      )
      expect(typeof outcome).toBe('string')
      expect(outcome).not.toBe(given)
    }
  })

  test('junk, with a code, never fatally', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (junk) => {
        const outcome: unknown = await decode(sealStream(padded(junk))).catch((error: unknown) => error)
        expect(outcome instanceof Error && !isDatdotError(outcome)).toBe(false)
      })
    )
  })
})

describe('before the end', () => {
  test('there is no summary', async () => {
    const encoder = new ReplicaEncoder({ hash, seal: SEAL })
    const pages = encoder.encode(chunksOf(65_536, 65_536))
    await pages.next()
    expect(() => encoder.summary()).toThrow(expect.objectContaining({ code: 'REPLICA_UNFINISHED' }))
    const decoder = new ReplicaDecoder({ hash, seal: SEAL, maxPlainBytes: MIB })
    expect(() => decoder.summary()).toThrow(expect.objectContaining({ code: 'REPLICA_UNFINISHED' }))
  })
})

describe('reading one chunk', () => {
  async function stored(chunks: readonly Chunk[]) {
    const { pages } = await encode(chunks)
    const { index } = await decode(pages)
    return { index, seal: SEAL, pages, readPage: readPage(pages) }
  }

  test('says when there is none', async () => {
    const replica = await stored([chunk(4, 'x'), chunk(6, 'y')])
    await expect(readChunk(hash, replica, 5)).rejects.toMatchObject({ code: 'REPLICA_CHUNK_MISSING' })
    await expect(readChunk(hash, replica, 7)).rejects.toMatchObject({ code: 'REPLICA_CHUNK_MISSING' })
  })

  test('says when a page became shorter', async () => {
    const replica = await stored(chunksOf(70_000))
    const cut = async (index: number) => (await replica.readPage(index)).subarray(0, 128)
    await expect(readChunk(hash, { ...replica, readPage: cut }, 0)).rejects.toMatchObject({ code: 'REPLICA_PAGE' })
  })

  test('works with an index that was kept and built again', async () => {
    const replica = await stored([chunk(4, 'x'.repeat(500)), chunk(6, 'y')])
    const index = new ReplicaIndex()
    for (const [number, location] of JSON.parse(JSON.stringify([...replica.index.entries()])))
      index.add(number, location)
    expect(Buffer.from((await readChunk(hash, { ...replica, index }, 4)).bytes).toString()).toBe('x'.repeat(500))
    expect(() => index.add(6, { offset: 0, storedBytes: 0, plainBytes: 0 })).toThrow(/ascend/)
  })
})
