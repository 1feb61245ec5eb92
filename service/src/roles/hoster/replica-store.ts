/**
 * The hoster's replicas on disk, one folder each: `pages` holds the sealed pages in fixed places of 64 KiB, `hashes` the
 * hashes of all pages, 32 bytes each, `places` where each chunk is in the pages, and `replica.json` what was signed. That
 * last file is written last and atomically: a replica is there when it is there, and not otherwise. Until then, and while
 * it is removed, a `draft.json` says that the folder is this store's own. `store.json`, beside the folders, says whose store it
 * is: see `store-mark.ts`.
 */

import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { SlotId } from '../../chain/types.js'
import type { Logger } from '../../log.js'
import { writeState } from '../state-file.js'
import type { OpenChunks } from './chunk-reader.js'
import { findReplicas } from './find-replicas.js'
import { type ReplicaDraft, startDraft } from './replica-draft.js'
import { damagedPages, openFile, openPages, type ReplicaPages, readPage, readPlaces } from './replica-pages.js'
import { nameOf, type ReplicaId, type StoredReplica, slotName } from './stored-replica.js'

export class ReplicaStore {
  readonly #folder: string
  readonly #replicas = new Map<string, StoredReplica>()
  /** The same by their slots, each mostly of one amendment. */
  readonly #bySlot = new Map<string, readonly StoredReplica[]>()
  #changes = 0

  private constructor(folder: string, replicas: readonly StoredReplica[]) {
    this.#folder = folder
    for (const replica of replicas) this.#add(replica)
  }

  /** Opens the store and finds what it holds; removes drafts that an earlier run did not finish, and nothing else. */
  static async open(folder: string, log: Logger): Promise<ReplicaStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return new ReplicaStore(folder, await findReplicas(folder, log))
  }

  /** Grows with every replica that comes or goes. */
  get changes(): number {
    return this.#changes
  }

  all(): StoredReplica[] {
    return [...this.#replicas.values()]
  }

  /** The replica of a slot; of several the one of the latest amendment. */
  get(contract: bigint, slot: number): StoredReplica | undefined {
    return this.ofSlot({ contract, slot }).reduce<StoredReplica | undefined>(
      (latest, replica) => (latest === undefined || replica.amendment > latest.amendment ? replica : latest),
      undefined
    )
  }

  /** All replicas of a slot, whichever amendments made them. */
  ofSlot(id: SlotId): readonly StoredReplica[] {
    return this.#bySlot.get(slotName(id)) ?? []
  }

  /** The replica that one amendment made. */
  of(id: ReplicaId): StoredReplica | undefined {
    return this.#replicas.get(nameOf(id))
  }

  /** Begins to take a replica in. */
  draft(id: ReplicaId): Promise<ReplicaDraft> {
    return startDraft(this.#folder, nameOf(id), id, (replica) => this.#add(replica))
  }

  async remove(replica: ReplicaId): Promise<void> {
    const folder = this.#folderOf(replica)
    this.#delete(replica)
    // With this file and without the other one the folder is a draft, whatever becomes of the rest.
    await writeState(join(folder, 'draft.json'), replica)
    await rm(join(folder, 'replica.json'), { force: true })
    await rm(folder, { recursive: true, force: true })
  }

  /** Opens a replica's pages for proofs. Close them afterwards. @throws ROLES_REPLICA_DAMAGED */
  read(replica: StoredReplica): Promise<ReplicaPages> {
    return openPages(this.#folderOf(replica), replica)
  }

  /** Opens a replica for reading its chunks. Close the file afterwards. @throws ROLES_REPLICA_DAMAGED */
  async openChunks(replica: StoredReplica): Promise<OpenChunks> {
    const places = await readPlaces(this.#folderOf(replica), replica)
    const file = await openFile(this.#folderOf(replica), replica)
    return { places, file, readPage: (index) => readPage(file, replica, index) }
  }

  /** Reads every page, and gives the numbers of those that are not what was stored. @throws ROLES_REPLICA_DAMAGED */
  async damagedPages(
    replica: StoredReplica,
    signal?: AbortSignal,
    turn?: (signal?: AbortSignal) => Promise<void>
  ): Promise<readonly number[]> {
    return (await damagedPages(this.#folderOf(replica), replica, signal, turn)).damaged
  }

  #add(replica: StoredReplica): void {
    this.#delete(replica)
    this.#replicas.set(nameOf(replica), replica)
    this.#bySlot.set(slotName(replica), [...this.ofSlot(replica), replica])
  }

  #delete(replica: ReplicaId): void {
    this.#changes++
    this.#replicas.delete(nameOf(replica))
    const others = this.ofSlot(replica).filter(({ amendment }) => amendment !== replica.amendment)
    if (others.length > 0) this.#bySlot.set(slotName(replica), others)
    else this.#bySlot.delete(slotName(replica))
  }

  #folderOf(replica: ReplicaId): string {
    return join(this.#folder, nameOf(replica))
  }
}
