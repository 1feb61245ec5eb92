/** Who may stay: gives each connection what it may cost, and keeps those out that cost more, for a while. */

import type { SwarmConnection } from 'hyperswarm'
import type { Logger } from '../log.js'
import { hyperError } from './errors.js'
import { formatFeedKey } from './keys.js'
import type { PeerLimits } from './limits.js'
import { type Pace, paceSending } from './pace.js'
import { type Allowance, Allowances } from './protocol/allowance.js'
import { BoundedMux } from './wire/bounded-mux.js'
import { PartialFrames } from './wire/partial-frames.js'

export class Bouncer {
  readonly #limits: PeerLimits
  readonly #log: Logger
  readonly #pace: Pace | undefined
  readonly #allowances: Allowances
  readonly #partial: PartialFrames
  readonly #bans = new Bans()

  constructor(limits: PeerLimits, log: Logger, pace?: Pace) {
    this.#limits = limits
    this.#log = log
    this.#pace = pace
    this.#allowances = new Allowances(limits)
    this.#partial = new PartialFrames(limits.partialMs)
  }

  /** Has the connection's messages bounded, before anybody reads them. Returns nothing if it may not stay. */
  admit(connection: SwarmConnection): Allowance | undefined {
    const key = connection.remotePublicKey
    if (this.#bans.has(key)) {
      connection.destroy(hyperError('HYPER_PEER_CUT', { why: 'it was cut off a moment ago' }))
      return undefined
    }
    const allowance = this.#allowances.add(key, (error) => {
      this.#log.info({ err: error, peer: formatFeedKey(key) }, 'peer cut off')
      this.#bans.add(key, this.#limits.banMs)
      connection.destroy(error)
    })
    connection.on('close', () => allowance.leave())
    // Whoever asks for the connection's Protomux from now on gets this one.
    new BoundedMux(connection, allowance, this.#pace?.down)
    if (this.#pace !== undefined) paceSending(connection, this.#pace.up)
    this.#partial.watch(connection, allowance)
    return allowance
  }
}

/** Most peers that are kept out at once; the ones that were first come in again first. */
const MAX_BANNED = 10_000

/** Peers that were cut, by their keys, for a while. A stranger has as many keys as it likes: this stops loops, not people. */
export class Bans {
  readonly #until = new Map<string, number>()

  add(key: Uint8Array, ms: number): void {
    const id = Buffer.from(key).toString('hex')
    this.#until.delete(id)
    this.#until.set(id, performance.now() + ms)
    const [oldest] = this.#until.keys()
    if (this.#until.size > MAX_BANNED && oldest !== undefined) this.#until.delete(oldest)
  }

  has(key: Uint8Array): boolean {
    const id = Buffer.from(key).toString('hex')
    const until = this.#until.get(id)
    if (until === undefined) return false
    if (until > performance.now()) return true
    this.#until.delete(id)
    return false
  }
}
