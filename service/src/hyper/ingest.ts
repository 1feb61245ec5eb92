/**
 * Filling a core from chunks that came by another way than replication: a hoster decodes them from its replica. Each one
 * is checked as if a peer had sent it, and the core then serves it, its proof and its head to any Hypercore client.
 */

import type Hypercore from 'hypercore'
import type { Proof, TreeNode } from 'hypercore'
import verifier from 'hypercore/lib/verifier.js'
import type { SignedHead } from './core-proofs.js'
import { hyperError } from './errors.js'
import {
  type ChunkProof,
  equalBytes,
  extendRoots,
  type Node,
  nodeIndex,
  type PinnedHead,
  rootSpans,
  type Span,
  verifyHead
} from './proof/index.js'

/** A signed head and how it continues a pinned one; `extension` is empty if both have the same length. */
export interface ContinuedHead {
  readonly pinned: PinnedHead
  readonly head: SignedHead
  readonly extension: readonly Node[]
}

/**
 * Gives an empty or older core this head. Roots are stored at the pinned length and at the head's, so that chunks can be
 * proven at both.
 * @throws HYPER_KEY_MISMATCH, HYPER_EXTENSION_INVALID, HYPER_FORK_MISMATCH, and what `verifyHead` throws
 */
export async function ingestHead(core: Hypercore, { pinned, head, extension }: ContinuedHead): Promise<void> {
  await core.ready()
  if (!equalBytes(core.key, head.key)) throw hyperError('HYPER_KEY_MISMATCH')
  if (head.fork !== pinned.fork) throw hyperError('HYPER_FORK_MISMATCH', { pinned: pinned.fork, fork: head.fork })
  verifyHead(head, head)
  checkContinues({ pinned, head, extension })
  if (core.length >= Number(head.length) && core.fork === Number(head.fork)) return
  const proof: Proof = {
    fork: Number(head.fork),
    block: null,
    hash: null,
    seek: null,
    upgrade: {
      start: 0,
      length: Number(pinned.length),
      nodes: rootNodes(pinned.length, pinned.roots),
      additionalNodes: extensionNodes(pinned.length, head.length, extension),
      signature: Buffer.from(head.signature)
    },
    manifest: head.manifest === undefined ? null : verifier.decodeManifest(Buffer.from(head.manifest))
  }
  const applied = core.fork === proof.fork ? await core.applyProof(proof) : await applyFork(core, proof)
  if (!applied) throw hyperError('HYPER_FORK_MISMATCH', { pinned: pinned.fork, fork: core.fork })
}

/**
 * Stores a chunk that folds to the pinned roots, which `ingestHead` has to have stored before.
 * @throws HYPER_CHUNK_PROOF_INVALID
 */
export async function ingestChunk(core: Hypercore, { index, siblings }: ChunkProof, chunk: Uint8Array): Promise<void> {
  const nodes = siblings.map((node, level) => treeNode(node, siblingSpan(index, level)))
  const block = { index: Number(index), value: Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength), nodes }
  const proof: Proof = { fork: core.fork, block, hash: null, seek: null, upgrade: null, manifest: null }
  try {
    if (await core.applyProof(proof)) return
  } catch (cause) {
    throw hyperError('HYPER_CHUNK_PROOF_INVALID', { index, why: 'it does not lead to a known node' }, cause)
  }
  throw hyperError('HYPER_CHUNK_PROOF_INVALID', { index, why: 'the core changed meanwhile' })
}

/** An empty core starts at fork 0; one that was truncated before it was published has to be taken over as a whole. */
async function applyFork(core: Hypercore, proof: Proof): Promise<boolean> {
  if (core.length > 0) return false
  const batch = await core.core.verifyReorg(proof)
  return batch.finished && core.core.reorg(batch)
}

function checkContinues({ pinned, head, extension }: ContinuedHead): void {
  const same = pinned.length === head.length && extension.length === 0
  const roots = same ? pinned.roots : extendRoots(pinned, head.length, extension)
  const continues = roots.every((root, i) => equalBytes(root.hash, head.roots[i]?.hash ?? new Uint8Array(0)))
  if (!continues) throw hyperError('HYPER_EXTENSION_INVALID', { why: 'they lead to other roots than the head’s' })
}

function siblingSpan(index: bigint, level: number): Span {
  const count = 1n << BigInt(level)
  return { start: ((index >> BigInt(level)) ^ 1n) * count, count }
}

function rootNodes(length: bigint, roots: readonly Node[]): TreeNode[] {
  return rootSpans(length).flatMap((span, i) => {
    const root = roots[i]
    return root === undefined ? [] : [treeNode(root, span)]
  })
}

/** The positions of an extension's nodes: what lies at or past `from` on the way down from the new roots. */
function extensionNodes(from: bigint, length: bigint, nodes: readonly Node[]): TreeNode[] {
  if (from === length) return []
  const spans: Span[] = []
  const visit = (span: Span): void => {
    if (span.start + span.count <= from) return
    if (span.start >= from) {
      spans.push(span)
      return
    }
    const count = span.count / 2n
    visit({ start: span.start, count })
    visit({ start: span.start + count, count })
  }
  for (const span of rootSpans(length)) visit(span)
  return nodes.flatMap((node, i) => {
    const span = spans[i]
    return span === undefined ? [] : [treeNode(node, span)]
  })
}

function treeNode({ hash, size }: Node, span: Span): TreeNode {
  return { index: Number(nodeIndex(span)), size: Number(size), hash: Buffer.from(hash) }
}
