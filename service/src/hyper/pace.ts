/**
 * How fast bytes of connections pass, in both directions, if somebody outside of this folder decides that. What is sent
 * waits before it is encrypted; of what comes in the messages wait, in a `BoundedMux`: whoever sends on request, as peers of
 * Hypercore and of `datdot/1` do, sends no faster than its messages are taken.
 */

import type { SwarmConnection } from 'hyperswarm'

export interface Throttle {
  /** So many bytes pass. */
  take(bytes: number): void
  /** Whether bytes may pass now; not while others wait. */
  open(): boolean
  /** Calls back as soon as bytes may pass, one caller after the other. Returns what forgets it. */
  whenOpen(callback: () => void): () => void
}

export interface Pace {
  readonly up: Throttle
  readonly down: Throttle
}

/** Has everything that is sent over the connection wait for its turn. */
export function paceSending(connection: SwarmConnection, throttle: Throttle): void {
  const write = connection._write.bind(connection)
  let forget = (): void => {}
  connection._write = (bytes, done) => {
    const pass = (): void => {
      if (connection.destroyed) return
      throttle.take(bytes.length)
      write(bytes, done)
    }
    // Empty ones keep the connection alive.
    if (bytes.length === 0 || throttle.open()) pass()
    else forget = throttle.whenOpen(pass)
  }
  connection.once('close', () => forget())
}

/** One connection's turn among all whose messages wait. */
export class Turn {
  readonly #throttle: Throttle | undefined
  readonly #onTurn: () => void
  #granted = false
  #forget: (() => void) | undefined

  constructor(throttle: Throttle | undefined, onTurn: () => void) {
    this.#throttle = throttle
    this.#onTurn = onTurn
  }

  /** Whether the next message may be taken; if not, `onTurn` is called as soon as it may. */
  get come(): boolean {
    if (this.#granted || this.#throttle === undefined) return true
    if (this.#forget !== undefined) return false
    if (this.#throttle.open()) return true
    this.#forget = this.#throttle.whenOpen(() => {
      this.#forget = undefined
      this.#granted = true
      this.#onTurn()
    })
    // It may have come at once.
    return this.#granted
  }

  take(bytes: number): void {
    this.#granted = false
    this.#throttle?.take(bytes)
  }

  leave(): void {
    this.#forget?.()
  }
}
