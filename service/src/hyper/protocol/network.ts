/** How roles reach each other; `SwarmNetwork` is the real one. */

import type { Purpose, Role, SessionTopic } from './messages.js'
import type { PeerSession } from './session.js'

/** `signal` fires when this side closes; the handler then ends soon. */
export type SessionHandler = (session: PeerSession, signal: AbortSignal) => Promise<void> | void

export interface PeerNetwork {
  /** The Noise key by which this side is dialled. */
  readonly noiseKey: Uint8Array
  /**
   * Dials the peer until it answers and opens a session about the topic. There is one session a topic and peer.
   * Rejects with HYPER_SESSION_EXISTS, HYPER_SESSION_REFUSED (nobody there takes such sessions), or the signal's reason.
   */
  connect(noiseKey: Uint8Array, topic: SessionTopic, signal?: AbortSignal): Promise<PeerSession>
  /**
   * Takes the sessions that peers open with this role for this purpose. The handler decides whether the peer is who the chain drew, and
   * closes with `not-drawn` otherwise; the session is closed when the handler is through, with `failed` if it throws.
   * Returns what stops it.
   */
  onSession(purpose: Purpose, role: Role, handler: SessionHandler): () => void
}
