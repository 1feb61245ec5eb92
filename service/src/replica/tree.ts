/**
 * The Merkle tree over the leaves of a sealed replica: leaf `H(0x00 ‖ bytes)`, node `H(0x01 ‖ left ‖ right)`, split at the
 * largest power of two below the count. From the bottom that is: pairs are joined, a last one without a partner moves
 * up. A page is a perfect subtree (the last one may be smaller), so the tree over page hashes has the same root.
 */

import { hashLeaves, hashNodes, memory } from './blake2b/index.js'
import { replicaError } from './errors.js'
import { HASH_BYTES, LEAF_BYTES, LEAVES_PER_PAGE, MAX_LEAVES, PAGE_BYTES } from './format.js'

const MAX_PAGES = MAX_LEAVES / LEAVES_PER_PAGE

/** Addresses in `memory`: of the leaves of a page, and behind them of the levels of a tree, each after the one below. */
const LEAVES = 0
const LEVELS = PAGE_BYTES

/** `H(0x00 ‖ bytes)` of one leaf. */
export function leafHash(leaf: Uint8Array): Uint8Array {
  memory.set(leaf, LEAVES)
  hashLeaves(LEAVES, LEVELS, 1)
  return hashAt(LEVELS)
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  memory.set(left, LEVELS)
  memory.set(right, LEVELS + HASH_BYTES)
  return fold(2).root
}

/** Root of the leaves of one sealed page; REPLICA_PAGE unless it has 1 to 512 whole leaves. */
export function pageHash(page: Uint8Array): Uint8Array {
  return pageTree(page).root
}

/** Root of a replica from the hashes of its pages; REPLICA_EMPTY or REPLICA_SIZE for none or too many. */
export function rootOfPages(pageHashes: readonly Uint8Array[]): Uint8Array {
  return treeOfPages(pageHashes).root
}

export interface Folded {
  readonly root: Uint8Array
  /** Siblings of the asked position on the way up, lowest first. */
  readonly path: Uint8Array[]
}

/** Root of a page, with the path of the leaf at `position` inside it. */
export function pageTree(page: Uint8Array, position?: number): Folded {
  const count = page.length / LEAF_BYTES
  if (!Number.isInteger(count) || count < 1 || page.length > PAGE_BYTES) {
    throw replicaError('REPLICA_PAGE', { index: '', why: `it has ${page.length} bytes` })
  }
  memory.set(page, LEAVES)
  hashLeaves(LEAVES, LEVELS, count)
  return fold(count, position)
}

/** Root of a replica, with the path of the page at `position`. */
export function treeOfPages(pageHashes: readonly Uint8Array[], position?: number): Folded {
  if (pageHashes.length === 0) throw replicaError('REPLICA_EMPTY')
  if (pageHashes.length > MAX_PAGES) throw replicaError('REPLICA_SIZE', { bytes: pageHashes.length * PAGE_BYTES })
  for (const [i, pageHash] of pageHashes.entries()) memory.set(pageHash, LEVELS + i * HASH_BYTES)
  return fold(pageHashes.length, position)
}

/** Makes the levels above the one of `size` nodes. */
function fold(size: number, position?: number): Folded {
  const path: Uint8Array[] = []
  let level = LEVELS
  let at = position
  for (let count = size; count > 1; count = Math.ceil(count / 2)) {
    if (at !== undefined && (at ^ 1) < count) path.push(hashAt(level + (at ^ 1) * HASH_BYTES))
    if (at !== undefined) at >>= 1
    const end = level + count * HASH_BYTES
    hashNodes(level, end, count >> 1)
    // Over what an odd number of pairs wrote too much.
    if (count % 2 === 1) memory.copyWithin(end + (count >> 1) * HASH_BYTES, end - HASH_BYTES, end)
    level = end
  }
  return { root: hashAt(level), path }
}

function hashAt(address: number): Uint8Array {
  return memory.slice(address, address + HASH_BYTES)
}
