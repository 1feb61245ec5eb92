/** How the present head of a core continues the one that a contract pins. */

import type Hypercore from 'hypercore'
import { isDatdotError } from '../errors.js'
import { type HeadExtension, headExtension, type SignedHead, type SignedLength, signedHead } from './core-proofs.js'
import { hyperError } from './errors.js'
import { fetchChunk } from './fetch.js'
import { equalBytes, extendRoots, type Node, type PinnedHead, verifyHead } from './proof/index.js'

/** A signed head and how it continues a pinned one; `extension` is empty if both have the same length. */
export interface ContinuedHead {
  readonly pinned: PinnedHead
  readonly head: SignedHead
  readonly extension: readonly Node[]
}

/** Longest to wait for a peer that has the pinned length's last chunk. */
const FETCH_MS = 30_000

/**
 * A sparse core may lack nodes beside the end of the pinned length; the last chunk of it brings them and is fetched then.
 * @throws HYPER_FORK_MISMATCH, HYPER_EXTENSION_INVALID, HYPER_CHUNK_TIMEOUT
 */
export async function continuation(core: Hypercore, pinned: PinnedHead, signal?: AbortSignal): Promise<ContinuedHead> {
  const head = await signedHead(core)
  if (head.fork !== pinned.fork) throw hyperError('HYPER_FORK_MISMATCH', { pinned: pinned.fork, fork: head.fork })
  const extension = head.length === pinned.length ? [] : (await completeExtension(core, pinned, signal)).nodes
  const continued = { pinned, head, extension }
  checkContinues(continued)
  return continued
}

/** @throws HYPER_EXTENSION_INVALID unless the extension leads from the pinned roots to the head's */
export function checkContinues({ pinned, head, extension }: ContinuedHead): void {
  const same = pinned.length === head.length && extension.length === 0
  const roots = same ? pinned.roots : extendRoots(pinned, head.length, extension)
  const continues = roots.every((root, i) => equalBytes(root.hash, head.roots[i]?.hash ?? new Uint8Array(0)))
  if (!continues) throw hyperError('HYPER_EXTENSION_INVALID', { why: 'they lead to other roots than the head’s' })
}

/**
 * How an earlier head of a core continues a pinned one.
 * @throws HYPER_FORK_MISMATCH, HYPER_EXTENSION_INVALID, HYPER_CHUNK_TIMEOUT, and what `verifyHead` throws
 */
export async function extensionTo(
  core: Hypercore,
  pinned: PinnedHead,
  to: SignedLength,
  signal?: AbortSignal
): Promise<HeadExtension> {
  const present = await signedHead(core)
  if (present.fork !== pinned.fork) throw hyperError('HYPER_FORK_MISMATCH', { pinned: pinned.fork, fork: present.fork })
  const extension = await completeExtension(core, pinned, signal, to)
  verifyHead(present, { ...present, ...to, roots: extendRoots(pinned, to.length, extension.nodes) })
  return extension
}

async function completeExtension(
  core: Hypercore,
  pinned: PinnedHead,
  signal?: AbortSignal,
  to?: SignedLength
): Promise<HeadExtension> {
  try {
    return await headExtension(core, pinned.length, to)
  } catch (error) {
    if (!isDatdotError(error, 'HYPER_CORE_INCOMPLETE')) throw error
    for (const { length } of to === undefined ? [pinned] : [pinned, to]) {
      await fetchChunk(core, Number(length) - 1, FETCH_MS, signal)
    }
    return headExtension(core, pinned.length, to)
  }
}
