/**
 * One typed session over any link that carries frames in order. The receiver grants the sender bytes: at most
 * `WINDOW_BYTES` are on their way or waiting to be read, so a slow reader slows the sender down and fills no memory.
 */

import { abortable } from '../../abort.js'
import { Malformed, Reader, Writer } from '../encoding.js'
import { hyperError } from '../errors.js'
import { decodeMessage, encodeMessage } from './codec.js'
import {
  CLOSE_REASONS,
  type CloseReason,
  type Message,
  type MessageOf,
  PAGE_BYTES,
  type SessionTopic
} from './messages.js'

/** Sixteen pages. */
export const WINDOW_BYTES = 16 * PAGE_BYTES
/** Charged for each message on top of its bytes, so that a flood of tiny ones is bounded too. */
const MESSAGE_COST = 64
export const MAX_FRAME_BYTES = PAGE_BYTES + 1024

const CLOSE_FRAME = 0
const CREDIT_FRAME = 1

/** A session with one peer, as roles see it. */
export interface PeerSession {
  readonly topic: SessionTopic
  /** Noise key of the peer, proven by the connection. */
  readonly remoteKey: Uint8Array
  /**
   * Resolves when the message is on its way; waits while the peer has enough to read. The bytes of a page must not change
   * before.
   */
  send(message: Message, signal?: AbortSignal): Promise<void>
  /** The next message, or undefined when the peer is done. */
  receive(signal?: AbortSignal): Promise<Message | undefined>
  /** The next message, which has to be of this type; anything else closes the session. */
  expect<Type extends Message['type']>(type: Type, signal?: AbortSignal): Promise<MessageOf<Type>>
  /** Everything until the peer is done. */
  messages(signal?: AbortSignal): AsyncIterable<Message>
  /** Tells the peer why, and ends. What was sent before still arrives. Can be called again. */
  close(reason?: CloseReason): Promise<void>
}

/** What a session runs on. */
export interface Link {
  /** Takes a frame as parts that follow each other. */
  write(frame: readonly Uint8Array[]): void
  /** Nothing is written after this. */
  end(): void
}

interface Waiter {
  readonly wake: () => void
}

/** Who counts what a session costs. */
export interface Meter {
  /** So many bytes came in and wait to be read, or (negative) wait no more. */
  hold(bytes: number): void
  /** The peer sent what no honest one sends. */
  offend(): void
}

const UNMETERED: Meter = { hold: () => {}, offend: () => {} }

export class Session implements PeerSession {
  readonly topic: SessionTopic
  readonly remoteKey: Uint8Array
  readonly #link: Link
  readonly #meter: Meter
  readonly #queue: { readonly message: Message; readonly cost: number }[] = []
  #credit = WINDOW_BYTES
  #granted = WINDOW_BYTES
  #consumed = 0
  #sending: Promise<void> = Promise.resolve()
  /** Why nothing more comes: undefined while it is open, `done` or an error afterwards. */
  #ended: 'done' | Error | undefined
  #closed = false
  #metered = true
  readonly #waiting = new Set<Waiter>()

  constructor(topic: SessionTopic, remoteKey: Uint8Array, link: Link, meter: Meter = UNMETERED) {
    this.topic = topic
    this.remoteKey = remoteKey
    this.#link = link
    this.#meter = meter
  }

