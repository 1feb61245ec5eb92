/** Replicas in memory: what the tests of `replica` make and take apart. */

import { blake2b256 } from '../../src/hyper/index.js'
import {
  type Blake2b,
  type Chunk,
  type DecodedChunk,
  leafCount,
  type Page,
  type ProvableReplica,
  ReplicaDecoder,
  ReplicaEncoder,
  ReplicaIndex,
  type ReplicaSummary,
  type SealContext
} from '../../src/replica/index.js'
import { PageSeal } from '../../src/replica/seal.js'

export const hash: Blake2b = (output, input) => output.set(blake2b256(input))

export const SEAL: SealContext = { genesis: new Uint8Array(32).fill(9), amendment: 70_000n, slot: 2, encoder: 12n }

export interface Encoded {
  readonly pages: Page[]
  readonly summary: ReplicaSummary
}

export async function encode(chunks: Iterable<Chunk>, seal: SealContext = SEAL): Promise<Encoded> {
  const encoder = new ReplicaEncoder({ hash, seal })
  const pages = await collect(encoder.encode(chunks))
  return { pages, summary: encoder.summary() }
}

export interface Decoded {
  readonly chunks: DecodedChunk[]
  readonly index: ReplicaIndex
  readonly summary: ReplicaSummary
}

export async function decode(
  pages: Iterable<Page>,
  { seal = SEAL, maxPlainBytes = 2 ** 30 }: { seal?: SealContext; maxPlainBytes?: number } = {}
): Promise<Decoded> {
  const decoder = new ReplicaDecoder({ hash, seal, maxPlainBytes })
  const chunks = await collect(decoder.decode(pages))
  const index = new ReplicaIndex()
  for (const chunk of chunks) index.add(chunk.index, chunk.location)
  return { chunks, index, summary: decoder.summary() }
}

export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of source) items.push(item)
  return items
}

export const chunk = (index: number, bytes: Uint8Array | string): Chunk => ({
  index,
  bytes: new Uint8Array(Buffer.from(bytes as Uint8Array))
})

/** Chunks by their sizes, with bytes that do not compress. */
export const chunksOf = (...sizes: number[]): Chunk[] =>
  sizes.map((bytes, index) => ({ index, bytes: fill(index, bytes) }))

/** Looked up once: jest makes each look-up of a global slow. */
const { imul } = Math

/** The upper byte of each state of `state = state × 1664525 + 1013904223`, modulo 2^32. */
export function fill(seed: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = seed
  for (let i = 0; i < length; i++) {
    state = (imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[i] = state >>> 24
  }
  return bytes
}

export const readPage = (pages: readonly Page[]) => async (index: number) => {
  const page = pages[index]
  if (page === undefined) throw new RangeError(`no page ${index}`)
  return page.bytes
}

export const provable = ({ pages, summary }: Encoded): ProvableReplica => ({
  leafCount: leafCount(summary.sealedBytes),
  pageHashes: summary.pageHashes,
  readPage: readPage(pages)
})

/** Seals a stream of records as it is, however wrong. */
export function sealStream(stream: Uint8Array, seal: SealContext = SEAL): Page[] {
  const pageSeal = new PageSeal(hash, seal)
  return Array.from({ length: Math.ceil(stream.length / 65_536) }, (_, index) => ({
    index,
    bytes: pageSeal.seal(index, stream.subarray(index * 65_536, (index + 1) * 65_536))
  }))
}

/** Undoes `sealStream`. */
export function unsealStream(pages: readonly Page[], seal: SealContext = SEAL): Uint8Array {
  const pageSeal = new PageSeal(hash, seal)
  return Buffer.concat(pages.map(({ index, bytes }) => pageSeal.unseal(index, bytes)))
}

/** `head` and zeros to a whole leaf. */
export function padded(...head: readonly (number | Uint8Array)[]): Uint8Array {
  const bytes = Buffer.concat(head.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : part)))
  const stream = new Uint8Array(Math.max(Math.ceil(bytes.length / 128), 1) * 128)
  stream.set(bytes)
  return stream
}
