/**
 * The file by which a hoster knows its store again. Where slots are hosted and the file is not, the store is elsewhere, on a
 * disk that is not mounted or in another folder: nothing of it is lost, and nothing may be reported as lost.
 */

import { join } from 'node:path'
import type { Duties } from '../../chain/types.js'
import { rolesError } from '../errors.js'
import { readState, writeState } from '../state-file.js'
import type { ReplicaStore } from './replica-store.js'
import { isOf } from './stored-replica.js'

/** Its name in the folder of the replicas. */
export const STORE_MARK = 'store.json'

interface Marked {
  /** Whose store it is. */
  readonly user: bigint
}

export class StoreMark {
  readonly #folder: string
  readonly #path: string

  constructor(folder: string) {
    this.#folder = folder
    this.#path = join(folder, STORE_MARK)
  }

  /**
   * Makes the folder the store of the account, unless it should be that already and is not.
   * @param allLost says that nothing is to be found anywhere else
   * @throws ROLES_STORE_MISSING, ROLES_STATE_UNREADABLE
   */
  async claim(store: ReplicaStore, { user, hosted }: Duties, allLost: boolean): Promise<void> {
    const marked = await readState<Marked>(this.#path)
    if (marked?.user === user) return
    const stored = store.all()
    const known = hosted.some(({ slot, replicaRoot }) => stored.some((one) => isOf(one, slot, replicaRoot)))
    if (hosted.length > 0 && !known && !allLost) throw this.#missing(hosted.length)
    await writeState(this.#path, { user } satisfies Marked)
  }

  /** @throws ROLES_STORE_MISSING if the store has gone since it was claimed */
  async check(): Promise<void> {
    if ((await readState(this.#path)) === undefined) throw this.#missing()
  }

  #missing(slots?: number) {
    return rolesError('ROLES_STORE_MISSING', { path: this.#folder, slots: slots ?? 'all' })
  }
}
