/** `datdot/1` over the connections of a Hyperswarm: one Protomux channel a session, beside Hypercore's own channels. */

import type Hyperswarm from 'hyperswarm'
import type { SwarmConnection } from 'hyperswarm'
import Protomux, { type Channel, type Encoding } from 'protomux'
import { abortable, sleep } from '../../abort.js'
import type { Logger } from '../../log.js'
import type { Dialer } from '../dialer.js'
import { hyperError } from '../errors.js'
import type { Allowance } from './allowance.js'
import { PROTOCOL, PROTOCOL_VERSION, type Purpose, type Role, type SessionTopic } from './messages.js'
import type { PeerNetwork, SessionHandler } from './network.js'
import { type PeerSession, Session } from './session.js'
import { decodeTopic, encodeTopic } from './topic.js'

/** Pause before a connection that is about to close is looked for again. */
const RETRY_MS = 50
/** Longest that closing waits for handlers, whose sessions have ended by then. */
const GRACE_MS = 5_000

/** Frames go through Protomux as they are, and are read where an error ends a session, not the connection. */
export const RAW: Encoding<Uint8Array> = {
  preencode: (state, bytes) => {
    state.end += bytes.length
  },
  encode: (state, bytes) => {
    state.buffer?.set(bytes, state.start)
    state.start += bytes.length
  },
  decode: (state) => {
    const bytes = state.buffer?.subarray(state.start, state.end) ?? new Uint8Array(0)
    state.start = state.end
    return bytes
  }
}

/** The same of a frame in parts; one that arrives is whole. */
const FRAME: Encoding<readonly Uint8Array[]> = {
  preencode: (state, parts) => {
    for (const part of parts) RAW.preencode(state, part)
  },
  encode: (state, parts) => {
    for (const part of parts) RAW.encode(state, part)
  },
  decode: (state) => [RAW.decode(state)]
}

interface OpenedChannel {
  readonly session: Session
  /** Whether the peer opened it too, in a version that we speak. */
  readonly opened: Promise<boolean>
  readonly closed: Promise<void>
}

/** What this side has of a connection. */
interface Attached {
  readonly sessions: Set<Session>
  readonly allowance: Allowance
}

export class SwarmNetwork implements PeerNetwork {
  readonly noiseKey: Uint8Array
  readonly #dialer: Dialer
  readonly #log: Logger
  readonly #handlers = new Map<string, SessionHandler>()
  readonly #attached = new Map<SwarmConnection, Attached>()
  readonly #running = new Set<Promise<void>>()
  readonly #closing = new AbortController()

  constructor(swarm: Hyperswarm, dialer: Dialer, log: Logger) {
    this.noiseKey = new Uint8Array(swarm.keyPair.publicKey)
    this.#dialer = dialer
    this.#log = log
  }

  async connect(noiseKey: Uint8Array, topic: SessionTopic, signal?: AbortSignal): Promise<PeerSession> {
    const release = this.#dialer.join(noiseKey)
    try {
      for (;;) {
        this.#closing.signal.throwIfAborted()
        const connection = await this.#dialer.connection(noiseKey, signal)
        const channel = this.#open(connection, topic)
        if (channel === undefined) {
          await sleep(RETRY_MS, signal)
          continue
        }
        if (await abortable(channel.opened, signal, () => void channel.session.close())) {
          channel.closed.then(() => {
            release()
            channel.session.unmeter()
          })
          return channel.session
        }
        // A connection that was lost while the channel opened is dialled again; a refusal is final.
        if (!connection.destroyed) throw hyperError('HYPER_SESSION_REFUSED', { role: topic.to })
      }
    } catch (error) {
      release()
      throw error
    }
  }

