/** What a hoster's folder holds when it starts. */

import { readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Logger } from '../../log.js'
import { readState } from '../state-file.js'
import { STORE_MARK } from './store-mark.js'
import { nameOf, type ReplicaId, type StoredReplica } from './stored-replica.js'

/** Finished replicas. Drafts are removed; what this store did not make is left alone and named in the log. */
export async function findReplicas(folder: string, log: Logger): Promise<StoredReplica[]> {
  const replicas: StoredReplica[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    try {
      const replica = entry.isDirectory() ? await ownState<StoredReplica>(path, 'replica.json') : undefined
      if (replica !== undefined) replicas.push(replica)
      else if (entry.name === STORE_MARK) continue
      else if (entry.isDirectory() && (await ownState<ReplicaId>(path, 'draft.json')) !== undefined) {
        await rm(path, { recursive: true, force: true })
      } else log.warn({ path }, 'not a replica of this hoster: left alone')
    } catch (error) {
      log.error({ err: error, path }, 'a replica cannot be opened: left alone')
    }
  }
  return replicas
}

/** What a file of a replica's folder says, if it is about the replica that the folder is named after. */
async function ownState<T extends ReplicaId>(path: string, name: string): Promise<T | undefined> {
  const state = await readState<T>(join(path, name))
  if (state === undefined || typeof state.encoder !== 'bigint') return undefined
  return basename(path) === nameOf(state) ? state : undefined
}
