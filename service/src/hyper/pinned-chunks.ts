/**
 * The chunks of a range with their proofs, for whoever needs them all: the nodes that the paths of neighbours share are read
 * and hashed once, not once for each chunk.
 */

import type Hypercore from 'hypercore'
import type { ChunkRange } from './chunk-range.js'
import { type ProvenChunk, pinnedChunk } from './core-proofs.js'
import { equalBytes, leafNode, type Node, type PinnedHead, parentNode } from './proof/index.js'

type Pinned = Pick<PinnedHead, 'length' | 'roots'>

/** What is read together, and a second time ahead of what is being used; a single chunk may be larger. */
const MOST_CHUNKS = 64
const MOST_BYTES = 4n * 1024n * 1024n

/**
 * Chunks of the store in order, each folded to the pinned roots.
 * @throws HYPER_CHUNK_MISSING, HYPER_CHUNK_PROOF_INVALID
 */
export async function* pinnedChunks(
  core: Hypercore,
  { start, end }: ChunkRange,
  pinned: Pinned
): AsyncGenerator<ProvenChunk, void, void> {
  let next = start < end ? readSubtree(core, start, end, pinned) : undefined
  while (next !== undefined) {
    const chunks = await next
    const from = Number(chunks[0]?.proof.index ?? end) + chunks.length
    next = from < end ? readSubtree(core, from, end, pinned) : undefined
    // Whoever asks for it sees the failure.
    next?.catch(() => {})
    yield* chunks
  }
}

/** The chunks of the largest subtree that begins at a chunk, is in the range and not too much at once. */
async function readSubtree(core: Hypercore, start: number, end: number, pinned: Pinned): Promise<ProvenChunk[]> {
  const first = await pinnedChunk(core, start, pinned)
  const levels = levelsBelow(first, end)
  const rest = await readChunks(core, { start: start + 1, end: start + 2 ** levels })
  const chunks = [first.chunk, ...rest.filter((chunk) => chunk !== null)]
  const proven = chunks.length === 2 ** levels ? proveAll(first, chunks, levels) : undefined
  if (proven !== undefined) return proven
  // Something is missing or damaged: one by one says which it is.
  return Promise.all(Array.from({ length: 2 ** levels }, (_, i) => pinnedChunk(core, start + i, pinned)))
}

/** How many levels above a chunk is the root of the largest subtree that may be read with it. */
function levelsBelow({ chunk, proof }: ProvenChunk, end: number): number {
  const start = Number(proof.index)
  let [levels, bytes] = [0, BigInt(chunk.length)]
  for (const sibling of proof.siblings) {
    const count = 2 ** (levels + 1)
    bytes += sibling.size
    if (start % count !== 0 || start + count > end || count > MOST_CHUNKS || bytes > MOST_BYTES) break
    levels++
  }
  return levels
}

function readChunks(core: Hypercore, { start, end }: ChunkRange): Promise<(Uint8Array | null)[]> {
  if (start >= end) return Promise.resolve([])
  const reader = core.core.storage.read()
  const chunks = Array.from({ length: end - start }, (_, i) => reader.getBlock(start + i))
  reader.tryFlush()
  return Promise.all(chunks)
}

/**
 * The proofs of all chunks of a subtree, given the first one's, which was checked: they are the subtree's chunks if they
 * fold to the siblings of the first.
 * @returns undefined if they are not
 */
function proveAll(first: ProvenChunk, chunks: readonly Uint8Array[], levels: number): ProvenChunk[] | undefined {
  const { index, siblings } = first.proof
  const rows: Node[][] = []
  let row = chunks.map(leafNode)
  for (const sibling of siblings.slice(0, levels)) {
    const known = row[1]
    if (known === undefined || known.size !== sibling.size || !equalBytes(known.hash, sibling.hash)) return undefined
    rows.push(row)
    row = parentsOf(row)
  }
  const above = siblings.slice(levels)
  return chunks.map((chunk, i) => {
    const below = rows.flatMap((nodes, level) => nodes[(i >> level) ^ 1] ?? [])
    return { chunk, proof: { index: index + BigInt(i), siblings: [...below, ...above] } }
  })
}

function parentsOf(row: readonly Node[]): Node[] {
  return row.flatMap((left, i) => {
    const right = row[i + 1]
    return i % 2 === 1 || right === undefined ? [] : (parentNode(left, right) ?? [])
  })
}
