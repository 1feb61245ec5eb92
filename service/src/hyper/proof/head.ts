/** A feed's head: how long it is, its Merkle roots, and the signature over them. */

import { hyperError } from '../errors.js'
import { equalBytes } from './crypto.js'
import { type Authority, authenticate, type FeedIdentity } from './signature.js'
import { checkRoots, isNode, MAX_LENGTH, type Node, parentNode, rootSpans, type Span, treeHash } from './tree.js'

/** What `publish_feed` takes. */
export interface Head {
  readonly fork: bigint
  readonly length: bigint
  readonly roots: readonly Node[]
  readonly signature: Uint8Array
}

export interface VerifiedHead {
  readonly treeHash: Uint8Array
  readonly byteLength: bigint
  readonly authority: Authority
}

/**
 * That the feed vouches for this head.
 * @throws HYPER_ROOTS_INVALID and what `authenticate` throws
 */
export function verifyHead(feed: FeedIdentity, head: Head): VerifiedHead {
  const byteLength = checkRoots(head.length, head.roots)
  const hash = treeHash(head.length, head.roots)
  const authority = authenticate(feed, { ...head, treeHash: hash })
  return { treeHash: hash, byteLength, authority }
}

/** @throws HYPER_TREE_HASH_MISMATCH unless the roots hash to the recorded tree hash */
export function checkTreeHash(length: bigint, roots: readonly Node[], recorded: Uint8Array): void {
  checkRoots(length, roots)
  if (!equalBytes(treeHash(length, roots), recorded)) throw hyperError('HYPER_TREE_HASH_MISMATCH')
}

/**
 * The roots at `length`, computed from those of a shorter length and the nodes that lie between: the nodes of
 * Hypercore's `upgrade { start: from.length, length: length - from.length }`, in order. With `from.length` 0 they are
 * the roots themselves.
 * @throws HYPER_EXTENSION_INVALID
 */
export function extendRoots(
  from: { readonly length: bigint; readonly roots: readonly Node[] },
  length: bigint,
  nodes: readonly Node[]
): Node[] {
  const wrong = (why: string) => hyperError('HYPER_EXTENSION_INVALID', { why })
  if (length <= from.length || length > MAX_LENGTH) throw wrong(`${length} is not longer than ${from.length}`)
  const spans = rootSpans(from.length)
  if (from.roots.length !== spans.length || !from.roots.every(isNode)) throw wrong('the recorded roots are no roots')
  const known = new Map(spans.map((span, i) => [`${span.start}+${span.count}`, from.roots[i]]))
  const fresh = nodes[Symbol.iterator]()
  const nodeAt = (span: Span): Node => {
    const old = known.get(`${span.start}+${span.count}`)
    if (old !== undefined) return old
    if (span.start >= from.length) {
      const { value } = fresh.next()
      if (value === undefined || !isNode(value)) throw wrong('a node is missing')
      return value
    }
    const count = span.count / 2n
    if (count === 0n) throw wrong('a recorded root is missing')
    const parent = parentNode(nodeAt({ start: span.start, count }), nodeAt({ start: span.start + count, count }))
    if (parent === undefined) throw wrong('the sizes add up to more than 64 bits')
    return parent
  }
  const roots = rootSpans(length).map(nodeAt)
  if (!fresh.next().done) throw wrong('there are nodes too many')
  return roots
}
