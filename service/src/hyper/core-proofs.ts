/**
 * What the chain and other peers ask of an open core: its signed head, the nodes that extend an older head, the proof of
 * a chunk. Everything is checked here before it is handed out, so that a damaged store is noticed at home.
 */

import type Hypercore from 'hypercore'
import type { TreeNode } from 'hypercore'
import { hyperError } from './errors.js'
import { type ChunkProof, type Head, type Node, rootOf, verifyChunk, verifyHead } from './proof/index.js'

/** A head with what identifies its feed: the arguments of `publish_feed`. */
export interface SignedHead extends Head {
  readonly key: Uint8Array
  /** Left out if the key is itself a public key. */
  readonly manifest?: Uint8Array
}

/** A length of a core, and the signature of its head at that length. */
export interface SignedLength {
  readonly length: bigint
  readonly signature: Uint8Array
}

/** The arguments of `update_feed`'s extension. */
export interface HeadExtension extends SignedLength {
  readonly nodes: readonly Node[]
}

export interface ProvenChunk {
  readonly chunk: Uint8Array
  readonly proof: ChunkProof
}

/** @throws HYPER_CORE_EMPTY, and what `verifyHead` throws for a core that the chain would refuse */
export async function signedHead(core: Hypercore): Promise<SignedHead> {
  await core.ready()
  const { fork, length, roots, signature } = core.core.state
  if (length === 0) throw hyperError('HYPER_CORE_EMPTY')
  const key = new Uint8Array(core.key)
  const raw = core.core.compat ? null : core.getManifest({ raw: true })
  const head: SignedHead = {
    key,
    ...(raw === null ? {} : { manifest: new Uint8Array(raw) }),
    fork: BigInt(fork),
    length: BigInt(length),
    roots: roots.map(plainNode),
    signature: new Uint8Array(signature ?? [])
  }
  verifyHead(head, head)
  return head
}

/**
 * What shows that this core continues the head of `fromLength` chunks.
 * @param to an earlier head of this core, if not the present one: the core keeps the signature of the latest one only
 * @throws HYPER_EXTENSION_INVALID, HYPER_CORE_INCOMPLETE
 */
export async function headExtension(core: Hypercore, fromLength: bigint, to?: SignedLength): Promise<HeadExtension> {
  const head = await signedHead(core)
  const { length, signature } = to ?? head
  if (fromLength >= length || length > head.length) {
    const [have, most] = [length, head.length]
    throw hyperError('HYPER_EXTENSION_INVALID', {
      why: have > most ? `the core has ${most} chunks, not ${have}` : `${have} chunks are not more than ${fromLength}`
    })
  }
  const range = { start: Number(fromLength), length: Number(length - fromLength) }
  const { upgrade } = await incompleteIfMissing(core.proof({ upgrade: range }), 'roots')
  if (upgrade === null) throw hyperError('HYPER_EXTENSION_INVALID', { why: 'there is nothing to extend' })
  return { length, signature, nodes: upgrade.nodes.map(plainNode) }
}

/**
 * A chunk with its proof to the roots of the first `length` chunks, also when the core has grown since. It needs only
 * the siblings below those roots, so a sparse core has it for every chunk that it holds.
 * @throws HYPER_CHUNK_MISSING, HYPER_CHUNK_PROOF_INVALID
 */
export async function provenChunk(core: Hypercore, index: number, length: bigint): Promise<ProvenChunk> {
  await core.ready()
  const place = rootOf(length, BigInt(index))
  if (place === undefined) {
    throw hyperError('HYPER_CHUNK_PROOF_INVALID', { index, why: `the feed has ${length} chunks` })
  }
  if (!(await core.has(index))) throw hyperError('HYPER_CHUNK_MISSING', { index })
  const levels = place.span.count.toString(2).length - 1
  const { block } = await incompleteIfMissing(core.proof({ block: { index, nodes: levels } }), `chunk ${index}`)
  if (block === null || block.value === null) throw hyperError('HYPER_CHUNK_MISSING', { index })
  const siblings = block.nodes.map(plainNode)
  return { chunk: block.value, proof: { index: BigInt(index), siblings } }
}

/** That a chunk of this core is the one that the pinned roots name. Returns it. */
export async function pinnedChunk(
  core: Hypercore,
  index: number,
  pinned: { readonly length: bigint; readonly roots: readonly Node[] }
): Promise<ProvenChunk> {
  const proven = await provenChunk(core, index, pinned.length)
  verifyChunk(pinned, proven.proof, proven.chunk)
  return proven
}

export function plainNode({ size, hash }: TreeNode): Node {
  return { size: BigInt(size), hash: new Uint8Array(hash) }
}

async function incompleteIfMissing<T>(proof: Promise<T>, what: string): Promise<T> {
  try {
    return await proof
  } catch (cause) {
    throw hyperError('HYPER_CORE_INCOMPLETE', { what }, cause)
  }
}
