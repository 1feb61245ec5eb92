/** Chunk proofs as bytes: index, number of siblings, and each of them as size and hash; integers little endian. */

import type { ChunkProof, Node } from '../../hyper/index.js'

const HEAD_BYTES = 9
const HASH_BYTES = 32
const NODE_BYTES = 8 + HASH_BYTES

export function packProof({ index, siblings }: ChunkProof): Uint8Array {
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + siblings.length * NODE_BYTES)
  bytes.writeBigUInt64LE(index, 0)
  bytes.writeUInt8(siblings.length, 8)
  for (const [i, { size, hash }] of siblings.entries()) {
    const at = HEAD_BYTES + i * NODE_BYTES
    bytes.writeBigUInt64LE(size, at)
    bytes.set(hash, at + 8)
  }
  return bytes
}

export function unpackProofs(bytes: Buffer): ChunkProof[] {
  const proofs: ChunkProof[] = []
  for (let at = 0; at < bytes.length; ) {
    const index = bytes.readBigUInt64LE(at)
    const count = bytes.readUInt8(at + 8)
    at += HEAD_BYTES
    const siblings: Node[] = []
    for (let i = 0; i < count; i++, at += NODE_BYTES) {
      siblings.push({ size: bytes.readBigUInt64LE(at), hash: bytes.subarray(at + 8, at + NODE_BYTES) })
    }
    proofs.push({ index, siblings })
  }
  return proofs
}
