/** The Hypercore peers of the process: opened alike, and counted together. */

import type { HypercorePeer, TrafficFigures } from '../hyper/index.js'
import { openPeer, type PeerSettings } from './providing.js'

export class Peers {
  readonly #open = new Set<HypercorePeer>()
  readonly #settings: Pick<PeerSettings, 'network' | 'limits' | 'log'>
  /** Of those that were closed. */
  #before = { sent: 0, received: 0 }

  constructor(settings: Pick<PeerSettings, 'network' | 'limits' | 'log'>) {
    this.#settings = settings
  }

  async open(own: Omit<PeerSettings, 'network' | 'limits' | 'log'>, signal: AbortSignal): Promise<HypercorePeer> {
    const peer = await openPeer({ ...this.#settings, ...own }, signal)
    this.#open.add(peer)
    return peer
  }

  async close(peer: HypercorePeer): Promise<void> {
    await peer.close()
    if (!this.#open.delete(peer)) return
    const { sent, received } = peer.traffic
    this.#before = { sent: this.#before.sent + sent, received: this.#before.received + received }
  }

  /** Connections of the peer that has most of them: each may have as many as are allowed. */
  get mostConnections(): number {
    return Math.max(0, ...[...this.#open].map(({ traffic }) => traffic.connections))
  }

  /** Of all of them since the start. */
  get traffic(): TrafficFigures {
    let { sent, received } = this.#before
    let connections = 0
    for (const { traffic } of this.#open) {
      connections += traffic.connections
      sent += traffic.sent
      received += traffic.received
    }
    return { connections, sent, received }
  }
}
