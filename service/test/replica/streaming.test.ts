import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { type Chunk, type Page, proveLeaf, ReplicaDecoder, ReplicaEncoder, readChunk } from '../../src/replica/index.js'
import { chunksOf, decode, encode, hash, provable, SEAL } from './replicas.js'

const never = new Promise<never>(() => {})

/** Gives `items`, then hangs for ever; knows whether it was closed. */
function hanging<T>(items: readonly T[]): AsyncIterable<T> & { closed: boolean } {
  const left = [...items]
  const source = {
    closed: false,
    [Symbol.asyncIterator]: () => ({
      next: (): Promise<IteratorResult<T>> => {
        const value = left.shift()
        return value === undefined ? never : Promise.resolve({ done: false, value })
      },
      return: (): Promise<IteratorResult<T>> => {
        source.closed = true
        return Promise.resolve({ done: true, value: undefined })
      }
    })
  }
  return source
}

async function drain(source: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of source);
}

describe('an aborted', () => {
  const reason = new Error('enough')

  async function abortsInTime(work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    const controller = new AbortController()
    const working = work(controller.signal)
    setTimeout(() => controller.abort(reason), 20)
    await expect(working).rejects.toBe(reason)
    await expect(work(AbortSignal.abort(reason))).rejects.toBe(reason)
  }

  test('encoder stops waiting for chunks and closes their source', async () => {
    const source = hanging<Chunk>(chunksOf(100_000))
    const encoder = new ReplicaEncoder({ hash, seal: SEAL })
    await abortsInTime((signal) => drain(encoder.encode(source, signal)))
    expect(source.closed).toBe(true)
  })

  test('decoder stops waiting for pages and closes their source', async () => {
    const { pages } = await encode(chunksOf(100_000, 100_000))
    const source = hanging<Page>(pages.slice(0, 1))
    const decoder = () => new ReplicaDecoder({ hash, seal: SEAL, maxPlainBytes: 1e6 })
    await abortsInTime((signal) => drain(decoder().decode(source, signal)))
    expect(source.closed).toBe(true)
  })

  test('proof or read stops after the page it waited for', async () => {
    const encoded = await encode(chunksOf(100))
    const { index } = await decode(encoded.pages)
    const controller = new AbortController()
    const readPage = async (number: number) => {
      controller.abort(reason)
      return encoded.pages[number]?.bytes ?? new Uint8Array()
    }
    const { signal } = controller
    await expect(proveLeaf({ ...provable(encoded), readPage }, 0, signal)).rejects.toBe(reason)
    await expect(readChunk(hash, { index, seal: SEAL, readPage }, 0, signal)).rejects.toBe(reason)
  })
})

describe('a source that fails', () => {
  test('ends the replica with its error', async () => {
    const chunks = (async function* () {
      yield* chunksOf(10)
      throw new Error('disk is gone')
    })()
    await expect(drain(new ReplicaEncoder({ hash, seal: SEAL }).encode(chunks))).rejects.toThrow('disk is gone')
  })
})

describe('back-pressure', () => {
  test('an encoder asks for no chunk before its pages are taken', async () => {
    let given = 0
    const chunks = (function* () {
      for (const chunk of chunksOf(65_000, 65_000, 65_000, 65_000, 65_000, 65_000)) {
        given++
        yield chunk
      }
    })()
    const pages = new ReplicaEncoder({ hash, seal: SEAL }).encode(chunks)
    for (let taken = 1; taken <= 4; taken++) {
      await pages.next()
      expect(given).toBe(taken + 1)
    }
  })

  test('a decoder asks for no page before its chunks are taken', async () => {
    const { pages } = await encode(chunksOf(...Array.from({ length: 200 }, () => 1000)))
    let given = 0
    const source = (function* () {
      for (const page of pages) {
        given++
        yield page
      }
    })()
    const chunks = new ReplicaDecoder({ hash, seal: SEAL, maxPlainBytes: 1e6 }).decode(source)
    for (let taken = 0; taken < 60; taken++) await chunks.next()
    expect(given).toBe(1)
    await chunks.return()
  })

  test('a replica of 96 MiB passes through without being held', async () => {
    const block = new Uint8Array(randomBytes(1024 * 1024))
    const chunks = (function* () {
      for (let index = 0; index < 96; index++) yield { index, bytes: block }
    })()
    const cheap = (output: Uint8Array) => output.fill(0)
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    const encoder = new ReplicaEncoder({ hash: cheap, seal: SEAL })
    const decoder = new ReplicaDecoder({ hash: cheap, seal: SEAL, maxPlainBytes: 96 * 1024 * 1024 })
    for await (const chunk of decoder.decode(encoder.encode(chunks))) {
      if (chunk.index % 8 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers - before)
    }
    expect(decoder.summary()).toEqual(encoder.summary())
    expect(most).toBeLessThan(64 * 1024 * 1024)
  })
})
