/** Whether a signed head that somebody showed contradicts another one: evidence against the feed's writer. */

import type Hypercore from 'hypercore'
import type { TreeNode } from 'hypercore'
import { plainNode, type SignedHead, signedHead } from './core-proofs.js'
import {
  equalBytes,
  type LongerHead,
  type SignedTreeHash,
  treeHash,
  verifyEquivocation,
  verifyEquivocationLonger
} from './proof/index.js'

/** Two signed heads of one fork that cannot both be true; `first` is the shorter one. */
export type Contradiction =
  | { readonly type: 'sameLength'; readonly first: SignedTreeHash; readonly second: SignedTreeHash }
  | { readonly type: 'longer'; readonly first: SignedTreeHash; readonly longer: LongerHead }

/** Of two heads of one length. @throws what `authenticate` throws for a head that the feed did not sign */
export function contradictionOf(one: SignedHead, other: SignedHead): Contradiction | undefined {
  const [first, second] = [treeOf(one), treeOf(other)]
  if (!equalBytes(one.key, other.key) || first.fork !== second.fork || first.length !== second.length) return undefined
  if (equalBytes(first.treeHash, second.treeHash)) return undefined
  verifyEquivocation(one, first, second)
  return { type: 'sameLength', first, second }
}

/**
 * Of a head and the one that a core has, which is as long or longer. Nothing if the core is shorter, or of another fork.
 * @throws HYPER_NOT_EQUIVOCATION and what `authenticate` throws, if one of them is not signed
 */
export async function contradictionWith(core: Hypercore, shown: SignedHead): Promise<Contradiction | undefined> {
  const own = await signedHead(core)
  if (own.length === shown.length) return contradictionOf(shown, own)
  if (own.length < shown.length || own.fork !== shown.fork || !equalBytes(own.key, shown.key)) return undefined
  const { upgrade } = await core.proof({ upgrade: { start: 0, length: Number(shown.length) } })
  if (upgrade === null) return undefined
  const first = treeOf(shown)
  const prefix = upgrade.nodes.map(plainNode)
  if (equalBytes(treeHash(shown.length, prefix), first.treeHash)) return undefined
  const extension = (upgrade.additionalNodes ?? []).map(plainNode)
  const longer = { fork: own.fork, length: own.length, prefix, extension, signature: own.signature }
  verifyEquivocationLonger(shown, first, longer)
  return { type: 'longer', first, longer }
}

/** What Hypercore shows of a peer's head when it finds that it and a core's own exclude each other. */
export interface ConflictProof {
  readonly fork: number
  readonly upgrade: {
    readonly length: number
    readonly nodes: readonly TreeNode[]
    readonly additionalNodes: readonly TreeNode[]
    readonly signature: Uint8Array
  }
}

/** @throws as `contradictionWith` */
export async function contradictionInConflict(
  core: Hypercore,
  { fork, upgrade }: ConflictProof
): Promise<Contradiction | undefined> {
  const own = await signedHead(core)
  const [length, roots] = [BigInt(upgrade.length), upgrade.nodes.map(plainNode)]
  const signature = new Uint8Array(upgrade.signature)
  if (upgrade.additionalNodes.length === 0) {
    return contradictionWith(core, { ...own, fork: BigInt(fork), length, roots, signature })
  }
  // The peer's head is the longer one: it goes on from the chunks that were compared, all of this core's.
  if (own.length !== length || own.fork !== BigInt(fork)) return undefined
  const first = treeOf(own)
  const longer = {
    fork: own.fork,
    length: upgrade.additionalNodes.reduce((sum, { index }) => sum + chunksBelow(index), length),
    prefix: roots,
    extension: upgrade.additionalNodes.map(plainNode),
    signature
  }
  verifyEquivocationLonger(own, first, longer)
  return { type: 'longer', first, longer }
}

/** Of a node of a flat tree: two to the number of ones at its index's end. */
function chunksBelow(index: number): bigint {
  let count = 1n
  for (let rest = BigInt(index); rest & 1n; rest >>= 1n) count *= 2n
  return count
}

function treeOf({ fork, length, roots, signature }: SignedHead): SignedTreeHash {
  return { fork, length, treeHash: treeHash(length, roots), signature }
}
