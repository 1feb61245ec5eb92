/**
 * Filling a core from heads and proofs that came by another way than replication: a hoster gets them with its replica.
 * Each is checked as if a peer had sent it. With the chunks, which somebody holds or the store has, the core then serves
 * them, their proofs and its head to any Hypercore client.
 */

import type Hypercore from 'hypercore'
import type { Proof, TreeNode } from 'hypercore'
import verifier from 'hypercore/lib/verifier.js'
import { withTimeout } from '../abort.js'
import { type ContinuedHead, checkContinues, continuation } from './continuation.js'
import { hyperError } from './errors.js'
import { waitForLength } from './fetch.js'
import {
  type ChunkProof,
  equalBytes,
  extensionSpans,
  type Node,
  nodeIndex,
  rootSpans,
  type Span,
  verifyHead
} from './proof/index.js'

/** Longest to wait for the peer that sent a head to replicate it. */
const UPGRADE_MS = 30_000

/**
 * Gives the core at least this head, and the nodes at the pinned length, so that chunks can be taken in and proven at both
 * lengths. A core that has an older head is brought forward by ordinary replication.
 * @throws HYPER_KEY_MISMATCH, HYPER_EXTENSION_INVALID, HYPER_FORK_MISMATCH, and what `verifyHead` throws
 */
export async function ingestHead(core: Hypercore, continued: ContinuedHead, signal?: AbortSignal): Promise<void> {
  await core.ready()
  const { pinned, head } = continued
  if (!equalBytes(core.key, head.key)) throw hyperError('HYPER_KEY_MISMATCH')
  if (head.fork !== pinned.fork) throw hyperError('HYPER_FORK_MISMATCH', { pinned: pinned.fork, fork: head.fork })
  verifyHead(head, head)
  checkContinues(continued)
  if (core.length === 0) return applyHead(core, continued)
  await waitForLength(core, Number(head.length), withTimeout(UPGRADE_MS, signal))
  const own = core.length === Number(head.length) ? continued : await continuation(core, pinned, signal)
  await applyPinnedRoots(core, own)
}

/**
 * Stores the Merkle nodes of chunks, in ascending order and whose proofs have been checked: they fold to the pinned roots,
 * which `ingestHead` has to have stored before. The chunks themselves are not stored. Each path is followed up to the first
 * node that an earlier one stored, so a range costs its own nodes and not one whole path for each chunk.
 */
export class ProofsIngest {
  readonly #core: Hypercore
  /** Indices of stored nodes to the right of the chunks so far. */
  readonly #known = new Set<number>()
  #stored: Promise<void> = Promise.resolve()

  /** @internal */
  constructor(core: Hypercore) {
    this.#core = core
  }

