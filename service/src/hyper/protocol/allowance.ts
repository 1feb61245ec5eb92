/**
 * What a peer has left of what it may cost: sessions that it may still open, points that its messages may still cost, bytes
 * that it may have in memory. Whoever asks for more sessions or memory is cut off as a whole, because one session more or
 * less would not stop it; whoever has no points left waits.
 */

import { Bucket } from '../bucket.js'
import { hyperError } from '../errors.js'
import type { PeerLimits } from '../limits.js'

/** What ends a peer's connection. */
export type Cut = (error: Error) => void

/** What goes on counting when a peer leaves and comes back. */
interface Rates {
  readonly opens: Bucket
  readonly points: Bucket
}

/** Peers whose rates are remembered; the ones that came longest ago are forgotten first. */
const MAX_REMEMBERED = 10_000

/** Of one connection. */
export class Allowance {
  readonly limits: PeerLimits
  readonly points: Bucket
  readonly #all: Allowances
  readonly #opens: Bucket
  readonly #cut: Cut
  #gone = false
  #held = 0

  constructor(all: Allowances, limits: PeerLimits, { opens, points }: Rates, cut: Cut) {
    this.limits = limits
    this.points = points
    this.#all = all
    this.#opens = opens
    this.#cut = cut
  }

  /** Bytes that it has in memory. */
  get held(): number {
    return this.#held
  }

  /** The peer opens a session, or asks for one. Returns whether it may. */
  open(): boolean {
    return this.#take(1)
  }

  /** The peer sent what no honest one sends. */
  offend(): void {
    this.#take(this.limits.offence)
  }

  /** So many bytes more stay in memory because of it, or (negative) less. */
  hold(bytes: number): void {
    if (this.#gone) return
    this.#held += bytes
    this.#all.hold(bytes)
    if (this.#held > this.limits.memoryOfPeer) this.cut(`it has over ${this.limits.memoryOfPeer} bytes in memory`)
  }

  /** The connection is closed: what it had in memory counts no more. */
  leave(): void {
    if (this.#gone) return
    this.#all.remove(this)
    this.#gone = true
  }

  cut(why: string): void {
    if (this.#gone) return
    this.leave()
    this.#cut(hyperError('HYPER_PEER_CUT', { why }))
  }

  #take(count: number): boolean {
    if (this.#opens.take(count)) return true
    this.cut('it opens sessions, or sends junk, faster than it may')
    return false
  }
}

/** Of all peers together. */
export class Allowances {
  readonly #limits: PeerLimits
  readonly #peers = new Set<Allowance>()
  /** By Noise key in hex, the latest ones last. */
  readonly #rates = new Map<string, Rates>()
  #held = 0

  constructor(limits: PeerLimits) {
    this.#limits = limits
  }

  add(noiseKey: Uint8Array, cut: Cut): Allowance {
    const allowance = new Allowance(this, this.#limits, this.#ratesOf(noiseKey), cut)
    this.#peers.add(allowance)
    return allowance
  }

  /** The peer is gone, and with it what it had in memory. */
  remove(allowance: Allowance): void {
    if (this.#peers.delete(allowance)) this.#held -= allowance.held
  }

  hold(bytes: number): void {
    this.#held += bytes
    if (this.#held <= this.#limits.memoryOfAll) return
    const [most] = [...this.#peers].sort((a, b) => b.held - a.held)
    most?.cut(`all peers have over ${this.#limits.memoryOfAll} bytes in memory, and it has the most of them`)
  }

  #ratesOf(noiseKey: Uint8Array): Rates {
    const id = Buffer.from(noiseKey).toString('hex')
    const { opens, opensPerSecond, points, pointsPerSecond } = this.#limits
    const rates = this.#rates.get(id) ?? {
      opens: new Bucket(opens, opensPerSecond),
      points: new Bucket(points, pointsPerSecond)
    }
    this.#rates.delete(id)
    this.#rates.set(id, rates)
    const [oldest] = this.#rates.keys()
    if (this.#rates.size > MAX_REMEMBERED && oldest !== undefined) this.#rates.delete(oldest)
    return rates
  }
}
