/**
 * Connections to known peers. A swarm redials a joined peer for ever, so each wish for one is counted, and the peer is
 * left when nobody wishes for it any more; an open connection then lives on until either side ends it.
 */

import type Hyperswarm from 'hyperswarm'
import type { SwarmConnection } from 'hyperswarm'
import { abortable } from '../abort.js'
import type { Logger } from '../log.js'
import { hyperError } from './errors.js'
import { equalBytes } from './proof/index.js'

/** Milliseconds without a peer after which that is said; most are there within a few seconds. */
const QUIET_MS = 30_000

export class Dialer {
  readonly #swarm: Hyperswarm
  readonly #log: Logger
  readonly #wishes = new Map<string, number>()
  readonly #closed = new AbortController()

  constructor(swarm: Hyperswarm, log: Logger) {
    this.#swarm = swarm
    this.#log = log
  }

  /** Keeps the peer connected until the function that this returns is called. */
  join(noiseKey: Uint8Array): () => void {
    const key = Buffer.from(noiseKey)
    const id = key.toString('hex')
    this.#wishes.set(id, (this.#wishes.get(id) ?? 0) + 1)
    this.#swarm.joinPeer(key)
    let released = false
    return () => {
      if (released) return
      released = true
      const left = (this.#wishes.get(id) ?? 1) - 1
      if (left > 0) this.#wishes.set(id, left)
      else {
        this.#wishes.delete(id)
        this.#swarm.leavePeer(key)
      }
    }
  }

  wishesFor(noiseKey: Uint8Array): boolean {
    return this.#wishes.has(Buffer.from(noiseKey).toString('hex'))
  }

  /** The open connection to the peer, once there is one. Somebody has to have joined it, or it has to dial itself. */
  async connection(noiseKey: Uint8Array, signal?: AbortSignal): Promise<SwarmConnection> {
    if (this.#closed.signal.aborted) throw this.#closed.signal.reason
    const open = this.find(noiseKey)
    if (open !== undefined) return open
    let onConnection = (_: SwarmConnection): void => {}
    const connected = new Promise<SwarmConnection>((resolve) => {
      onConnection = (connection) => {
        if (equalBytes(connection.remotePublicKey, noiseKey)) resolve(connection)
      }
      this.#swarm.on('connection', onConnection)
    })
    const saying = setTimeout(() => this.#sayMissing(noiseKey), QUIET_MS)
    try {
      const either = signal === undefined ? this.#closed.signal : AbortSignal.any([signal, this.#closed.signal])
      return await abortable(connected, either)
    } finally {
      clearTimeout(saying)
      this.#swarm.off('connection', onConnection)
    }
  }

  find(noiseKey: Uint8Array): SwarmConnection | undefined {
    return [...this.#swarm.connections].find(
      (connection) => !connection.destroyed && equalBytes(connection.remotePublicKey, noiseKey)
    )
  }

  #sayMissing(noiseKey: Uint8Array): void {
    const peer = Buffer.from(noiseKey).toString('hex')
    this.#log.warn(
      { peer },
      'a peer is out of reach: it is tried as long as it is needed. If no peer is reached, check the network, the firewall and the DHT nodes'
    )
  }

  /** Ends all waiting. */
  close(): void {
    this.#closed.abort(hyperError('HYPER_PEER_CLOSED'))
  }
}
