/** What a hoster serves: the hypercores of its replicas, to any Hypercore client, announced under their discovery keys. */

import {
  type ChunkRange,
  type ChunkSource,
  type FeedCore,
  type Hold,
  keyPairFromSeed,
  serveReceipts,
  UploadMeter
} from '../../hyper/index.js'
import { PAGE_BYTES } from '../../replica/index.js'
import type { RoleContext } from '../context.js'
import { ChunkReader } from './chunk-reader.js'
import { damaged, isPassing } from './replica-pages.js'
import type { ReplicaStore } from './replica-store.js'
import { nameOf, type ReplicaId, type StoredReplica } from './stored-replica.js'

interface Served {
  readonly core: FeedCore
  /** By the names of the replicas. */
  readonly holds: Map<string, Hold>
  readonly stop: () => void
}

export class Serving {
  readonly #context: RoleContext
  readonly #store: ReplicaStore
  readonly #reader: ChunkReader
  readonly #meter = new UploadMeter()
  /** Open cores by feed key in hex. */
  readonly #served = new Map<string, Served>()
  readonly #stopReceipts: () => void
  #changing: Promise<void> = Promise.resolve()

  constructor(context: RoleContext, store: ReplicaStore) {
    this.#context = context
    this.#store = store
    const { peer, market, signing } = context
    this.#reader = new ChunkReader(store, market.genesis)
    const secretKey = () => keyPairFromSeed(signing.acting).secretKey
    this.#stopReceipts = serveReceipts(peer.network, { genesis: market.genesis, secretKey, meter: this.#meter })
  }

  /** Serves the feed's chunks out of this replica. */
  add(replica: StoredReplica): Promise<void> {
    return this.#change(async () => {
      const { core, holds } = await this.#open(replica)
      if (holds.has(nameOf(replica))) return
      holds.set(nameOf(replica), await core.hold(rangeOf(replica), replica.pin.length, this.#sourceOf(replica)))
    })
  }

  /** Announces the replica's feed. The announcements of many feeds are spread out; nobody waits for them. */
  announce({ feedKey }: StoredReplica): void {
    const { peer, log } = this.#context
    peer.announce(feedKey).catch((error) => log.warn({ err: error }, 'not announced'))
  }

  /** Ends serving out of this replica. */
  drop(replica: StoredReplica): Promise<void> {
    return this.#change(async () => {
      const served = this.#served.get(idOf(replica))
      await served?.holds.get(nameOf(replica))?.release()
      this.#reader.forget(replica)
      if (served?.holds.delete(nameOf(replica)) !== true || served.holds.size > 0) return
      this.#served.delete(idOf(replica))
      served.stop()
      await this.#context.peer.unannounce(replica.feedKey)
      await served.core.close()
    })
  }

  /** Says of what is in damaged pages, or of everything, that it is not there any more. */
  async lose(replica: StoredReplica, pages?: readonly number[]): Promise<void> {
    const hold = this.#served.get(idOf(replica))?.holds.get(nameOf(replica))
    if (hold === undefined) return
    if (pages === undefined) return hold.lose(rangeOf(replica))
    const { places, file } = await this.#store.openChunks(replica)
    await file.close()
    for (const page of pages) {
      for (const index of places.between(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)) {
        await hold.lose({ start: index, end: index + 1 })
      }
    }
  }

  /** Fetches the Merkle nodes of a replica that the store has lost, from other peers; resolves at once if it has them. */
  async repair(replica: StoredReplica, signal: AbortSignal): Promise<void> {
    const { peer, log } = this.#context
    const core = this.#served.get(idOf(replica))?.core
    if (core === undefined || (await core.has(rangeOf(replica)))) return
    log.warn({ contract: replica.contract, slot: replica.slot }, 'proofs of chunks are missing, fetching them')
    const stopFinding = peer.find(replica.feedKey)
    try {
      await core.download(rangeOf(replica), undefined, signal)
    } finally {
      await stopFinding()
    }
  }

  async close(): Promise<void> {
    this.#stopReceipts()
    await this.#changing
    for (const { core, holds, stop } of this.#served.values()) {
      stop()
      for (const hold of holds.values()) hold.detach()
      await core.close()
    }
    this.#served.clear()
    this.#reader.close()
  }

  async #open({ feedKey, pin }: StoredReplica): Promise<Served> {
    const id = idOf({ feedKey })
    const known = this.#served.get(id)
    if (known !== undefined) return known
    const { heads, peer } = this.#context
    const core = await peer.openCore(feedKey, pin.fork)
    const stops = [this.#meter.track(core), heads.watch({ feedKey, pin }, core)]
    const served = { core, holds: new Map<string, Hold>(), stop: () => stops.forEach((stop) => void stop()) }
    this.#served.set(id, served)
    return served
  }

  #sourceOf(replica: StoredReplica): ChunkSource {
    const { log } = this.#context
    const { contract, slot } = replica
    const reported = new Set<number>()
    return {
      read: (index) => this.#reader.read(replica, index),
      onFailure: (index, cause) => {
        if (isPassing(cause)) return log.warn({ err: cause, contract, slot }, 'a chunk could not be read now')
        if (reported.has(index)) return
        reported.add(index)
        log.error({ err: damaged(replica, `chunk ${index} cannot be read`, cause), contract, slot }, 'a chunk is lost')
        const hold = this.#served.get(idOf(replica))?.holds.get(nameOf(replica))
        hold?.lose({ start: index, end: index + 1 }).catch((error) => log.warn({ err: error }, 'not given up'))
      }
    }
  }

  /** One change after the other. */
  #change(change: () => Promise<void>): Promise<void> {
    const done = this.#changing.then(change)
    this.#changing = done.catch(() => {})
    return done
  }
}

function rangeOf({ from, to }: ReplicaId): ChunkRange {
  return { start: Number(from), end: Number(to) }
}

function idOf({ feedKey }: Pick<ReplicaId, 'feedKey'>): string {
  return Buffer.from(feedKey).toString('hex')
}
