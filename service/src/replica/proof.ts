/** Proofs that a leaf belongs to a replica, as the chain checks them. */

import { replicaError } from './errors.js'
import { LEAF_BYTES, LEAVES_PER_PAGE, MAX_LEAVES, type Page } from './format.js'
import { leafHash, nodeHash, pageTree, treeOfPages } from './tree.js'

export interface LeafProof {
  /** The 128 bytes of the leaf. */
  readonly leaf: Uint8Array
  /** Hashes of the siblings on the way up, lowest first. */
  readonly path: readonly Uint8Array[]
}

/** What a proof is made of. */
export interface ProvableReplica {
  readonly leafCount: number
  readonly pageHashes: readonly Uint8Array[]
  /** Reads one sealed page. */
  readPage(index: number, signal?: AbortSignal): Promise<Uint8Array>
}

type Sibling = 'left' | 'right' | 'none'

/** What stands beside the leaf's ancestor on each level, lowest first; the last of an odd level has nothing. */
function siblings(leafCount: number, index: number): Sibling[] {
  if (!Number.isInteger(leafCount) || leafCount < 1 || leafCount > MAX_LEAVES) {
    throw replicaError('REPLICA_SIZE', { bytes: leafCount * LEAF_BYTES })
  }
  if (!Number.isInteger(index) || index < 0 || index >= leafCount) {
    throw replicaError('REPLICA_LEAF', { index, count: leafCount })
  }
  const levels: Sibling[] = []
  for (let at = index, last = leafCount - 1; last > 0; at >>= 1, last >>= 1) {
    levels.push(at % 2 === 1 ? 'left' : at < last ? 'right' : 'none')
  }
  return levels
}

/** Length of the path of leaf `index` among `leafCount`. */
export function pathLength(leafCount: number, index: number): number {
  return siblings(leafCount, index).filter((sibling) => sibling !== 'none').length
}

/**
 * The proof of leaf `index`. Reads one page; REPLICA_PAGE if it is not the one that was hashed, so that a hoster learns
 * of damaged data here and not from the chain.
 */
export async function proveLeaf(replica: ProvableReplica, index: number, signal?: AbortSignal): Promise<LeafProof> {
  siblings(replica.leafCount, index)
  const number = Math.floor(index / LEAVES_PER_PAGE)
  const bytes = await replica.readPage(number, signal)
  signal?.throwIfAborted()
  const within = index % LEAVES_PER_PAGE
  const page = pageTree(bytes, within)
  checkPage(replica, { index: number, bytes }, page.root)
  const rest = treeOfPages(replica.pageHashes, number)
  const leaf = bytes.slice(within * LEAF_BYTES, (within + 1) * LEAF_BYTES)
  return { leaf: new Uint8Array(leaf), path: [...page.path, ...rest.path] }
}

function checkPage({ leafCount, pageHashes }: ProvableReplica, { index, bytes }: Page, root: Uint8Array): void {
  const due = Math.min(leafCount - index * LEAVES_PER_PAGE, LEAVES_PER_PAGE)
  const known = pageHashes[index]
  if (bytes.length !== due * LEAF_BYTES || pageHashes.length !== Math.ceil(leafCount / LEAVES_PER_PAGE)) {
    throw replicaError('REPLICA_PAGE', { index, why: 'it does not fit the number of leaves' })
  }
  if (known === undefined || Buffer.compare(known, root) !== 0) {
    throw replicaError('REPLICA_PAGE', { index, why: 'it does not hash to what it should' })
  }
}

/** Checks as the chain does that `proof` shows leaf `index` of the replica with that root; throws otherwise. */
export function verifyLeaf(
  replica: { readonly replicaRoot: Uint8Array; readonly leafCount: number },
  index: number,
  proof: LeafProof
): void {
  const levels = siblings(replica.leafCount, index)
  const expected = pathLength(replica.leafCount, index)
  const { length } = proof.path
  if (length !== expected) throw replicaError('REPLICA_PATH_LENGTH', { index, length, expected })
  if (proof.leaf.length !== LEAF_BYTES || proof.path.some((sibling) => sibling.length !== 32)) {
    throw replicaError('REPLICA_ROOT', { index })
  }
  const path = proof.path.values()
  let node = leafHash(proof.leaf)
  for (const side of levels) {
    const sibling = side === 'none' ? undefined : path.next().value
    if (sibling !== undefined) node = side === 'left' ? nodeHash(sibling, node) : nodeHash(node, sibling)
  }
  if (Buffer.compare(node, replica.replicaRoot) !== 0) throw replicaError('REPLICA_ROOT', { index })
}
