/** What peers send: messages, topics, frames of a session, and packed proofs. */

import { Malformed } from '../../src/hyper/encoding.js'
import { decodeMessage, encodeMessage } from '../../src/hyper/protocol/codec.js'
import type { SessionTopic } from '../../src/hyper/protocol/messages.js'
import { Session, WINDOW_BYTES } from '../../src/hyper/protocol/session.js'
import { decodeTopic, encodeTopic } from '../../src/hyper/protocol/topic.js'
import { Input } from '../input.js'
import { check, equal, refusal, type Target } from './target.js'

function unlessMalformed<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

const message: Target = {
  name: 'message',
  mostBytes: 8192,
  run(input) {
    const message = unlessMalformed(() => decodeMessage(input))
    if (message === undefined) return 'refused'
    check(equal(Buffer.concat(encodeMessage(message)), input), 'it has a second spelling')
    return `ok ${message.type}`
  }
}

const topic: Target = {
  name: 'topic',
  run(input) {
    const topic = unlessMalformed(() => decodeTopic(input))
    if (topic === undefined) return 'refused'
    check(equal(encodeTopic(topic), input), 'it has a second spelling')
    return `ok ${topic.purpose}`
  }
}

const TOPIC: SessionTopic = {
  purpose: 'setup',
  genesis: new Uint8Array(32),
  from: 'encoder',
  to: 'attestor',
  amendment: 1n,
  slot: 0
}

const SESSION_CODES = {
  HYPER_SESSION_CLOSED: 'closed',
  HYPER_SESSION_MALFORMED: 'malformed',
  HYPER_SESSION_LOST: 'lost'
}

/** Frames, each a length of two bytes and as many bytes; between them, messages are taken or sent, as a flag byte says. */
const session: Target = {
  name: 'session',
  mostBytes: 8192,
  async run(bytes) {
    const input = new Input(bytes)
    let [sent, queued] = [0, 0]
    const link = { write: () => void sent++, end: () => {} }
    const session = new Session(TOPIC, new Uint8Array(32), link)
    const count = input.u8()
    for (let i = 0; i < count; i++) {
      const flags = input.u8()
      const frame = input.buffer()
      // The same frame many times: a flood.
      for (let times = (flags & 4) === 0 ? 1 : 4096; times > 0; times--) session.deliver(frame)
      queued += frame.length
      if ((flags & 2) !== 0) session.send({ type: 'receipt-request', bytes: 1n, chunks: 1n }).catch(() => {})
    }
    session.lost()
    const kinds: string[] = []
    let taken = 0
    try {
      for await (const message of session.messages()) {
        kinds.push(message.type)
        taken++
      }
    } catch (error) {
      return `${kinds.length} ${refusal(SESSION_CODES, error)} ${sent}`
    }
    check(taken * 64 <= WINDOW_BYTES, 'more was kept than the window')
    return `${kinds.length} done ${queued}`
  }
}

export const PEER_TARGETS = [message, session, topic] as const
