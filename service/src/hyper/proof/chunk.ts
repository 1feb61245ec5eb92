/** A chunk's proof: the siblings from its leaf up to the root that contains it. */

import { hyperError } from '../errors.js'
import { equalBytes } from './crypto.js'
import { isNode, leafNode, type Node, parentNode, rootSpans, type Span, treeHash } from './tree.js'

/** What a contract pins of a feed: enough to check any chunk below `length`, for ever, without a signature. */
export interface PinnedHead {
  readonly fork: bigint
  readonly length: bigint
  readonly roots: readonly Node[]
}

export interface ChunkProof {
  readonly index: bigint
  /** From the leaf's sibling upwards. */
  readonly siblings: readonly Node[]
}

/**
 * That `chunk` is chunk `proof.index` of the feed with these roots.
 * @returns the leaf's node, whose size is the chunk's
 * @throws HYPER_CHUNK_PROOF_INVALID
 */
export function verifyChunk(pinned: Pick<PinnedHead, 'length' | 'roots'>, proof: ChunkProof, chunk: Uint8Array): Node {
  const leaf = leafNode(chunk)
  const { position, root, roots } = foldChunk(pinned.length, proof, leaf)
  if (pinned.roots.length !== roots) throw invalid(proof, `the feed has ${roots} roots`)
  const known = pinned.roots[position]
  if (known === undefined || known.size !== root.size || !equalBytes(known.hash, root.hash)) {
    throw invalid(proof, 'its path does not lead to the root that contains it')
  }
  return leaf
}

/**
 * The same against a tree hash alone: `otherRoots` are the roots that do not contain the chunk, from the left.
 * @throws HYPER_CHUNK_PROOF_INVALID
 */
export function verifyChunkInTree(
  head: { readonly length: bigint; readonly treeHash: Uint8Array },
  proof: ChunkProof & { readonly otherRoots: readonly Node[] },
  chunk: Uint8Array
): Node {
  const leaf = leafNode(chunk)
  const { position, root, roots } = foldChunk(head.length, proof, leaf)
  if (proof.otherRoots.length !== roots - 1) throw invalid(proof, `${roots - 1} other roots are needed`)
  if (!proof.otherRoots.every(isNode)) throw invalid(proof, 'a root is no node')
  const all = [...proof.otherRoots.slice(0, position), root, ...proof.otherRoots.slice(position)]
  if (!equalBytes(treeHash(head.length, all), head.treeHash)) throw invalid(proof, 'it leads to another tree hash')
  return leaf
}

/** The span of the root that contains chunk `index`, and which of the roots that is. */
export function rootOf(length: bigint, index: bigint): { readonly position: number; readonly span: Span } | undefined {
  const spans = rootSpans(length)
  const position = spans.findIndex(({ start, count }) => index >= start && index < start + count)
  const span = spans[position]
  return span === undefined || index < 0n ? undefined : { position, span }
}

function foldChunk(length: bigint, proof: ChunkProof, leaf: Node): { position: number; root: Node; roots: number } {
  const place = rootOf(length, proof.index)
  if (place === undefined) throw invalid(proof, `the feed has ${length} chunks`)
  const { position, span } = place
  const levels = span.count.toString(2).length - 1
  if (proof.siblings.length !== levels) throw invalid(proof, `${levels} siblings are needed`)
  const offset = proof.index - span.start
  let node = leaf
  for (const [level, sibling] of proof.siblings.entries()) {
    if (!isNode(sibling)) throw invalid(proof, 'a sibling is no node')
    const isRight = ((offset >> BigInt(level)) & 1n) === 1n
    const parent = isRight ? parentNode(sibling, node) : parentNode(node, sibling)
    if (parent === undefined) throw invalid(proof, 'the sizes add up to more than 64 bits')
    node = parent
  }
  return { position, root: node, roots: rootSpans(length).length }
}

function invalid(proof: ChunkProof, why: string) {
  return hyperError('HYPER_CHUNK_PROOF_INVALID', { index: proof.index, why })
}
