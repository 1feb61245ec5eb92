/**
 * The hoster's replicas on disk, one folder each: `pages` holds the sealed pages in fixed places of 64 KiB, `replica.json`
 * what the chain has to know and the hashes of all pages. The second file is written last and atomically: a replica is
 * there when it is there, and not otherwise.
 */

import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PinnedFeed, SetupOutcome } from '../../chain/types.js'
import { blake2b256Into, equalBytes } from '../../hyper/index.js'
import { leafCount, PAGE_BYTES, type Page, pageHash, rootOfPages } from '../../replica/index.js'
import { rolesError } from '../errors.js'
import { readState, syncFolder, writeState } from '../state-file.js'

/** A stored replica, complete and signed. */
export interface StoredReplica {
  readonly contract: bigint
  readonly slot: number
  readonly amendment: bigint
  readonly feedKey: Uint8Array
  readonly pin: PinnedFeed
  readonly from: bigint
  readonly to: bigint
  readonly outcome: SetupOutcome
  readonly pageHashes: readonly Uint8Array[]
}

/** A replica that is being received. */
export interface ReplicaDraft {
  addPage(page: Page): Promise<void>
  /** Waits until the disk has all pages, then records the replica. */
  finish(replica: StoredReplica): Promise<void>
  /** Removes what came so far. */
  discard(): Promise<void>
}

export class ReplicaStore {
  readonly #folder: string
  readonly #replicas = new Map<string, StoredReplica>()

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Opens the store and finds what it holds; drafts of an earlier run are removed. */
  static async open(folder: string): Promise<ReplicaStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const store = new ReplicaStore(folder)
    for (const name of await readdir(folder)) {
      const replica = await readState<StoredReplica>(join(folder, name, 'replica.json'))
      if (replica === undefined) await rm(join(folder, name), { recursive: true, force: true })
      else store.#replicas.set(name, replica)
    }
    return store
  }

  all(): StoredReplica[] {
    return [...this.#replicas.values()]
  }

  get(contract: bigint, slot: number): StoredReplica | undefined {
    return this.#replicas.get(nameOf(contract, slot))
  }

  async draft(contract: bigint, slot: number): Promise<ReplicaDraft> {
    const name = nameOf(contract, slot)
    const folder = join(this.#folder, name)
    this.#replicas.delete(name)
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { mode: 0o700 })
    const file = await open(join(folder, 'pages'), 'w', 0o600)
    return {
      addPage: async ({ index, bytes }) => {
        await file.write(bytes, 0, bytes.length, index * PAGE_BYTES)
      },
      finish: async (replica) => {
        await file.sync()
        await file.close()
        await syncFolder(folder)
        await writeState(join(folder, 'replica.json'), replica)
        await syncFolder(this.#folder)
        this.#replicas.set(name, replica)
      },
      discard: async () => {
        await file.close().catch(() => {})
        await rm(folder, { recursive: true, force: true })
      }
    }
  }

  async remove(contract: bigint, slot: number): Promise<void> {
    const name = nameOf(contract, slot)
    this.#replicas.delete(name)
    await rm(join(this.#folder, name), { recursive: true, force: true })
  }

  /** Opens a replica's pages for reading. Close it afterwards. @throws ROLES_REPLICA_DAMAGED */
  async read(replica: StoredReplica): Promise<ReplicaPages> {
    const { contract, slot } = replica
    const path = join(this.#folder, nameOf(contract, slot), 'pages')
    const file = await open(path, 'r').catch((cause) => {
      throw rolesError('ROLES_REPLICA_DAMAGED', { contract, slot, why: 'its pages are gone' }, cause)
    })
    return new ReplicaPages(replica, file)
  }

  /** That every page on disk is the one that was stored. @throws ROLES_REPLICA_DAMAGED */
  async check(replica: StoredReplica, signal?: AbortSignal): Promise<void> {
    const { contract, slot, pageHashes, outcome } = replica
    const damaged = (why: string) => rolesError('ROLES_REPLICA_DAMAGED', { contract, slot, why })
    if (!equalBytes(rootOfPages(blake2b256Into, pageHashes), outcome.replicaRoot)) throw damaged('its hashes differ')
    const pages = await this.read(replica)
    try {
      for (const [index, hash] of pageHashes.entries()) {
        signal?.throwIfAborted()
        const bytes = await pages.readPage(index)
        if (!equalBytes(pageHash(blake2b256Into, bytes), hash)) throw damaged(`page ${index} differs`)
      }
    } finally {
      await pages.close()
    }
  }
}

/** The pages of one replica, as proofs are made of them. */
export class ReplicaPages {
  readonly leafCount: number
  readonly pageHashes: readonly Uint8Array[]
  readonly #file: FileHandle
  readonly #replica: StoredReplica

  constructor(replica: StoredReplica, file: FileHandle) {
    this.leafCount = leafCount(Number(replica.outcome.sealedBytes))
    this.pageHashes = replica.pageHashes
    this.#file = file
    this.#replica = replica
  }

  async readPage(index: number): Promise<Uint8Array> {
    const { contract, slot, outcome } = this.#replica
    const length = Math.min(PAGE_BYTES, Number(outcome.sealedBytes) - index * PAGE_BYTES)
    const bytes = new Uint8Array(length)
    const { bytesRead } = await this.#file.read(bytes, 0, length, index * PAGE_BYTES)
    if (bytesRead === length) return bytes
    throw rolesError('ROLES_REPLICA_DAMAGED', { contract, slot, why: `page ${index} is cut off` })
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

function nameOf(contract: bigint, slot: number): string {
  return `${contract}-${slot}`
}
