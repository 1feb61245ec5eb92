/**
 * Announces topics one after the other with a pause in between: a thousand announcements at once keep the DHT and this
 * process busy for half a minute, and the refreshes would come all at once ever after.
 */

import type Hyperswarm from 'hyperswarm'
import { sleep } from '../abort.js'
import type { Logger } from '../log.js'

interface Topic {
  readonly key: Uint8Array
  readonly done: () => void
}

export class Announcer {
  readonly #swarm: Hyperswarm
  readonly #pause: number
  readonly #log: Logger
  readonly #wanted = new Map<string, Promise<void>>()
  readonly #waiting: Topic[] = []
  readonly #stop = new AbortController()
  #running: Promise<void> | undefined

  /** @param pause milliseconds between two announcements */
  constructor(swarm: Hyperswarm, pause: number, log: Logger) {
    this.#swarm = swarm
    this.#pause = pause
    this.#log = log
  }

  /** Resolves when the topic was announced for the first time, or given up; repeated by the swarm from then on. */
  announce(topic: Uint8Array): Promise<void> {
    const id = hex(topic)
    const known = this.#wanted.get(id)
    if (known !== undefined) return known
    const announced = new Promise<void>((done) => this.#waiting.push({ key: topic, done }))
    this.#wanted.set(id, announced)
    this.#running ??= this.#run()
    return announced
  }

  async leave(topic: Uint8Array): Promise<void> {
    if (this.#wanted.delete(hex(topic))) await this.#swarm.leave(topic)
  }

  async close(): Promise<void> {
    this.#stop.abort(new Error('closed'))
    for (const { done } of this.#waiting.splice(0)) done()
    await this.#running
  }

  async #run(): Promise<void> {
    for (let topic = this.#waiting.shift(); topic !== undefined; topic = this.#waiting.shift()) {
      const { key, done } = topic
      if (this.#wanted.has(hex(key))) {
        const announced = this.#swarm.join(key, { server: true, client: false }).flushed()
        announced.catch((error) => this.#log.warn({ err: error, topic: hex(key) }, 'announcing failed')).finally(done)
        await sleep(this.#pause, this.#stop.signal).catch(() => {})
      } else done()
      if (this.#stop.signal.aborted) break
    }
    this.#running = undefined
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
