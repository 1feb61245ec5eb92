/**
 * The hoster's replicas on disk, one folder each: `pages` holds the sealed pages in fixed places of 64 KiB, `hashes` the
 * hashes of all pages, 32 bytes each, and `replica.json` what was signed. That last file is written last and atomically: a
 * replica is there when it is there, and not otherwise. Until then a `draft.json` says whose chunks are coming in.
 */

import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PinnedFeed, SetupOutcome } from '../../chain/types.js'
import { equalBytes } from '../../hyper/index.js'
import { pageHash, rootOfPages } from '../../replica/index.js'
import { rolesError } from '../errors.js'
import { readState } from '../state-file.js'
import { type ReplicaDraft, startDraft } from './replica-draft.js'
import { openPages, type ReplicaPages } from './replica-pages.js'

/** Which replica it is, and the chunks that it was made of. */
export interface ReplicaId {
  readonly contract: bigint
  readonly slot: number
  readonly amendment: bigint
  readonly feedKey: Uint8Array
  readonly pin: PinnedFeed
  readonly from: bigint
  readonly to: bigint
}

/** A stored replica, complete and signed by all three. */
export interface StoredReplica extends ReplicaId {
  readonly outcome: SetupOutcome
}

export class ReplicaStore {
  /** Drafts that an earlier run did not finish; their pages are removed already. */
  readonly abandoned: readonly ReplicaId[]
  readonly #folder: string
  readonly #replicas: Map<string, StoredReplica>

  private constructor(folder: string, replicas: readonly StoredReplica[], abandoned: readonly ReplicaId[]) {
    this.#folder = folder
    this.#replicas = new Map(replicas.map((replica) => [nameOf(replica), replica]))
    this.abandoned = abandoned
  }

  /** Opens the store and finds what it holds. */
  static async open(folder: string): Promise<ReplicaStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const replicas: StoredReplica[] = []
    const abandoned: ReplicaId[] = []
    for (const name of await readdir(folder)) {
      const replica = await readState<StoredReplica>(join(folder, name, 'replica.json'))
      if (replica !== undefined) replicas.push(replica)
      else {
        const draft = await readState<ReplicaId>(join(folder, name, 'draft.json'))
        if (draft !== undefined) abandoned.push(draft)
        await rm(join(folder, name), { recursive: true, force: true })
      }
    }
    return new ReplicaStore(folder, replicas, abandoned)
  }

  all(): StoredReplica[] {
    return [...this.#replicas.values()]
  }

  /** The replica of a slot; of several the one of the latest amendment. */
  get(contract: bigint, slot: number): StoredReplica | undefined {
    const ofSlot = this.all().filter((replica) => replica.contract === contract && replica.slot === slot)
    return ofSlot.reduce<StoredReplica | undefined>(
      (latest, replica) => (latest === undefined || replica.amendment > latest.amendment ? replica : latest),
      undefined
    )
  }

  /** The replica that one amendment made. */
  of(id: ReplicaId): StoredReplica | undefined {
    return this.#replicas.get(nameOf(id))
  }

  /** Begins to take a replica in. */
  draft(id: ReplicaId): Promise<ReplicaDraft> {
    return startDraft(this.#folder, nameOf(id), id, (replica) => this.#replicas.set(nameOf(replica), replica))
  }

  async remove(replica: ReplicaId): Promise<void> {
    const folder = join(this.#folder, nameOf(replica))
    this.#replicas.delete(nameOf(replica))
    // Without this file the folder is an abandoned draft, whatever becomes of the rest.
    await rm(join(folder, 'replica.json'), { force: true })
    await rm(folder, { recursive: true, force: true })
  }

  /** Opens a replica's pages for reading. Close them afterwards. @throws ROLES_REPLICA_DAMAGED */
  read(replica: StoredReplica): Promise<ReplicaPages> {
    return openPages(join(this.#folder, nameOf(replica)), replica)
  }

  /** That every page on disk is the one that was stored. @throws ROLES_REPLICA_DAMAGED */
  async check(replica: StoredReplica, signal?: AbortSignal): Promise<void> {
    const { contract, slot, outcome } = replica
    const damaged = (why: string) => rolesError('ROLES_REPLICA_DAMAGED', { contract, slot, why })
    const pages = await this.read(replica)
    try {
      const { pageHashes } = pages
      if (!equalBytes(rootOfPages(pageHashes), outcome.replicaRoot)) throw damaged('its hashes differ')
      for (const [index, hash] of pageHashes.entries()) {
        signal?.throwIfAborted()
        const bytes = await pages.readPage(index)
        if (!equalBytes(pageHash(bytes), hash)) throw damaged(`page ${index} differs`)
      }
    } finally {
      await pages.close()
    }
  }
}

export function nameOf({ contract, slot, amendment }: Pick<ReplicaId, 'contract' | 'slot' | 'amendment'>): string {
  return `${contract}-${slot}-${amendment}`
}
