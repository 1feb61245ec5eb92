/**
 * The Merkle tree over the leaves of a sealed replica: leaf `H(0x00 ‖ bytes)`, node `H(0x01 ‖ left ‖ right)`, split at the
 * largest power of two below the count. From the bottom that is: pairs are joined, a last one without a partner moves
 * up. A page is a perfect subtree (the last one may be smaller), so the tree over page hashes has the same root.
 */

import { replicaError } from './errors.js'
import { type Blake2b, HASH_BYTES, LEAF_BYTES, LEAVES_PER_PAGE, MAX_LEAVES, PAGE_BYTES } from './format.js'

const MAX_PAGES = MAX_LEAVES / LEAVES_PER_PAGE

const leafInput = new Uint8Array(1 + LEAF_BYTES)
const nodeInput = new Uint8Array(1 + 2 * HASH_BYTES).fill(1)

/** `H(0x00 ‖ bytes)` of one leaf. */
export function leafHash(hash: Blake2b, leaf: Uint8Array): Uint8Array {
  const output = new Uint8Array(HASH_BYTES)
  leafInput.set(leaf, 1)
  hash(output, leafInput)
  return output
}

export function nodeHash(hash: Blake2b, left: Uint8Array, right: Uint8Array): Uint8Array {
  const output = new Uint8Array(HASH_BYTES)
  nodeInput.set(left, 1)
  nodeInput.set(right, 1 + HASH_BYTES)
  hash(output, nodeInput)
  return output
}

/** Root of the leaves of one sealed page; REPLICA_PAGE unless it has 1 to 512 whole leaves. */
export function pageHash(hash: Blake2b, page: Uint8Array): Uint8Array {
  return pageTree(hash, page).root
}

/** Root of a replica from the hashes of its pages; REPLICA_EMPTY or REPLICA_SIZE for none or too many. */
export function rootOfPages(hash: Blake2b, pageHashes: readonly Uint8Array[]): Uint8Array {
  return treeOfPages(hash, pageHashes).root
}

export interface Folded {
  readonly root: Uint8Array
  /** Siblings of the asked position on the way up, lowest first. */
  readonly path: Uint8Array[]
}

/** Root of a page, with the path of the leaf at `position` inside it. */
export function pageTree(hash: Blake2b, page: Uint8Array, position?: number): Folded {
  const count = page.length / LEAF_BYTES
  if (!Number.isInteger(count) || count < 1 || page.length > PAGE_BYTES) {
    throw replicaError('REPLICA_PAGE', { index: '', why: `it has ${page.length} bytes` })
  }
  for (let i = 0; i < count; i++) {
    leafInput.set(page.subarray(i * LEAF_BYTES, (i + 1) * LEAF_BYTES), 1)
    hash(pageLevel.node(i), leafInput)
  }
  return pageLevel.fold(hash, count, position)
}

/** Root of a replica, with the path of the page at `position`. */
export function treeOfPages(hash: Blake2b, pageHashes: readonly Uint8Array[], position?: number): Folded {
  if (pageHashes.length === 0) throw replicaError('REPLICA_EMPTY')
  if (pageHashes.length > MAX_PAGES) throw replicaError('REPLICA_SIZE', { bytes: pageHashes.length * PAGE_BYTES })
  const level = new Level(pageHashes.length)
  for (const [i, pageHash] of pageHashes.entries()) level.node(i).set(pageHash)
  return level.fold(hash, pageHashes.length, position)
}

/** One level of a tree, which becomes the next one in place. Its views are made once: they cost as much as a hash. */
class Level {
  readonly #nodes: readonly Uint8Array[]
  readonly #pairs: readonly Uint8Array[]

  constructor(size: number) {
    const bytes = new Uint8Array(size * HASH_BYTES)
    const views = (length: number) =>
      Array.from({ length: Math.floor(bytes.length / length) }, (_, i) => bytes.subarray(i * length, (i + 1) * length))
    this.#nodes = views(HASH_BYTES)
    this.#pairs = views(2 * HASH_BYTES)
  }

  node(at: number): Uint8Array {
    const node = this.#nodes[at]
    if (node === undefined) throw new RangeError(`level has no node ${at}`)
    return node
  }

  fold(hash: Blake2b, size: number, position?: number): Folded {
    const path: Uint8Array[] = []
    let at = position
    for (let count = size; count > 1; count = Math.ceil(count / 2)) {
      if (at !== undefined && (at ^ 1) < count) path.push(this.node(at ^ 1).slice())
      if (at !== undefined) at >>= 1
      this.#join(hash, count)
    }
    return { root: this.node(0).slice(), path }
  }

  #join(hash: Blake2b, count: number): void {
    const joined = count >> 1
    for (let i = 0; i < joined; i++) {
      nodeInput.set(this.#pairs[i] as Uint8Array, 1)
      hash(this.#nodes[i] as Uint8Array, nodeInput)
    }
    if (count % 2 === 1) this.node(joined).set(this.node(count - 1))
  }
}

/** Nothing waits between filling and folding it, so that one is enough for all. */
const pageLevel = new Level(LEAVES_PER_PAGE)
