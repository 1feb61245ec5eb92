/**
 * Frames that somebody began to send and does not end: each has room for up to 16 MiB from its first byte on, below anything
 * that Protomux sees. What is still the same after a while counts as memory of its sender.
 */

import type { SwarmConnection } from 'hyperswarm'
import type { Allowance } from '../protocol/allowance.js'

export class PartialFrames {
  readonly #ms: number

  constructor(ms: number) {
    this.#ms = ms
  }

  /** Until the connection closes. */
  watch(connection: SwarmConnection, allowance: Allowance): void {
    let [seen, held]: [Uint8Array | null, number] = [null, 0]
    const timer = setInterval(() => {
      // The frame that is being received, of Noise's encrypted stream.
      const frame = connection._message
      const bytes = frame !== null && frame === seen ? frame.length : 0
      seen = frame
      allowance.hold(bytes - held)
      held = bytes
    }, this.#ms)
    connection.once('close', () => clearInterval(timer))
  }
}