  send(message: Message, signal?: AbortSignal): Promise<void> {
    const frame = encodeMessage(message)
    const cost = frame.reduce((length, part) => length + part.length, MESSAGE_COST)
    const sent = this.#sending.then(async () => {
      await this.#until(() => this.#credit >= cost && this.#ended === undefined, signal)
      this.#credit -= cost
      this.#link.write(frame)
    })
    this.#sending = sent.catch(() => {})
    return sent
  }

  async receive(signal?: AbortSignal): Promise<Message | undefined> {
    while (this.#queue.length === 0) {
      if (this.#ended === 'done') return undefined
      await this.#until(() => this.#queue.length > 0 || this.#ended === 'done', signal)
    }
    const next = this.#queue.shift()
    if (next === undefined) return undefined
    if (this.#metered) this.#meter.hold(-next.cost)
    this.#grant(next.cost)
    return next.message
  }

  async expect<Type extends Message['type']>(type: Type, signal?: AbortSignal): Promise<MessageOf<Type>> {
    const message = await this.receive(signal)
    if (message?.type === type) return message as MessageOf<Type>
    await this.close('malformed')
    throw hyperError('HYPER_SESSION_MALFORMED', { why: `${type} was expected, ${message?.type ?? 'the end'} came` })
  }

  async *messages(signal?: AbortSignal): AsyncIterable<Message> {
    for (let message = await this.receive(signal); message !== undefined; message = await this.receive(signal)) {
      yield message
    }
  }

  async close(reason: CloseReason = 'done'): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    if (this.#ended === undefined) {
      this.#link.write([new Writer().uint(CLOSE_FRAME).uint(CLOSE_REASONS.indexOf(reason)).finish()])
    }
    this.#ended ??= hyperError('HYPER_SESSION_CLOSED', { reason })
    this.#link.end()
    this.#wake()
  }

  /** A frame came in over the link. Never throws: junk ends the session. */
  deliver(frame: Uint8Array): void {
    if (this.#ended !== undefined) return
    try {
      this.#read(frame)
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      void this.close('malformed')
      this.#ended = hyperError('HYPER_SESSION_MALFORMED', { why: error.message })
      this.#meter.offend()
    }
    this.#wake()
  }

  /** The link is gone. */
  lost(): void {
    this.#ended ??= hyperError('HYPER_SESSION_LOST')
    this.#closed = true
    this.#wake()
  }

  /** What is left to read counts no more: the session is through. */
  unmeter(): void {
    if (!this.#metered) return
    this.#metered = false
    this.#meter.hold(-this.#queue.reduce((sum, { cost }) => sum + cost, 0))
  }

  #read(frame: Uint8Array): void {
    if (frame.length > MAX_FRAME_BYTES) throw new Malformed(`a message of ${frame.length} bytes`)
    const type = frame[0]
    if (type === CLOSE_FRAME) this.#readClose(frame)
    else if (type === CREDIT_FRAME) this.#readCredit(frame)
    else {
      const message = decodeMessage(owned(frame))
      const cost = frame.length + MESSAGE_COST
      this.#granted -= cost
      if (this.#granted < 0) {
        void this.close('flooded')
        this.#meter.offend()
        return
      }
      this.#queue.push({ message, cost })
      if (this.#metered) this.#meter.hold(cost)
    }
  }

  #readClose(frame: Uint8Array): void {
    const reader = new Reader(frame.subarray(1))
    const reason = CLOSE_REASONS[reader.count(CLOSE_REASONS.length - 1, 'reason')] ?? 'failed'
    reader.end()
    this.#ended = reason === 'done' ? 'done' : hyperError('HYPER_SESSION_CLOSED', { reason })
  }

  #readCredit(frame: Uint8Array): void {
    const reader = new Reader(frame.subarray(1))
    const credit = reader.count(WINDOW_BYTES, 'credit')
    reader.end()
    // What was sent can be granted once: that alone bounds how many of these frames there are.
    if (credit === 0) throw new Malformed('a credit of nothing')
    this.#credit += credit
    if (this.#credit > WINDOW_BYTES) throw new Malformed('more credit than the window')
  }

  /** Grants what was consumed in lumps of a quarter of the window: a credit frame for each message would be a waste. */
  #grant(cost: number): void {
    this.#consumed += cost
    if (this.#consumed < WINDOW_BYTES / 4 || this.#ended !== undefined) return
    this.#link.write([new Writer().uint(CREDIT_FRAME).uint(this.#consumed).finish()])
    this.#granted += this.#consumed
    this.#consumed = 0
  }

  /** Waits for a condition; throws when the session ends before. */
  async #until(condition: () => boolean, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    while (!condition()) {
      if (this.#ended === 'done') throw hyperError('HYPER_SESSION_CLOSED', { reason: 'done' })
      if (this.#ended !== undefined) throw this.#ended
      let waiter: Waiter | undefined
      const woken = new Promise<void>((wake) => {
        waiter = { wake }
        this.#waiting.add(waiter)
      })
      await abortable(woken, signal).finally(() => waiter && this.#waiting.delete(waiter))
    }
  }

  #wake(): void {
    for (const { wake } of this.#waiting) wake()
  }
}

/** The frame's own bytes: a few of them, waiting to be read, must not keep the whole batch in memory that they came in. */
function owned(frame: Uint8Array): Uint8Array {
  return frame.buffer.byteLength > 2 * frame.length ? new Uint8Array(frame) : frame
}
