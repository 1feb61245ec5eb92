/** The Hypercore vectors: real cores, changed ones, and equivocations. `DATDOT_VECTORS=FILE` takes another file. */

import { existsSync, readFileSync } from 'node:fs'
import {
  checkTreeHash,
  type FeedIdentity,
  type Node,
  type SignedTreeHash,
  verifyChunk,
  verifyChunkInTree,
  verifyEquivocation,
  verifyEquivocationLonger,
  verifyHead
} from '../../src/hyper/proof/index.js'

interface JsonNode {
  index: number
  size: number
  hash: string
}

export interface JsonProof {
  block: { index: number; value: string; nodes: JsonNode[] }
  upgrade: { nodes: JsonNode[] }
}

export interface JsonCore {
  name: string
  key: string
  compat: boolean
  manifestEncoded: string
  length: number
  fork: number
  byteLength: number
  roots: JsonNode[]
  treeHash: string
  signature: string
  proofs: JsonProof[]
}

export interface JsonNegative {
  base: string
  mutate: string
  part: string | string[]
  vector: JsonCore
}

interface JsonSigned {
  length?: number
  fork?: number
  treeHash: string
  signature: string
}

export interface JsonEquivocation {
  about: string
  reason?: string
  key: string
  compat?: boolean
  manifestEncoded?: string
  publicKey: string
  length?: number
  fork?: number
  first: JsonSigned
  second: JsonSigned & { prefixNodes?: JsonNode[]; additionalNodes?: JsonNode[] }
}

export interface Vectors {
  vectors: JsonCore[]
  negatives: JsonNegative[]
  equivocations: JsonEquivocation[]
  equivocationsLonger: JsonEquivocation[]
  nonEquivocations: JsonEquivocation[]
}

export function loadVectors(): Vectors {
  const folder = new URL('../../../vectors/', import.meta.url)
  const other = process.env.DATDOT_VECTORS
  const files = other ? [other] : [new URL('hypercore.json', folder), new URL('hypercore-negatives.json', folder)]
  const all: Vectors = { vectors: [], negatives: [], equivocations: [], equivocationsLonger: [], nonEquivocations: [] }
  for (const file of files) {
    if (!existsSync(file)) throw new Error(`there is no file of vectors at ${file}`)
    const json = JSON.parse(readFileSync(file, 'utf8'))
    for (const list of Object.keys(all) as (keyof Vectors)[]) all[list].push(...(json[list] ?? []))
    if (json.equivocation) all.equivocations.push(json.equivocation)
    if (json.equivocationLonger) all.equivocationsLonger.push(withManifest(json.equivocationLonger, json.equivocation))
  }
  return all
}

/** The single longer equivocation leaves the manifest to the other one of the same key. */
function withManifest(longer: JsonEquivocation, other: JsonEquivocation): JsonEquivocation {
  if (longer.manifestEncoded || longer.key !== other.key) return longer
  return { ...longer, manifestEncoded: other.manifestEncoded as string }
}

export const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))

export const node = ({ size, hash }: JsonNode): Node => ({ size: BigInt(size), hash: bytes(hash) })

export function identity(core: { key: string; compat?: boolean; manifestEncoded?: string }): FeedIdentity {
  const key = bytes(core.key)
  return core.compat || !core.manifestEncoded ? { key } : { key, manifest: bytes(core.manifestEncoded) }
}

/** Everything that a vector claims, in the order: tree hash, key and signature, proofs. */
export function verifyCore(core: JsonCore): void {
  const length = BigInt(core.length)
  const roots = core.roots.map(node)
  checkTreeHash(length, roots, bytes(core.treeHash))
  verifyHead(identity(core), { fork: BigInt(core.fork), length, roots, signature: bytes(core.signature) })
  for (const proof of core.proofs) verifyProof(core, proof)
}

/** A proof against the pinned roots, and with the roots that came with it against the tree hash. */
function verifyProof(core: JsonCore, { block, upgrade }: JsonProof): void {
  const length = BigInt(core.length)
  const proof = { index: BigInt(block.index), siblings: block.nodes.map(node), otherRoots: upgrade.nodes.map(node) }
  verifyChunk({ length, roots: core.roots.map(node) }, proof, bytes(block.value))
  verifyChunkInTree({ length, treeHash: bytes(core.treeHash) }, proof, bytes(block.value))
}

export function verifyEvidence(evidence: JsonEquivocation): void {
  const feed = identity(evidence)
  const signed = (head: JsonSigned): SignedTreeHash => ({
    fork: BigInt(head.fork ?? evidence.fork ?? 0),
    length: BigInt(head.length ?? evidence.length ?? 0),
    treeHash: bytes(head.treeHash),
    signature: bytes(head.signature)
  })
  const { prefixNodes, additionalNodes } = evidence.second
  const first = signed(evidence.first)
  if (!prefixNodes || !additionalNodes) {
    verifyEquivocation(feed, first, signed(evidence.second))
    return
  }
  const { fork, length, signature } = signed(evidence.second)
  const longer = { fork, length, signature, prefix: prefixNodes.map(node), extension: additionalNodes.map(node) }
  verifyEquivocationLonger(feed, first, longer)
}
