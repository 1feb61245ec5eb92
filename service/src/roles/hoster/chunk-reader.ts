/**
 * Decodes chunks of stored replicas for whoever reads the feed. Memory is bounded whatever is stored: some replicas are open
 * with the places of their chunks, and some pages are kept unsealed, since a chunk's end is in the page of the next one's
 * start.
 */

import type { FileHandle } from 'node:fs/promises'
import { blake2b256Into } from '../../hyper/index.js'
import { PageSeal, readUnsealed } from '../../replica/index.js'
import type { ChunkPlaces } from './chunk-places.js'
import { Recent } from './recent.js'
import type { ReplicaStore } from './replica-store.js'
import { nameOf, type StoredReplica } from './stored-replica.js'

/** Replicas that are open at once: a file and the places of its chunks, 12 KiB for 1 024 of them. */
const OPEN_REPLICAS = 64
/** Pages that are kept: 16 MiB. */
const KEPT_PAGES = 256

export interface OpenChunks {
  readonly places: ChunkPlaces
  readonly file: FileHandle
  readPage(index: number): Promise<Uint8Array>
}

interface OpenReplica {
  /** Its pages' name: no other replica has it, nor the same one opened again. */
  readonly id: number
  readonly chunks: Promise<OpenChunks>
  readonly seal: PageSeal
  /** Reads that are under way. */
  readers: number
  forgotten: boolean
}

export class ChunkReader {
  readonly #store: ReplicaStore
  readonly #genesis: Uint8Array
  readonly #open = new Recent<OpenReplica>(OPEN_REPLICAS, (replica) => {
    replica.forgotten = true
    closeIfUnused(replica)
  })
  readonly #pages = new Recent<Promise<Uint8Array>>(KEPT_PAGES)
  #opened = 0

  constructor(store: ReplicaStore, genesis: Uint8Array) {
    this.#store = store
    this.#genesis = genesis
  }

  /** @throws ROLES_REPLICA_DAMAGED, REPLICA_CHUNK_MISSING, REPLICA_PAGE, REPLICA_BROTLI */
  async read(replica: StoredReplica, index: number): Promise<Uint8Array> {
    const name = nameOf(replica)
    const open = this.#open.get(name, () => this.#openReplica(replica))
    open.readers++
    try {
      const { places, readPage } = await open.chunks
      const readUnsealedPage = (number: number) =>
        this.#page(`${open.id} ${number}`, async () => open.seal.unseal(number, await readPage(number)))
      const { bytes } = await readUnsealed({ index: places, readPage: readUnsealedPage }, index)
      return bytes
    } catch (error) {
      // What failed is not kept: it may have been the moment.
      this.#open.forget(name)
      throw error
    } finally {
      open.readers--
      closeIfUnused(open)
    }
  }

  /** Closes a replica's files. */
  forget(replica: StoredReplica): void {
    this.#open.forget(nameOf(replica))
  }

  close(): void {
    this.#open.clear()
    this.#pages.clear()
  }

  /** Several readers of a page wait for one and the same. */
  #page(name: string, read: () => Promise<Uint8Array>): Promise<Uint8Array> {
    return this.#pages.get(name, () => {
      const page = read()
      page.catch(() => this.#pages.forget(name))
      return page
    })
  }

  #openReplica(replica: StoredReplica): OpenReplica {
    const { amendment, slot, encoder } = replica
    const seal = new PageSeal(blake2b256Into, { genesis: this.#genesis, amendment, slot, encoder })
    const chunks = this.#store.openChunks(replica)
    chunks.catch(() => {})
    return { id: this.#opened++, chunks, seal, readers: 0, forgotten: false }
  }
}

function closeIfUnused({ chunks, readers, forgotten }: OpenReplica): void {
  if (!forgotten || readers > 0) return
  chunks.then(({ file }) => file.close()).catch(() => {})
}