  onSession(purpose: Purpose, role: Role, handler: SessionHandler): () => void {
    const kind = `${purpose}/${role}`
    if (this.#handlers.has(kind)) throw hyperError('HYPER_ROLE_TAKEN', { purpose, role })
    this.#handlers.set(kind, handler)
    return () => {
      if (this.#handlers.get(kind) === handler) this.#handlers.delete(kind)
    }
  }

  /** Every connection of the swarm is handed over here, once. */
  attach(connection: SwarmConnection, allowance: Allowance): void {
    if (this.#closing.signal.aborted) return
    this.#attached.set(connection, { sessions: new Set(), allowance })
    connection.on('close', () => this.#attached.delete(connection))
    Protomux.from(connection).pair({ protocol: PROTOCOL }, (id) => this.#accept(connection, id))
  }

  /** Whether a session is open on the connection. */
  uses(connection: SwarmConnection): boolean {
    return (this.#attached.get(connection)?.sessions.size ?? 0) > 0
  }

  async close(): Promise<void> {
    this.#closing.abort(hyperError('HYPER_PEER_CLOSED'))
    for (const { sessions } of this.#attached.values()) for (const session of sessions) await session.close()
    const through = new AbortController()
    const handlers = Promise.allSettled(this.#running).then(() => through.abort())
    await Promise.race([handlers, sleep(GRACE_MS, through.signal).catch(() => {})])
  }

  /** A peer opened a channel. Without an answer Protomux refuses it. */
  #accept(connection: SwarmConnection, id: Uint8Array | null): void {
    if (this.#attached.get(connection)?.allowance.open() !== true) return
    const topic = readTopic(id)
    const handler = topic && this.#handlers.get(`${topic.purpose}/${topic.to}`)
    if (topic === undefined || handler === undefined || this.#closing.signal.aborted) return
    const channel = this.#open(connection, topic)
    if (channel === undefined) return
    const running = this.#handle(channel, handler).finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  async #handle({ session, opened }: OpenedChannel, handler: SessionHandler): Promise<void> {
    try {
      if (!(await opened)) return
      await handler(session, this.#closing.signal)
      await session.close()
    } catch (error) {
      // Anybody can open sessions that fail: whose they were supposed to be, the roles say.
      this.#log.debug({ err: error, from: session.topic.from, to: session.topic.to }, 'session failed')
      await session.close('failed')
    } finally {
      session.unmeter()
    }
  }

  /** @returns undefined if the connection is gone @throws HYPER_SESSION_EXISTS, HYPER_SESSION_REFUSED */
  #open(connection: SwarmConnection, topic: SessionTopic): OpenedChannel | undefined {
    const attached = this.#attached.get(connection)
    const mux = Protomux.from(connection)
    const id = Buffer.from(encodeTopic(topic))
    if (attached === undefined || connection.destroyed) return undefined
    const { sessions, allowance } = attached
    if (mux.opened({ protocol: PROTOCOL, id })) throw hyperError('HYPER_SESSION_EXISTS')
    if (sessions.size >= allowance.limits.sessions) throw hyperError('HYPER_SESSION_REFUSED', { role: topic.to })
    const opened = deferred<boolean>()
    const closed = deferred<void>()
    const channel = mux.createChannel<Uint8Array>({
      protocol: PROTOCOL,
      id,
      handshake: RAW,
      onopen: (hello) => opened.resolve(hello[0] === PROTOCOL_VERSION),
      onclose: () => {
        opened.resolve(false)
        session.lost()
        sessions.delete(session)
        closed.resolve()
      }
    })
    if (channel === null) return undefined
    const session = new Session(
      topic,
      new Uint8Array(connection.remotePublicKey),
      linkOf(channel, (frame) => session.deliver(frame)),
      allowance
    )
    sessions.add(session)
    channel.open(Uint8Array.of(PROTOCOL_VERSION))
    return { session, opened: opened.promise, closed: closed.promise }
  }
}

function linkOf(channel: Channel, deliver: (frame: Uint8Array) => void) {
  const frames = channel.addMessage({ encoding: FRAME, onmessage: (parts) => parts.forEach(deliver) })
  return { write: (frame: readonly Uint8Array[]) => void frames.send(frame), end: () => channel.close() }
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve = (_: T): void => {}
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

function readTopic(id: Uint8Array | null): SessionTopic | undefined {
  try {
    return id === null ? undefined : decodeTopic(id)
  } catch {
    return undefined
  }
}
