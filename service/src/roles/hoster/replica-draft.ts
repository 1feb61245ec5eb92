/** A replica that is being received. */

import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page, RecordLocation } from '../../replica/index.js'
import { PageWriter } from '../page-writer.js'
import { syncFolder, writeState, writeSynced } from '../state-file.js'
import { PlacesBuilder } from './chunk-places.js'
import type { ReplicaId, StoredReplica } from './stored-replica.js'

export interface ReplicaDraft {
  /** Takes a page; waits while the disk is behind. */
  addPage(page: Page): Promise<void>
  /** Where the next chunk is in the pages. */
  addChunk(location: RecordLocation): void
  /** Waits until the disk has all pages and what belongs to them, then records the replica. */
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
  const writer = new PageWriter(file)
  const places = new PlacesBuilder()
  let finished = false
  return {
    addPage: (page) => writer.add(page),
    addChunk: (location) => places.add(location),
    finish: async (replica, pageHashes) => {
      await writer.finish()
      await file.sync()
      await file.close()
      await writeSynced(join(folder, 'hashes'), Buffer.concat(pageHashes))
      await writeSynced(join(folder, 'places'), places.bytes())
      await syncFolder(store)
      await writeState(join(folder, 'replica.json'), replica)
      finished = true
      onFinished(replica)
      await rm(join(folder, 'draft.json'), { force: true })
    },
    discard: async () => {
      if (finished) return
      await writer.abandon()
      await file.close().catch(() => {})
      await rm(folder, { recursive: true, force: true })
    }
  }
}
