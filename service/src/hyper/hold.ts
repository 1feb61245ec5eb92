/** Holding a range of chunks of an open core: see `held-chunks.ts`. */

import type Hypercore from 'hypercore'
import { type ChunkRange, without } from './chunk-range.js'
import type { ChunkSource, HeldRange } from './held-chunks.js'
import { hasNodes, setPresence } from './presence.js'
import { heldChunks } from './store.js'

export interface Hold {
  /** The source does not have these chunks any more: the core says so, unless another one has them. */
  lose(range: ChunkRange): Promise<void>
  /** Ends it for good: the core has the chunks no longer, unless another source has them. */
  release(): Promise<void>
  /** Ends it for this run of the program: what the core says stays as it is. */
  detach(): void
}

/** The core stays open, and is closed by whoever opened it, after the hold has ended. */
export async function holdChunks(
  core: Hypercore,
  range: ChunkRange,
  length: bigint,
  source: ChunkSource
): Promise<Hold> {
  const held = heldChunks(core)
  const own: HeldRange = { ...range, source, lost: new Set() }
  held.add(own)
  const detach = (): void => held.remove(own)
  try {
    if (await hasNodes(core, range, length)) await setPresence(core, range, true)
  } catch (error) {
    detach()
    throw error
  }
  return {
    lose: async (chunks) => {
      for (let index = chunks.start; index < chunks.end; index++) own.lost.add(index)
      for (const free of without(chunks, held.ranges())) await setPresence(core, free, false)
    },
    release: async () => {
      for (const free of without(range, held.ranges(own))) await setPresence(core, free, false)
      detach()
    },
    detach
  }
}
