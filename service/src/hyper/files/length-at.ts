/** How many bytes the first chunks of a core have. */

import type Hypercore from 'hypercore'
import { hyperError } from '../errors.js'
import { fetchChunk } from '../fetch.js'
import { nodeIndex, rootSpans } from '../proof/tree.js'

/** Longest that the chunk may take from which an earlier length is known. */
const FETCH_MS = 30_000

/**
 * Bytes of the first `length` chunks. Of an earlier length this takes its last chunk: with it come all of its roots.
 * @throws HYPER_CHUNK_TIMEOUT, HYPER_CORE_INCOMPLETE
 */
export async function byteLengthAt(core: Hypercore, length: number, signal?: AbortSignal): Promise<number> {
  if (length === core.length) return core.byteLength
  if (length === 0) return 0
  await fetchChunk(core, length - 1, FETCH_MS, signal)
  const reader = core.core.storage.read()
  const roots = rootSpans(BigInt(length)).map((span) => reader.getTreeNode(Number(nodeIndex(span))))
  reader.tryFlush()
  let bytes = 0
  for (const root of await Promise.all(roots)) {
    if (root === null) throw hyperError('HYPER_CORE_INCOMPLETE', { what: `the first ${length} chunks` })
    bytes += root.size
  }
  return bytes
}
