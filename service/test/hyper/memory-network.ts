/**
 * A `PeerNetwork` without a network, for tests of roles: real sessions with their real encoding and back-pressure,
 * joined by function calls. `const net = new MemoryNetwork(); const a = net.peer(keyA); const b = net.peer(keyB)`.
 */

import { DatdotError } from '../../src/errors.js'
import {
  HYPER_ERRORS,
  type HyperErrorCode,
  type PeerNetwork,
  type PeerSession,
  type Purpose,
  type Role,
  Session,
  type SessionHandler,
  type SessionTopic
} from '../../src/hyper/index.js'

const idOf = (key: Uint8Array): string => Buffer.from(key).toString('hex')

const failure = (code: HyperErrorCode) => new DatdotError(code, HYPER_ERRORS[code])

export class MemoryNetwork {
  readonly peers = new Map<string, MemoryPeer>()
  /** Fires for every handler at once: `net.closing.abort()`. */
  readonly closing = new AbortController()

  peer(noiseKey: Uint8Array): MemoryPeer {
    const peer = new MemoryPeer(this, noiseKey)
    this.peers.set(idOf(noiseKey), peer)
    return peer
  }
}

export class MemoryPeer implements PeerNetwork {
  readonly noiseKey: Uint8Array
  readonly handlers = new Map<string, SessionHandler>()
  readonly #network: MemoryNetwork

  constructor(network: MemoryNetwork, noiseKey: Uint8Array) {
    this.#network = network
    this.noiseKey = noiseKey
  }

  async connect(noiseKey: Uint8Array, topic: SessionTopic, signal?: AbortSignal): Promise<PeerSession> {
    signal?.throwIfAborted()
    const handler = this.#network.peers.get(idOf(noiseKey))?.handlers.get(`${topic.purpose}/${topic.to}`)
    if (handler === undefined) throw failure('HYPER_SESSION_REFUSED')
    const [mine, theirs] = sessionPair(topic, this.noiseKey, noiseKey)
    void Promise.resolve(handler(theirs, this.#network.closing.signal)).then(
      () => theirs.close(),
      () => theirs.close('failed')
    )
    return mine
  }

  onSession(purpose: Purpose, role: Role, handler: SessionHandler): () => void {
    this.handlers.set(`${purpose}/${role}`, handler)
    return () => void this.handlers.delete(`${purpose}/${role}`)
  }
}

/** The two ends of one session: the dialler's, then the one that was dialled. Frames arrive in a later turn. */
export function sessionPair(topic: SessionTopic, dialler: Uint8Array, dialled: Uint8Array): [Session, Session] {
  const ends: Session[] = []
  const link = (other: number) => ({
    write: (frame: readonly Uint8Array[]) => {
      const bytes = Buffer.concat(frame)
      setImmediate(() => ends[other]?.deliver(bytes))
    },
    end: () => void setImmediate(() => ends[other]?.lost())
  })
  const mine = new Session(topic, dialled, link(1))
  const theirs = new Session(topic, dialler, link(0))
  ends.push(mine, theirs)
  return [mine, theirs]
}
