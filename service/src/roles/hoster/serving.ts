/** What a hoster serves: the hypercores of its replicas, to any Hypercore client, announced under their discovery keys. */

import { type FeedCore, keyPairFromSeed, serveReceipts, UploadMeter } from '../../hyper/index.js'
import type { RoleContext } from '../context.js'

export class Serving {
  readonly #context: RoleContext
  readonly #meter = new UploadMeter()
  /** Open cores by feed key, with how many replicas need them. */
  readonly #served = new Map<string, { core: FeedCore; replicas: number; stop: () => void }>()
  readonly #stopReceipts: () => void
  #changing: Promise<void> = Promise.resolve()

  constructor(context: RoleContext) {
    this.#context = context
    const { peer, market, signingSeed } = context
    const { secretKey } = keyPairFromSeed(signingSeed)
    this.#stopReceipts = serveReceipts(peer.network, { genesis: market.genesis, secretKey, meter: this.#meter })
  }

  /** Serves a feed for one more replica. */
  add(feedKey: Uint8Array, fork: bigint): Promise<void> {
    return this.#change(async () => {
      const id = Buffer.from(feedKey).toString('hex')
      const known = this.#served.get(id)
      if (known !== undefined) {
        known.replicas++
        return
      }
      const core = await this.#context.peer.openCore(feedKey, fork)
      this.#served.set(id, { core, replicas: 1, stop: this.#meter.track(core) })
      // The announcements of many feeds are spread out; nobody waits for them.
      this.#context.peer.announce(feedKey).catch((error) => this.#context.log.warn({ err: error }, 'not announced'))
    })
  }

  /** Serves a feed for one replica less, and drops the chunks of that one. */
  drop(feedKey: Uint8Array, range: { readonly start: number; readonly end: number }): Promise<void> {
    return this.#change(async () => {
      const id = Buffer.from(feedKey).toString('hex')
      const known = this.#served.get(id)
      if (known === undefined) return
      await known.core.clear(range)
      known.replicas--
      if (known.replicas > 0) return
      this.#served.delete(id)
      known.stop()
      await this.#context.peer.unannounce(feedKey)
      await known.core.close()
    })
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
