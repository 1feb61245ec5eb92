/** Two heads that the feed signed and that cannot both be true: evidence against its writer. */

import { hyperError } from '../errors.js'
import { equalBytes } from './crypto.js'
import { extendRoots } from './head.js'
import { authenticate, type FeedIdentity, type SignedTreeHash } from './signature.js'
import { checkRoots, type Node, treeHash } from './tree.js'

/** A longer head that shows its own roots at the shorter length (`prefix`) and the nodes that extend them. */
export interface LongerHead {
  readonly fork: bigint
  readonly length: bigint
  readonly prefix: readonly Node[]
  readonly extension: readonly Node[]
  readonly signature: Uint8Array
}

/**
 * That both heads are signed, are of one length and fork, and have different tree hashes.
 * @throws HYPER_NOT_EQUIVOCATION, and what `authenticate` throws
 */
export function verifyEquivocation(feed: FeedIdentity, first: SignedTreeHash, second: SignedTreeHash): void {
  if (first.fork !== second.fork) throw nothing('they are of different forks')
  if (first.length !== second.length) throw nothing('they have different lengths')
  if (equalBytes(first.treeHash, second.treeHash)) throw nothing('they are the same')
  requireSigned(feed, first)
  requireSigned(feed, second)
}

/**
 * That both heads are signed and of one fork, and that the longer one does not begin with the shorter one.
 * @throws HYPER_NOT_EQUIVOCATION, HYPER_ROOTS_INVALID, HYPER_EXTENSION_INVALID, and what `authenticate` throws
 */
export function verifyEquivocationLonger(feed: FeedIdentity, first: SignedTreeHash, longer: LongerHead): void {
  if (first.fork !== longer.fork) throw nothing('they are of different forks')
  checkRoots(first.length, longer.prefix)
  if (equalBytes(treeHash(first.length, longer.prefix), first.treeHash)) throw nothing('one continues the other')
  const roots = extendRoots({ length: first.length, roots: longer.prefix }, longer.length, longer.extension)
  requireSigned(feed, first)
  requireSigned(feed, { ...longer, treeHash: treeHash(longer.length, roots) })
}

/** A prologue is not a signature: it does not even vouch for the fork. */
function requireSigned(feed: FeedIdentity, head: SignedTreeHash): void {
  if (authenticate(feed, head) !== 'signature') throw nothing('one of them is not signed, only named by the manifest')
}

function nothing(why: string) {
  return hyperError('HYPER_NOT_EQUIVOCATION', { why })
}