  /** Several may be under way at once. @throws HYPER_CHUNK_PROOF_INVALID, also for what an earlier one found */
  add({ index, siblings }: ChunkProof, leaf: Node): Promise<void> {
    const path = pathOf(index, siblings, leaf)
    const nodes = path.slice(0, this.#levelsToKnown(index, path.length - 1) + 1)
    if (nodes.length === 1) return this.#stored
    for (const { index: at } of nodes) if (at > 2 * Number(index)) this.#known.add(at)
    this.#stored = this.#stored.then(() => applyPath(this.#core, index, nodes))
    return this.#stored
  }

  /** How far above a chunk's leaf the first node is that is stored. */
  #levelsToKnown(index: bigint, most: number): number {
    let span: Span = { start: index, count: 1n }
    for (let levels = 0; levels < most; levels++) {
      if (this.#known.delete(Number(nodeIndex(span)))) return levels
      span = parentSpan(span)
    }
    return most
  }
}

/** The leaf, then the siblings on its way up. */
function pathOf(index: bigint, siblings: readonly Node[], leaf: Node): TreeNode[] {
  const span = { start: index, count: 1n }
  return [treeNode(leaf, span), ...siblings.map((node, level) => treeNode(node, siblingSpan(span, level)))]
}

async function applyPath(core: Hypercore, index: bigint, nodes: readonly TreeNode[]): Promise<void> {
  const at = Number(nodeIndex({ start: index, count: 1n }))
  const proof = { ...EMPTY_PROOF, fork: core.fork, hash: { index: at, nodes: [...nodes] } }
  try {
    if (await core.applyProof(proof)) return
  } catch (cause) {
    throw hyperError('HYPER_CHUNK_PROOF_INVALID', { index, why: 'it does not lead to a known node' }, cause)
  }
  throw hyperError('HYPER_CHUNK_PROOF_INVALID', { index, why: 'the core changed meanwhile' })
}

const EMPTY_PROOF: Proof = { fork: 0, block: null, hash: null, seek: null, upgrade: null, manifest: null }

/** An empty core takes over roots, extension and signature as one proof. */
async function applyHead(core: Hypercore, { pinned, head, extension }: ContinuedHead): Promise<void> {
  const upgrade = {
    start: 0,
    length: Number(pinned.length),
    nodes: positioned(rootSpans(pinned.length), pinned.roots),
    additionalNodes: positioned(extensionSpans(pinned.length, head.length), extension),
    signature: Buffer.from(head.signature)
  }
  const manifest = head.manifest === undefined ? null : verifier.decodeManifest(Buffer.from(head.manifest))
  const proof = { ...EMPTY_PROOF, fork: Number(head.fork), upgrade, manifest }
  const applied = core.fork === proof.fork ? await core.applyProof(proof) : await applyFork(core, proof)
  if (!applied) throw hyperError('HYPER_FORK_MISMATCH', { pinned: pinned.fork, fork: core.fork })
}

/** A new core is at fork 0; one that was truncated before it was published is taken over like a fork. */
async function applyFork(core: Hypercore, proof: Proof): Promise<boolean> {
  const batch = await core.core.verifyReorg(proof)
  return batch.finished && core.core.reorg(batch)
}

/**
 * The pinned roots that are no longer roots lie below one root of the present head. The way up from the last of them passes
 * all the others on the left and the extension on the right, so its proof carries every node that is needed.
 */
async function applyPinnedRoots(core: Hypercore, { pinned, head, extension }: ContinuedHead): Promise<void> {
  const known = new Map<string, Node>()
  const remember = (spans: Span[], nodes: readonly Node[]) =>
    spans.forEach((span, i) => {
      const node = nodes[i]
      if (node !== undefined) known.set(idOf(span), node)
    })
  const roots = new Set(rootSpans(head.length).map(idOf))
  remember(rootSpans(pinned.length), pinned.roots)
  if (head.length > pinned.length) remember(extensionSpans(pinned.length, head.length), extension)
  let span = rootSpans(pinned.length).at(-1)
  const last = span && known.get(idOf(span))
  if (span === undefined || last === undefined || roots.has(idOf(span))) return
  const nodes = [treeNode(last, span)]
  for (; !roots.has(idOf(span)); span = parentSpan(span)) {
    const sibling = siblingSpan(span, 0)
    const node = known.get(idOf(sibling))
    if (node === undefined) throw hyperError('HYPER_EXTENSION_INVALID', { why: 'a node is missing' })
    nodes.push(treeNode(node, sibling))
  }
  const index = nodes[0]?.index ?? 0
  const applied = await core.applyProof({ ...EMPTY_PROOF, fork: core.fork, hash: { index, nodes } })
  if (!applied) throw hyperError('HYPER_FORK_MISMATCH', { pinned: pinned.fork, fork: core.fork })
}

/** The sibling of the node `level` levels above a span. */
function siblingSpan({ start, count }: Span, level: number): Span {
  const wide = count << BigInt(level)
  return { start: ((start / wide) ^ 1n) * wide, count: wide }
}

function parentSpan({ start, count }: Span): Span {
  const wide = count * 2n
  return { start: (start / wide) * wide, count: wide }
}

function positioned(spans: readonly Span[], nodes: readonly Node[]): TreeNode[] {
  return nodes.flatMap((node, i) => {
    const span = spans[i]
    return span === undefined ? [] : [treeNode(node, span)]
  })
}

function treeNode({ hash, size }: Node, span: Span): TreeNode {
  return { index: Number(nodeIndex(span)), size: Number(size), hash: Buffer.from(hash) }
}

function idOf({ start, count }: Span): string {
  return `${start}+${count}`
}
