/** What a hoster serves: the hypercores of its replicas, to any Hypercore client, announced under their discovery keys. */

import { type FeedCore, keyPairFromSeed, serveReceipts, UploadMeter } from '../../hyper/index.js'
import type { RoleContext } from '../context.js'
import { nameOf, type ReplicaId } from './replica-store.js'

interface Served {
  readonly core: FeedCore
  /** Names of the replicas that need it. */
  readonly replicas: Set<string>
  readonly stop: () => void
}

export class Serving {
  readonly #context: RoleContext
  readonly #meter = new UploadMeter()
  /** Open cores by feed key in hex. */
  readonly #served = new Map<string, Served>()
  readonly #stopReceipts: () => void
  #changing: Promise<void> = Promise.resolve()

  constructor(context: RoleContext) {
    this.#context = context
    const { peer, market, signingSeed } = context
    const { secretKey } = keyPairFromSeed(signingSeed)
    this.#stopReceipts = serveReceipts(peer.network, { genesis: market.genesis, secretKey, meter: this.#meter })
  }

  /** Keeps a replica's chunks in the store, also while they are still coming in. */
  keep(replica: ReplicaId): void {
    this.#context.ranges.need(replica.feedKey, nameInRanges(replica), rangeOf(replica))
  }

  /** Serves the feed for this replica. */
  add(replica: ReplicaId): Promise<void> {
    this.keep(replica)
    return this.#change(async () => {
      const id = idOf(replica)
      const known = this.#served.get(id)
      if (known !== undefined) {
        known.replicas.add(nameOf(replica))
        return
      }
      const { peer, log } = this.#context
      const core = await peer.openCore(replica.feedKey, replica.pin.fork)
      this.#served.set(id, { core, replicas: new Set([nameOf(replica)]), stop: this.#meter.track(core) })
      // The announcements of many feeds are spread out; nobody waits for them.
      peer.announce(replica.feedKey).catch((error) => log.warn({ err: error }, 'not announced'))
    })
  }

  /** Ends serving for this replica, and drops the chunks that nobody else needs. */
  drop(replica: ReplicaId): Promise<void> {
    return this.#change(async () => {
      const { peer, ranges } = this.#context
      const core = await peer.openCore(replica.feedKey, replica.pin.fork)
      try {
        await ranges.drop(core, nameInRanges(replica))
      } finally {
        await core.close()
      }
      const known = this.#served.get(idOf(replica))
      known?.replicas.delete(nameOf(replica))
      if (known === undefined || known.replicas.size > 0) return
      this.#served.delete(idOf(replica))
      known.stop()
      await peer.unannounce(replica.feedKey)
      await known.core.close()
    })
  }

  /** Fetches chunks of a replica that the store has lost, from other peers; resolves at once if it has them all. */
  async repair(replica: ReplicaId, signal: AbortSignal): Promise<void> {
    const { peer, log } = this.#context
    const core = this.#served.get(idOf(replica))?.core
    if (core === undefined || (await core.has(rangeOf(replica)))) return
    log.warn({ contract: replica.contract, slot: replica.slot }, 'chunks are missing, fetching them')
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
    for (const { core, stop } of this.#served.values()) {
      stop()
      await core.close()
    }
    this.#served.clear()
  }

  /** One change after the other. */
  #change(change: () => Promise<void>): Promise<void> {
    const done = this.#changing.then(change)
    this.#changing = done.catch(() => {})
    return done
  }
}

function rangeOf({ from, to }: ReplicaId) {
  return { start: Number(from), end: Number(to) }
}

function idOf({ feedKey }: ReplicaId): string {
  return Buffer.from(feedKey).toString('hex')
}

function nameInRanges(replica: ReplicaId): string {
  return `hoster ${nameOf(replica)}`
}
