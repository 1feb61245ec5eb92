/** How many plain bytes a contract has, from the proofs of its first and last chunk: nothing else has to be fetched. */

import type { SetupDuty } from '../chain/types.js'
import { type ChunkProof, type FeedCore, rootOf } from '../hyper/index.js'

/** Milliseconds to wait for a chunk. */
const CHUNK_MS = 60_000

/** Fetches both chunks; what their proofs say about sizes is checked against the pinned roots. */
export async function contractBytes(core: FeedCore, duty: SetupDuty, signal: AbortSignal): Promise<bigint> {
  const first = await proven(core, duty, duty.from, signal)
  const last = await proven(core, duty, duty.to - 1n, signal)
  return last.start + last.bytes - first.start
}

/** Where a chunk begins in the feed, and its bytes. */
async function proven(
  core: FeedCore,
  { pin }: SetupDuty,
  index: bigint,
  signal: AbortSignal
): Promise<{ readonly start: bigint; readonly bytes: bigint }> {
  await core.get(Number(index), CHUNK_MS, signal)
  const { chunk, proof } = await core.pinnedChunk(Number(index), pin)
  return { start: bytesBefore(pin, proof), bytes: BigInt(chunk.length) }
}

/** Bytes of the feed before a chunk: those of the roots on its left, and of its siblings on the left. */
export function bytesBefore({ length, roots }: SetupDuty['pin'], { index, siblings }: ChunkProof): bigint {
  const place = rootOf(length, index)
  if (place === undefined) return 0n
  const before = roots.slice(0, place.position).reduce((sum, { size }) => sum + size, 0n)
  const offset = index - place.span.start
  const left = siblings.filter((_, level) => ((offset >> BigInt(level)) & 1n) === 1n)
  return left.reduce((sum, { size }) => sum + size, before)
}
