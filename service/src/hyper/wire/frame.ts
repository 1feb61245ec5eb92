/** The messages of one Protomux frame, read one at a time, so that a batch of a million need not be handled at once. */

import { Malformed } from '../encoding.js'

/** What a message is addressed to: the sender's own number of a channel, 0 for opening and closing channels. */
export interface WireMessage {
  readonly channel: number
  /** The kind of message, as the channel counts them, and what follows. */
  readonly type: number
  readonly body: Uint8Array
  /** As Protomux takes it: it begins with the type. */
  readonly state: { buffer: Uint8Array; start: number; end: number }
}

const CONTROL = 0
const BATCH = 0

export class Frame {
  readonly length: number
  readonly #bytes: Uint8Array
  /** The channel of the next message of a batch; undefined if the frame is one message. */
  #channel: number | undefined
  #single: number | undefined
  #at = 0

  /** @throws Malformed */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.length = bytes.length
    const channel = this.#uint()
    const start = this.#at
    if (channel === CONTROL && this.#uint() === BATCH) this.#channel = this.#uint()
    else {
      this.#single = channel
      this.#at = start
    }
  }

  /** @returns undefined at the end @throws Malformed */
  next(): WireMessage | undefined {
    if (this.#single !== undefined) {
      const channel = this.#single
      this.#single = undefined
      return this.#message(channel, this.#bytes.length)
    }
    while (this.#channel !== undefined && this.#at < this.#bytes.length) {
      const length = this.#uint()
      if (length > 0) return this.#message(this.#channel, Math.min(this.#at + length, this.#bytes.length))
      this.#channel = this.#uint()
    }
    return undefined
  }

  #message(channel: number, end: number): WireMessage {
    const start = this.#at
    const type = this.#uint()
    if (channel === CONTROL && type === BATCH) throw new Malformed('a batch within a batch')
    const body = this.#bytes.subarray(Math.min(this.#at, end), end)
    this.#at = end
    return { channel, type, body, state: { buffer: this.#bytes, start, end } }
  }

  /** As Protomux reads it: the longer forms of small numbers pass. */
  #uint(): number {
    const [value, next] = looseUint(this.#bytes, this.#at)
    this.#at = next
    return value
  }
}

/** A number of the compact encoding, in whichever form, and where it ends. @throws Malformed */
export function looseUint(bytes: Uint8Array, at: number): [value: number, next: number] {
  const first = bytes[at]
  if (first === undefined) throw new Malformed('a number was expected')
  if (first <= 0xfc) return [first, at + 1]
  const width = first === 0xfd ? 2 : first === 0xfe ? 4 : 8
  if (at + 1 + width > bytes.length) throw new Malformed('a number was cut off')
  let value = 0
  for (let i = width; i > 0; i--) value = value * 256 + (bytes[at + i] ?? 0)
  return [value, at + 1 + width]
}
