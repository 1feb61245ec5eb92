/** The feeds that are open: as many as the limits say, those that were needed last. */

import { abortable } from '../abort.js'
import type { FeedReader } from '../hyper/index.js'
import { gatewayError } from './errors.js'
import { type FeedSource, OpenFeed } from './open-feed.js'

/** A feed in use; it stays open until `release`, which may be called again. */
export interface Lease {
  readonly reader: FeedReader
  /** Whether what comes now may stay in the store. */
  readonly keeps: () => boolean
  readonly refresh: () => void
  readonly release: () => void
}

export class OpenFeeds {
  readonly #source: FeedSource
  readonly #open = new Map<string, OpenFeed>()
  /** Those that are being closed, each until it is. */
  readonly #ending = new Map<string, Promise<void>>()
  #cached = 0
  #closed = false

  constructor(source: FeedSource) {
    this.#source = source
  }

  /** Bytes that may be in the store. */
  get #most(): number {
    const { hasRoom, limits } = this.#source
    return hasRoom?.() === false ? 0 : limits.cacheBytes
  }

  get size(): number {
    return this.#open.size
  }

  /** @throws GATEWAY_KEY_UNKNOWN, GATEWAY_NOBODY_SERVES, GATEWAY_BUSY, GATEWAY_SHARE_USED */
  async lease(key: Uint8Array, asker: string, signal?: AbortSignal): Promise<Lease> {
    if (this.#closed) throw gatewayError('GATEWAY_BUSY', { what: 'it is closing' })
    const id = Buffer.from(key).toString('hex')
    const known = this.#open.get(id)
    if (known === undefined || known.users === 0) this.#checkShare(asker)
    const feed = known ?? this.#add(id, key)
    if (feed.users === 0) feed.asker = asker
    feed.users++
    let released = false
    const release = (): void => {
      if (released) return
      released = true
      feed.users--
      feed.usedAt = Date.now()
      if (feed.users === 0) feed.rest()
      this.#bound()
    }
    try {
      const reader = await abortable(feed.reader, signal)
      feed.refresh()
      const keeps = (): boolean => this.#cached < this.#most
      return { reader, keeps, refresh: () => feed.refresh(), release }
    } catch (error) {
      release()
      throw error
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const id of [...this.#open.keys()]) this.#end(id)
    await Promise.allSettled([...this.#ending.values()])
  }

  #add(id: string, key: Uint8Array): OpenFeed {
    const { feeds } = this.#source.limits
    if (this.#open.size >= feeds && !this.#endOldest()) {
      throw gatewayError('GATEWAY_BUSY', { what: `${feeds} keys are being read` })
    }
    const feed: OpenFeed = new OpenFeed(
      key,
      this.#source,
      (bytes) => this.#count(id, feed, bytes),
      this.#ending.get(id)
    )
    this.#open.set(id, feed)
    // Whoever asks next looks for it anew.
    feed.reader.catch(() => {
      if (this.#open.get(id) === feed) this.#open.delete(id)
    })
    return feed
  }

  #checkShare(asker: string): void {
    const { feedsEach } = this.#source.limits
    const held = [...this.#open.values()].filter((feed) => feed.users > 0 && feed.asker === asker).length
    if (held >= feedsEach) throw gatewayError('GATEWAY_SHARE_USED', { asker, what: `${feedsEach} keys at once` })
  }

  #count(id: string, feed: OpenFeed, bytes: number): void {
    if (this.#open.get(id) !== feed) return
    feed.cached += bytes
    this.#cached += bytes
    if (this.#cached > this.#most) this.#bound()
  }

  /** Drops from the store what is not in use, the oldest first, until there is room. */
  #bound(): void {
    while (this.#cached > this.#most && this.#endOldest()) {}
  }

  #endOldest(): boolean {
    const idle = [...this.#open].filter(([, { users }]) => users === 0)
    const [oldest] = idle.sort(([, a], [, b]) => a.usedAt - b.usedAt)
    if (oldest !== undefined) this.#end(oldest[0])
    return oldest !== undefined
  }

  #end(id: string): void {
    const feed = this.#open.get(id)
    if (feed === undefined) return
    this.#open.delete(id)
    this.#cached -= feed.cached
    feed.cached = 0
    const ending = feed.close().catch((error) => this.#source.log.warn({ err: error }, 'a feed did not close'))
    this.#ending.set(id, ending)
    void ending.finally(() => {
      if (this.#ending.get(id) === ending) this.#ending.delete(id)
    })
  }
}
