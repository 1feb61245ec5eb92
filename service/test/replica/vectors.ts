/** The vectors of `vectors/replica`: their schema, and how they are made and checked. Rust twin: `tests/common`. */

import { readFileSync } from 'node:fs'
import { expect } from '@jest/globals'
import {
  leafCount,
  pathLength,
  proveLeaf,
  ReplicaEncoder,
  readChunk,
  type SealContext,
  type Statement,
  type StatementRole,
  statementMessage,
  verifyLeaf,
  verifyStatement
} from '../../src/replica/index.js'
import type { HindranceVector } from './hindrance-vectors.js'
import { collect, decode, type Encoded, fill, hash, provable, readPage, sealStream } from './replicas.js'

export interface VectorFile {
  about: string
  replicas: ReplicaVector[]
  refused: RefusedVector[]
  statements: StatementVector[]
  hindrances: HindranceVector[]
}

export interface ReplicaVector {
  name: string
  seal: SealVector
  chunks: ChunkVector[]
  plainBytes: number
  sealedBytes: number
  pageHashes: string[]
  root: string
  /** All bytes, of a small one. */
  sealed?: string
  leaves: { index: number; leaf: string; path: string[] }[]
}

export interface SealVector {
  genesis: string
  amendment: string
  slot: number
  encoder: string
}

/** Bytes of a chunk: those of `fill`, or `of` again and again, cut at `bytes`. */
export type Content = { fill: { seed: number; bytes: number } } | { text: { of: string; bytes: number } }

export interface ChunkVector {
  index: number
  plain: Content
  /** What is stored, if it is compressed. */
  brotli?: string
}

/** An unsealed stream of whole leaves that no decoder may accept. */
export interface RefusedVector {
  name: string
  stream: string
  /** The Rust name of the error: `ChunkSize` is REPLICA_CHUNK_SIZE. */
  error: string
}

export interface StatementVector {
  genesis: string
  drawSeed: string
  amendment: string
  slot: number
  encoder: string
  hoster: string
  replicaRoot: string
  sealedBytes: string
  plainBytes: string
  version: number
  seal: number
  signed: { role: StatementRole; message: string; key: string; signature: string }[]
}

export const vectorPath = (side: string): URL => new URL(`../../../vectors/replica/${side}.json`, import.meta.url)

export const loadVectors = (side: string): VectorFile => JSON.parse(readFileSync(vectorPath(side), 'utf8'))

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export const fromHex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))

export function contentBytes(plain: Content): Uint8Array {
  if ('fill' in plain) return fill(plain.fill.seed, plain.fill.bytes)
  return new Uint8Array(Buffer.alloc(plain.text.bytes, plain.text.of))
}

const sealOf = ({ genesis, amendment, slot, encoder }: SealVector): SealContext => ({
  genesis: fromHex(genesis),
  amendment: BigInt(amendment),
  slot,
  encoder: BigInt(encoder)
})

async function encodeVector(seal: SealVector, chunks: readonly ChunkVector[]): Promise<Encoded> {
  const records = chunks.map(({ index, plain, brotli }) => {
    const bytes = contentBytes(plain)
    return { index, plainBytes: bytes.length, stored: brotli === undefined ? bytes : fromHex(brotli) }
  })
  const encoder = new ReplicaEncoder({ hash, seal: sealOf(seal) })
  const pages = await collect(encoder.encodeStored(records))
  return { pages, summary: encoder.summary() }
}

export async function makeReplica(name: string, seal: SealVector, chunks: ChunkVector[]): Promise<ReplicaVector> {
  const encoded = await encodeVector(seal, chunks)
  const { sealedBytes, plainBytes, pageHashes, replicaRoot } = encoded.summary
  const leaves = leafCount(sealedBytes)
  const asked = [0, Math.floor(leaves / 3), 511, 512, leaves - 1].filter((index) => index < leaves)
  const proofs = [...new Set(asked)]
    .sort((a, b) => a - b)
    .map(async (index) => {
      const { leaf, path } = await proveLeaf(provable(encoded), index)
      return { index, leaf: toHex(leaf), path: path.map(toHex) }
    })
  return {
    name,
    seal,
    chunks,
    plainBytes,
    sealedBytes,
    pageHashes: pageHashes.map(toHex),
    root: toHex(replicaRoot),
    ...(sealedBytes <= 2048 && { sealed: toHex(Buffer.concat(encoded.pages.map((page) => page.bytes))) }),
    leaves: await Promise.all(proofs)
  }
}

/** Everything that a vector claims. */
export async function checkReplica(vector: ReplicaVector): Promise<void> {
  const { name, seal, chunks } = vector
  const made = await makeReplica(name, seal, chunks)
  expect(made).toEqual(vector)
  const { pages, summary } = await encodeVector(seal, chunks)
  const decoded = await decode(pages, { seal: sealOf(seal) })
  expect(decoded.summary).toEqual(summary)
  expect(decoded.chunks.map((chunk) => chunk.index)).toEqual(chunks.map((chunk) => chunk.index))
  for (const [i, { index, plain }] of chunks.entries()) {
    const bytes = contentBytes(plain)
    const replica = { index: decoded.index, seal: sealOf(seal), readPage: readPage(pages) }
    const alone = await readChunk(hash, replica, index)
    expect(Buffer.compare(decoded.chunks[i]?.bytes ?? new Uint8Array(), bytes)).toBe(0)
    expect(Buffer.compare(alone.bytes, bytes)).toBe(0)
  }
  const replica = { replicaRoot: fromHex(vector.root), leafCount: leafCount(vector.sealedBytes) }
  for (const { index, leaf, path } of vector.leaves) {
    verifyLeaf(replica, index, { leaf: fromHex(leaf), path: path.map(fromHex) })
    expect(path).toHaveLength(pathLength(replica.leafCount, index))
  }
}

export async function checkRefused({ stream, error }: RefusedVector): Promise<void> {
  const code = `REPLICA_${error.replace(/(?<=[a-z])[A-Z]/g, '_$&').toUpperCase()}`
  await expect(decode(sealStream(fromHex(stream)))).rejects.toMatchObject({ code })
}

export function parseStatement(vector: StatementVector): Statement {
  return {
    genesis: fromHex(vector.genesis),
    drawSeed: fromHex(vector.drawSeed),
    amendment: BigInt(vector.amendment),
    slot: vector.slot,
    encoder: BigInt(vector.encoder),
    hoster: BigInt(vector.hoster),
    replicaRoot: fromHex(vector.replicaRoot),
    sealedBytes: BigInt(vector.sealedBytes),
    plainBytes: BigInt(vector.plainBytes),
    format: { version: vector.version, seal: vector.seal }
  }
}

export const ROLES = ['encoder', 'attestor', 'hoster'] as const

/** Each role's message and signature, and that no signature stands for another role. */
export function checkStatement(vector: StatementVector): void {
  const statement = parseStatement(vector)
  expect(vector.signed.map(({ role }) => role)).toEqual(ROLES)
  for (const { role, message, key, signature } of vector.signed) {
    for (const other of ROLES) {
      expect(verifyStatement(statement, other, fromHex(signature), fromHex(key))).toBe(other === role)
      expect(toHex(statementMessage(statement, other)) === message).toBe(other === role)
    }
  }
}
