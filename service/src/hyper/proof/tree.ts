/**
 * The Merkle tree of a hypercore. Leaf and parent hashes do not contain their position; it is bound only by the order
 * of the path and by the roots. So positions are always derived here, from index and length, never taken from a peer.
 */

import { hyperError } from '../errors.js'
import { blake2b256, HASH_BYTES, MAX_U64, u64le } from './crypto.js'

const LEAF = Uint8Array.of(0)
const PARENT = Uint8Array.of(1)
const ROOTS = Uint8Array.of(2)

/** Most chunks of a feed: what Hypercore itself can count. */
export const MAX_LENGTH = BigInt(Number.MAX_SAFE_INTEGER)

/** Hash of a subtree and bytes of all chunks below it. */
export interface Node {
  readonly hash: Uint8Array
  readonly size: bigint
}

/** The chunks `[start, start + count)` under one node; `count` is a power of two. */
export interface Span {
  readonly start: bigint
  readonly count: bigint
}

export function leafNode(chunk: Uint8Array): Node {
  const size = BigInt(chunk.length)
  return { hash: blake2b256(LEAF, u64le(size), chunk), size }
}

/** The parent of two nodes, or undefined if their sizes add up to more than 64 bits. */
export function parentNode(left: Node, right: Node): Node | undefined {
  const size = left.size + right.size
  if (size > MAX_U64) return undefined
  return { hash: blake2b256(PARENT, u64le(size), left.hash, right.hash), size }
}

/** The roots of a tree of `length` chunks, from the left: the largest power of two first. */
export function rootSpans(length: bigint): Span[] {
  const spans: Span[] = []
  let start = 0n
  for (let count = highestBit(length); count > 0n; count >>= 1n) {
    if ((length & count) === 0n) continue
    spans.push({ start, count })
    start += count
  }
  return spans
}

/** Where the nodes of an extension from `from` to `length` chunks lie, from the left: what begins at or past `from`. */
export function extensionSpans(from: bigint, length: bigint): Span[] {
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
  return spans
}

/** Index of a span's node in Hypercore's flat-tree numbering, where chunk `i` is node `2i`. */
export function nodeIndex(span: Span): bigint {
  return 2n * span.start + span.count - 1n
}

/** Hash over all roots: what a writer signs. */
export function treeHash(length: bigint, roots: readonly Node[]): Uint8Array {
  const spans = rootSpans(length)
  const parts = roots.flatMap((root, i) => {
    const span = spans[i]
    return span === undefined ? [] : [root.hash, u64le(nodeIndex(span)), u64le(root.size)]
  })
  return blake2b256(ROOTS, ...parts)
}

/**
 * That there are as many roots as a tree of `length` has, each a whole hash with a 64-bit size.
 * @returns bytes of all chunks
 * @throws HYPER_ROOTS_INVALID
 */
export function checkRoots(length: bigint, roots: readonly Node[]): bigint {
  const wrong = (why: string) => hyperError('HYPER_ROOTS_INVALID', { why })
  if (length <= 0n || length > MAX_LENGTH) throw wrong(`${length} is no length of a feed`)
  const expected = rootSpans(length).length
  if (roots.length !== expected) throw wrong(`length ${length} has ${expected} roots, not ${roots.length}`)
  if (roots.some((root) => !isNode(root))) throw wrong('a hash is not 32 bytes or a size not 64 bits')
  const byteLength = roots.reduce((sum, root) => sum + root.size, 0n)
  if (byteLength > MAX_U64) throw wrong('the sizes add up to more than 64 bits')
  return byteLength
}

export function isNode(node: Node): boolean {
  return node.hash.length === HASH_BYTES && node.size >= 0n && node.size <= MAX_U64
}

export function highestBit(value: bigint): bigint {
  return value <= 0n ? 0n : 1n << BigInt(value.toString(2).length - 1)
}
