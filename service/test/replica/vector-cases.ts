/** What this side's vectors are made of. */

import zlib from 'node:zlib'
import { keyPairFromSeed } from '../../src/hyper/index.js'
import { type Hindrance, type Statement, signStatement, statementMessage } from '../../src/replica/index.js'
import { makeHindrance } from './hindrance-vectors.js'
import { fill, padded } from './replicas.js'
import {
  type ChunkVector,
  type Content,
  contentBytes,
  makeReplica,
  type RefusedVector,
  type ReplicaVector,
  ROLES,
  type SealVector,
  type StatementVector,
  toHex,
  type VectorFile
} from './vectors.js'

/** Compressed bytes may differ from one zlib to the next: what was written before is taken again. */
export async function makeVectors(before?: VectorFile): Promise<VectorFile> {
  const compress = (replica: string, index: number, plain: Content): string => {
    const known = before?.replicas.find(({ name }) => name === replica)?.chunks.find((chunk) => chunk.index === index)
    return known?.brotli ?? toHex(zlib.brotliCompressSync(contentBytes(plain)))
  }
  const replicas = CASES.map(({ name, chunks }, i) => {
    const stored = chunks.map((chunk) =>
      'text' in chunk.plain ? withBrotli(chunk, compress(name, chunk.index, chunk.plain)) : chunk
    )
    return makeReplica(name, sealOf(i), stored)
  })
  return {
    about: 'Replica format 1, made by service/src/replica: DATDOT_WRITE_VECTORS=1 npm test -- replica/vectors',
    replicas: (await Promise.all(replicas)) satisfies ReplicaVector[],
    refused: REFUSED.map(([name, error, stream]): RefusedVector => ({ name, error, stream: toHex(stream) })),
    statements: [statementOf(0x22, 5n, 128n), statementOf(0xdd, 2n ** 53n + 1n, 2n ** 63n)].map(signedBySeeds),
    hindrances: [
      makeHindrance(hindranceOf(0x42, 5n, { type: 'noSource' }), [0n, 2n ** 53n + 1n]),
      makeHindrance(hindranceOf(0xbd, 2n ** 63n, { type: 'tooLarge', plainBytes: 2n ** 53n + 1n }), [9n, 8n, 7n])
    ]
  }
}

const withBrotli = (chunk: ChunkVector, brotli: string): ChunkVector => ({ ...chunk, brotli })

const MIB = 1024 * 1024

const random = (index: number, bytes: number, seed = index % 2 ** 32): ChunkVector => ({
  index,
  plain: { fill: { seed, bytes } }
})

const text = (index: number, of: string, bytes: number): ChunkVector => ({ index, plain: { text: { of, bytes } } })

const CASES: { name: string; chunks: ChunkVector[] }[] = [
  { name: 'one byte', chunks: [random(0, 1)] },
  { name: 'index 0, then a gap', chunks: [random(0, 3), random(1000, 3), random(2 ** 40, 3)] },
  { name: 'empty chunks at page borders', chunks: [random(7, 65_526), random(8, 0), random(9, 65_517), random(10, 0)] },
  { name: 'a page less a byte', chunks: [random(3, 65_527)] },
  { name: 'five pages and a leaf', chunks: [0, 1, 2, 3, 4].map((i) => random(i, 65_536 + 16)) },
  {
    name: 'text of all sizes',
    chunks: [64, 253, 4096, 65_536, 100_000].map((size, i) => text(i, 'Wer liest, prüft. ', size))
  },
  { name: 'text that spans pages', chunks: [random(0, 65_500), text(1, 'ab', 300_000), random(2, 70_000)] },
  { name: '15 MiB of bytes', chunks: [random(4, 15 * MIB)] },
  { name: '15 MiB of text', chunks: [text(1, 'DatDot ', 15 * MIB), text(2, '\0', 15 * MIB)] }
]

function sealOf(i: number): SealVector {
  return { genesis: toHex(fill(i, 32)), amendment: String(2n ** BigInt(7 * i + 1)), slot: i * 1000, encoder: String(i) }
}

const leafOf = (index: number, bytes: number): Uint8Array =>
  Buffer.concat([Buffer.of(index, bytes, bytes, 0), fill(1, bytes)])

const REFUSED: [name: string, error: string, stream: Uint8Array][] = [
  ['stored length in three bytes for one', 'Uint', padded(5, 3, 0xfd, 3, 0, 0)],
  ['length in nine bytes for one', 'Uint', padded(5, 0xff, 3, 0, 0, 0, 0, 0, 0, 0)],
  ['index of 2^64 - 1', 'Index', padded(Buffer.alloc(9, 0xff), 0, 0, 0)],
  [
    'index descends in the next page',
    'Index',
    padded(8, 0xfd, 0xf8, 0xff, 0xfd, 0xf8, 0xff, 0, fill(1, 0xfff8), leafOf(7, 9))
  ],
  ['index 1 after 1', 'Index', padded(leafOf(1, 50), leafOf(1, 50))],
  ['stored length of 2^53', 'StoredSize', padded(5, 3, 0xff, 0, 0, 0, 0, 0, 0, 0x20, 0, 0)],
  ['codec 255', 'Codec', padded(5, 3, 3, 255, 1, 2, 3)],
  ['ends where bytes begin', 'Truncated', padded(leafOf(5, 120), 6, 200, 200, 0)],
  ['zeros for a page', 'Padding', Buffer.concat([padded(leafOf(5, 9)), new Uint8Array(65_536)])],
  ['a mark at the very end', 'Padding', Buffer.concat([padded(leafOf(5, 9)).subarray(0, 127), Buffer.of(1)])],
  ['two leaves of zeros', 'Padding', new Uint8Array(256)],
  ['brotli bomb', 'Brotli', padded(5, 200, 28, 1, zlib.brotliCompressSync(Buffer.alloc(15 * MIB)).subarray(0, 28))]
]

function statementOf(byte: number, id: bigint, bytes: bigint): Statement {
  return {
    genesis: new Uint8Array(32).fill(byte),
    drawSeed: fill(byte, 32),
    amendment: id,
    slot: byte,
    encoder: id + 1n,
    hoster: id + 2n,
    replicaRoot: fill(byte + 1, 32),
    sealedBytes: bytes,
    plainBytes: bytes - 1n,
    format: { version: 1, seal: 0 }
  }
}

function signedBySeeds(statement: Statement): StatementVector {
  const { genesis, drawSeed, amendment, slot, encoder, hoster, replicaRoot, sealedBytes, plainBytes, format } =
    statement
  return {
    genesis: toHex(genesis),
    drawSeed: toHex(drawSeed),
    amendment: String(amendment),
    slot,
    encoder: String(encoder),
    hoster: String(hoster),
    replicaRoot: toHex(replicaRoot),
    sealedBytes: String(sealedBytes),
    plainBytes: String(plainBytes),
    version: format.version,
    seal: format.seal,
    signed: ROLES.map((role, i) => {
      const seed = fill(i, 32)
      const signature = signStatement(statement, role, seed)
      return {
        role,
        message: toHex(statementMessage(statement, role)),
        key: toHex(keyPairFromSeed(seed).publicKey),
        signature: toHex(signature)
      }
    })
  }
}

/** Who signs is said for each signature. */
function hindranceOf(byte: number, amendment: bigint, hindrance: Hindrance) {
  return { genesis: new Uint8Array(32).fill(byte), drawSeed: fill(byte, 32), amendment, hindrance }
}
