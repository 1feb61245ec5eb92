/** Best and finalised blocks, passed on to whoever watches; watchers outlive the connection that they came by. */

import { abortable } from '../abort.js'
import type { Logger } from '../log.js'
import type { Head } from './connection.js'

export type HeadKind = 'best' | 'finalised'

interface Watcher {
  onHead(head: Head): void
  onEnd(error: Error): void
}

export class Heads {
  readonly #watchers: Record<HeadKind, Set<Watcher>> = { best: new Set(), finalised: new Set() }
  readonly #last: Partial<Record<HeadKind, Head>> = {}
  readonly #log: Logger
  #ended: Error | undefined

  constructor(log: Logger) {
    this.#log = log
  }

  /** The newest one seen, if any. */
  last(kind: HeadKind): Head | undefined {
    return this.#last[kind]
  }

  push(kind: HeadKind, head: Head): void {
    this.#last[kind] = head
    for (const watcher of this.#watchers[kind]) watcher.onHead(head)
  }

  /** No more heads will come. */
  end(error: Error): void {
    this.#ended = error
    for (const kind of ['best', 'finalised'] as const) {
      for (const watcher of this.#watchers[kind]) watcher.onEnd(error)
      this.#watchers[kind].clear()
    }
  }

  /** The first head for which `wanted` holds, beginning with the newest one seen; rejects when no more will come. */
  async until(kind: HeadKind, wanted: (head: Head) => boolean, signal?: AbortSignal): Promise<Head> {
    const { [kind]: last } = this.#last
    if (this.#ended) throw this.#ended
    if (last !== undefined && wanted(last)) return last
    let stop = (): void => {}
    const found = new Promise<Head>((resolve, reject) => {
      stop = this.#watch(kind, { onHead: (head) => wanted(head) && resolve(head), onEnd: reject })
    })
    return abortable(found, signal).finally(stop)
  }

  /** The next head. */
  next(kind: HeadKind, signal?: AbortSignal): Promise<Head> {
    const last = this.#last[kind]
    return this.until(kind, (head) => head !== last, signal)
  }

  /**
   * Calls `handler` with each head, beginning with the newest one seen, one call at a time: heads that come while it runs
   * are joined into one. What it throws is logged. Returns what stops it, which resolves when the last call ended.
   */
  each(kind: HeadKind, handler: (head: Head) => void | Promise<void>): () => Promise<void> {
    let waiting = this.#last[kind]
    let running: Promise<void> | undefined
    let stopped = false
    const run = async (): Promise<void> => {
      while (waiting !== undefined && !stopped) {
        const head = waiting
        waiting = undefined
        await Promise.resolve(head)
          .then(handler)
          .catch((error: unknown) => this.#log.error({ err: error, block: head.block }, 'a handler of blocks failed'))
      }
      running = undefined
    }
    const start = (): void => {
      running ??= run()
    }
    const unwatch = this.#watch(kind, {
      onHead: (head) => {
        waiting = head
        start()
      },
      onEnd: () => {}
    })
    if (waiting !== undefined) start()
    return async () => {
      stopped = true
      unwatch()
      await running
    }
  }

  #watch(kind: HeadKind, watcher: Watcher): () => void {
    this.#watchers[kind].add(watcher)
    return () => void this.#watchers[kind].delete(watcher)
  }
}
