/** What comes in as a replica: records, sealed pages, proofs of leaves, statements. */

import { keyPairFromSeed } from '../../src/hyper/keys.js'
import { blake2b256Into } from '../../src/hyper/proof/index.js'
import {
  leafCount,
  PAGE_BYTES,
  type Page,
  pageHash,
  pathLength,
  proveLeaf,
  ReplicaDecoder,
  ReplicaEncoder,
  ReplicaIndex,
  readUnsealed,
  rootOfPages,
  type StatementRole,
  statementMessage,
  verifyLeaf,
  verifyStatement
} from '../../src/replica/index.js'
import { encodeHead } from '../../src/replica/record.js'
import { RecordParser } from '../../src/replica/record-parser.js'
import { PageSeal, type SealContext } from '../../src/replica/seal.js'
import { leafHash } from '../../src/replica/tree.js'
import { Input } from '../input.js'
import { check, equal, hex, refusal, type Target, verdict } from './target.js'

const LEAF_BYTES = 128
const NOTHING = new Uint8Array(0)

/** Codes by the names that Rust has for them. */
const CODES = {
  REPLICA_EMPTY: 'Empty',
  REPLICA_SIZE: 'Size',
  REPLICA_TRUNCATED: 'Truncated',
  REPLICA_UINT: 'Uint',
  REPLICA_INDEX: 'Index',
  REPLICA_CHUNK_SIZE: 'ChunkSize',
  REPLICA_STORED_SIZE: 'StoredSize',
  REPLICA_CODEC: 'Codec',
  REPLICA_PADDING: 'Padding'
}

const LEAF_CODES = {
  REPLICA_SIZE: 'Size',
  REPLICA_LEAF: 'Leaf',
  REPLICA_PATH_LENGTH: 'PathLength',
  REPLICA_ROOT: 'Root'
}

/** Filled up to a whole leaf. */
function padded(bytes: Uint8Array): Uint8Array {
  const stream = new Uint8Array(Math.ceil(bytes.length / LEAF_BYTES) * LEAF_BYTES)
  stream.set(bytes)
  return stream
}

function* cut(stream: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < stream.length; at += size) yield stream.subarray(at, at + size)
}

const records: Target = {
  name: 'records',
  twin: true,
  run(input) {
    // Records may cross any page: small pages make them cross many.
    const pageBytes = LEAF_BYTES * (1 + ((input[0] ?? 0) % 4))
    const stream = padded(input.subarray(1))
    return verdict(CODES, () => {
      const parser = new RecordParser()
      const parts: Uint8Array[] = []
      let line = 'ok'
      for (const page of cut(stream, pageBytes)) {
        for (const { index, plainBytes, stored, offset } of parser.push(page)) {
          check(equal(stored, stream.subarray(offset, offset + stored.length)), 'it was read from elsewhere')
          parts.push(encodeHead({ index, plainBytes, storedBytes: stored.length }), stored.slice())
          line += ` ${index}:${plainBytes}:${stored.length === plainBytes ? 'raw' : 'brotli'}:${hex(stored)}`
        }
      }
      parser.finish()
      check(equal(padded(Buffer.concat(parts)), stream), 'it has a second spelling')
      return line
    })
  }
}

const MOST_PLAIN_BYTES = 256 * 1024
const CONTEXT: SealContext = { genesis: new Uint8Array(32), amendment: 1n, slot: 2, encoder: 3n }

