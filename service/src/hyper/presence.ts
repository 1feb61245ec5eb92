/** Which chunks a core says it has, apart from whether their bytes are in its store. */

import type Hypercore from 'hypercore'
import BitInterlude from 'hypercore/lib/bit-interlude.js'
import type { ChunkRange } from './chunk-range.js'
import { nodeIndex, rootSpans } from './proof/index.js'

/**
 * Says that the core has the chunks, or has them no longer, and removes what the store has of their bytes: at once, or
 * not at all. The Merkle nodes stay: other chunks' proofs need them, also those of chunks that are on their way.
 */
export async function setPresence(core: Hypercore, range: ChunkRange, present: boolean): Promise<void> {
  const { start } = range
  const end = Math.min(range.end, core.length)
  if (start >= end) return
  const { core: inner } = core
  const { state, header } = inner
  await state.mutex.lock()
  try {
    const writer = state.createWriteBatch()
    const bits = new BitInterlude()
    bits.setRange(start, end, present)
    bits.flush(writer, inner.bitfield)
    writer.deleteBlockRange(start, end)
    if (!present && start < header.hints.contiguousLength) {
      writer.setHints({ ...header.hints, contiguousLength: start })
    }
    await state.flush()
    inner._setBitfieldRanges(start, end, present)
    inner.updateContiguousLength({ start, length: end - start, drop: !present })
    inner.replicator.onhave(start, end - start, !present)
    if (inner.hintsChanged) await inner.flushHints()
  } finally {
    state._unlock()
  }
}

/** Whether the store has every node that the proofs of these chunks to the roots of the first `length` ones take. */
export async function hasNodes(core: Hypercore, { start, end }: ChunkRange, length: bigint): Promise<boolean> {
  await core.ready()
  if (core.length < end || BigInt(core.length) < length) return false
  const reader = core.core.storage.read()
  const present: Promise<boolean>[] = []
  for (const root of rootSpans(length)) {
    for (let { count } = root; count > 0n; count >>= 1n) {
      // Nodes of this level above the chunks, and their siblings.
      const pairs = count === root.count ? count : 2n * count
      const first = max(root.start, ((BigInt(start) - root.start) / pairs) * pairs + root.start)
      const last = min(root.start + root.count, BigInt(end))
      for (let at = first; at < last; at += pairs) {
        for (let node = at; node < at + pairs; node += count) {
          present.push(reader.hasTreeNode(Number(nodeIndex({ start: node, count }))))
        }
      }
    }
  }
  reader.tryFlush()
  return (await Promise.all(present)).every(Boolean)
}

const max = (left: bigint, right: bigint): bigint => (left > right ? left : right)
const min = (left: bigint, right: bigint): bigint => (left < right ? left : right)
