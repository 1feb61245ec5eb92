/** A replica that is being received. */

import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PAGE_BYTES, type Page } from '../../replica/index.js'
import { syncFolder, writeState, writeSynced } from '../state-file.js'
import type { ReplicaId, StoredReplica } from './replica-store.js'

/** Pages that are on their way to the disk at once. */
const PARALLEL_WRITES = 8

export interface ReplicaDraft {
  /** Takes a page; waits while the disk is behind. */
  addPage(page: Page): Promise<void>
  /** Waits until the disk has all pages and their hashes, then records the replica. */
  finish(replica: StoredReplica, pageHashes: readonly Uint8Array[]): Promise<void>
  /** Removes what came so far; does nothing once it is finished. */
  discard(): Promise<void>
}

export async function startDraft(
  store: string,
  name: string,
  id: ReplicaId,
  onFinished: (replica: StoredReplica) => void
): Promise<ReplicaDraft> {
  const folder = join(store, name)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { mode: 0o700 })
  await writeState(join(folder, 'draft.json'), id)
  const file = await open(join(folder, 'pages'), 'w', 0o600)
  const writes = new Set<Promise<unknown>>()
  let finished = false
  return {
    addPage: async ({ index, bytes }) => {
      const write = file.write(bytes, 0, bytes.length, index * PAGE_BYTES)
      // A failed one stays: whoever waits for them sees it.
      write.then(() => writes.delete(write)).catch(() => {})
      writes.add(write)
      if (writes.size >= PARALLEL_WRITES) await Promise.race(writes)
    },
    finish: async (replica, pageHashes) => {
      await Promise.all(writes)
      await file.sync()
      await file.close()
      await writeSynced(join(folder, 'hashes'), Buffer.concat(pageHashes))
      await syncFolder(store)
      await writeState(join(folder, 'replica.json'), replica)
      finished = true
      onFinished(replica)
      await rm(join(folder, 'draft.json'), { force: true })
    },
    discard: async () => {
      if (finished) return
      await Promise.allSettled(writes)
      await file.close().catch(() => {})
      await rm(folder, { recursive: true, force: true })
    }
  }
}