/** The input is the unsealed stream, which is sealed and then decoded with brotli and all. */
const pages: Target = {
  name: 'pages',
  async run(input) {
    const stream = padded(input)
    const seal = new PageSeal(blake2b256Into, CONTEXT)
    const unsealed = [...cut(stream, PAGE_BYTES)]
    const sealed = unsealed.map((page, index): Page => ({ index, bytes: seal.seal(index, page) }))
    const decoder = new ReplicaDecoder({ hash: blake2b256Into, seal: CONTEXT, maxPlainBytes: MOST_PLAIN_BYTES })
    const chunks = []
    const places = new ReplicaIndex()
    try {
      for await (const { index, bytes, location } of decoder.decode(sealed)) {
        chunks.push({ index, bytes: Uint8Array.from(bytes) })
        places.add(index, location)
      }
    } catch (error) {
      return refusal({ ...CODES, REPLICA_BROTLI: 'Brotli', REPLICA_PLAIN_LIMIT: 'PlainLimit' }, error)
    }
    const { plainBytes } = decoder.summary()
    check(plainBytes <= MOST_PLAIN_BYTES, 'more was unpacked than may be')
    check(plainBytes === chunks.reduce((sum, { bytes }) => sum + bytes.length, 0), 'the sizes do not add up')
    const encoder = new ReplicaEncoder({ hash: blake2b256Into, seal: CONTEXT })
    const again = []
    for await (const page of encoder.encode(chunks)) again.push(page)
    for (const { index, bytes } of chunks) {
      const chunk = await readUnsealed({ index: places, readPage: async (page) => unsealed[page] ?? NOTHING }, index)
      check(equal(chunk.bytes, bytes), 'a chunk is read back as another one')
    }
    check(encoder.summary().plainBytes === plainBytes && again.length > 0, 'the chunks cannot be encoded again')
    return `ok ${chunks.length}`
  }
}

const leaf: Target = {
  name: 'leaf',
  twin: true,
  run(bytes) {
    const input = new Input(bytes)
    const [flags, root, leaves, index, leaf] = [input.u8(), input.array(32), input.u32(), input.u32(), input.array(128)]
    const path = Array.from({ length: input.u8() }, () => input.array(32))
    const replicaRoot = (flags & 1) === 0 ? root : leafHash(leaf)
    return verdict(LEAF_CODES, () => {
      verifyLeaf({ replicaRoot, leafCount: leaves }, index, { leaf, path })
      return 'ok'
    })
  }
}

const replica: Target = {
  name: 'replica',
  twin: true,
  async run(bytes) {
    const input = new Input(bytes)
    const context = { genesis: input.array(32), amendment: input.u64(), slot: input.u32(), encoder: input.u64() }
    const wanted = input.u32()
    const plain = padded(input.rest())
    if (plain.length === 0) return 'refused Size'
    const leaves = leafCount(plain.length)
    const index = wanted % leaves
    const seal = new PageSeal(blake2b256Into, context)
    const sealed = [...cut(plain, PAGE_BYTES)].map((page, i) => seal.seal(i, page))
    const pageHashes = sealed.map(pageHash)
    const replicaRoot = rootOfPages(pageHashes)
    const readPage = async (page: number) => sealed[page] ?? NOTHING
    const proof = await proveLeaf({ leafCount: leaves, pageHashes, readPage }, index)
    verifyLeaf({ replicaRoot, leafCount: leaves }, index, proof)
    check(proof.path.length === pathLength(leaves, index), 'the path has another length')
    check(equal(Buffer.concat(sealed.map((page, i) => seal.unseal(i, page))), plain), 'it is not unsealed')
    return `ok ${leaves} ${hex(replicaRoot)} ${hex(proof.leaf)} ${proof.path.map(hex).join('')}`
  }
}

const ROLES: readonly StatementRole[] = ['encoder', 'attestor', 'hoster']

const statement: Target = {
  name: 'statement',
  twin: true,
  run(bytes) {
    const input = new Input(bytes)
    const statement = {
      genesis: input.array(32),
      drawSeed: input.array(32),
      amendment: input.u64(),
      slot: input.u32(),
      encoder: input.u64(),
      hoster: input.u64(),
      replicaRoot: input.array(32),
      sealedBytes: input.u64(),
      plainBytes: input.u64(),
      format: { version: 1, seal: 0 }
    }
    const [{ publicKey }, signature] = [keyPairFromSeed(input.array(32)), input.array(64)]
    return ROLES.map(
      (role) => `${hex(statementMessage(statement, role))} ${verifyStatement(statement, role, signature, publicKey)}`
    ).join(' ')
  }
}

export const REPLICA_TARGETS = [leaf, pages, records, replica, statement] as const
