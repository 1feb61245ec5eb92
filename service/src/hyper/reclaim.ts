/**
 * Room on the disk: the bytes of dropped chunks go from the files, too, also where others of their file are still needed.
 * RocksDB by itself looks at the oldest quarter of its blob files only, so they might stay for ever.
 */

import type { CoreStorage } from 'hypercore'

/** Forces it, for files of whatever age, down to the last level. */
const ALL_FILES = { blobGarbageCollectionPolicy: 1, blobGarbageCollectionAgeCutoff: 1, bottommostLevelCompaction: 2 }
/** After a core's prefix: the keys of its chunks, which end below `LAST`. */
const CHUNKS = 3
const LAST = 0xff

/** Compacts what the store has of a core's chunks. */
export async function reclaim(storage: CoreStorage): Promise<void> {
  const { core, db } = storage
  const prefixes: Uint8Array[] = []
  // The storage's own compaction knows the prefixes. It hands them to a function of the database that takes them for
  // options; the one below takes bounds.
  const asked = { compactRange: async (prefix: Uint8Array) => void prefixes.push(Buffer.from(prefix)) }
  await storage.compact.call({ core, db: asked })
  const chunks = [...(prefixes.at(-1) ?? []), CHUNKS]
  await db._state.compactRange(db, Buffer.from(chunks), Buffer.from([...chunks, LAST]), ALL_FILES)
}
