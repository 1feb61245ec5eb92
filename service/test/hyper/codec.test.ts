import { describe, expect, test } from '@jest/globals'
import compact from 'compact-encoding'
import fc from 'fast-check'
import { Malformed, Reader, Writer } from '../../src/hyper/encoding.js'
import { type Message, PAGE_BYTES } from '../../src/hyper/index.js'
import { decodeMessage, encodeMessage } from '../../src/hyper/protocol/codec.js'
import { decodeTopic, encodeTopic } from '../../src/hyper/protocol/topic.js'
import { anyMessage, anyTopic } from './messages.js'

/** Either decodes to something or is refused as malformed; anything else fails the test. */
function survives(decode: () => unknown): void {
  try {
    decode()
  } catch (error) {
    expect(error).toBeInstanceOf(Malformed)
  }
}

const frameOf = (message: Message) => Buffer.concat(encodeMessage(message))

const plain = <T>(value: T): T =>
  structuredClone(value instanceof Uint8Array ? (Uint8Array.from(value) as T) : mapFields(value))

function mapFields<T>(value: T): T {
  if (Array.isArray(value)) return value.map(plain) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)])) as T
}

describe('messages', () => {
  test('are read as they were written', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(plain(decodeMessage(frameOf(message)))).toEqual(plain(message))
      })
    )
  })

  test('that are junk are refused, never fatal', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (junk) => survives(() => decodeMessage(junk))))
  })

  test('that were cut or changed are refused, never fatal', () => {
    fc.assert(
      fc.property(anyMessage, fc.nat(), fc.nat(255), (message, at, byte) => {
        const bytes = Uint8Array.from(frameOf(message))
        expect(() => decodeMessage(bytes.subarray(0, at % bytes.length))).toThrow(Malformed)
        bytes[at % bytes.length] = byte
        survives(() => decodeMessage(bytes))
      })
    )
  })

  test('that are out of bounds are not sent', () => {
    const bytes = new Uint8Array(PAGE_BYTES + 1)
    expect(() => encodeMessage({ type: 'page', index: 0, bytes })).toThrow(/at most 65536/)
    expect(() => encodeMessage({ type: 'page', index: 2048, bytes: new Uint8Array(128) })).toThrow(/at most 2047/)
    expect(() => encodeMessage({ type: 'page', index: -1, bytes: new Uint8Array(128) })).toThrow(/unsigned/)
    const siblings = Array.from({ length: 54 }, () => ({ hash: new Uint8Array(32), size: 1n }))
    expect(() => encodeMessage({ type: 'proof', index: 0n, siblings })).toThrow(/at most 53/)
  })
})

describe('topics', () => {
  test('are read as they were written', () => {
    fc.assert(fc.property(anyTopic, (topic) => expect(plain(decodeTopic(encodeTopic(topic)))).toEqual(plain(topic))))
  })

  test('that are junk are refused, never fatal', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (junk) => survives(() => decodeTopic(junk))))
  })
})

describe('the encoding', () => {
  test('is Hypercore’s compact encoding', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), fc.uint8Array(), (value, bytes) => {
        const theirs = Buffer.concat([compact.encode(compact.uint, value), compact.encode(compact.buffer, bytes)])
        const ours = new Writer().uint(value).uint(bytes.length).raw(bytes).finish()
        expect(
          Buffer.compare(
            ours,
            bytes.length === 0 ? Buffer.concat([compact.encode(compact.uint, value), Buffer.of(0)]) : theirs
          )
        ).toBe(0)
        expect(new Reader(ours).uint()).toBe(BigInt(value))
      })
    )
  })

  test('accepts integers in their shortest form only', () => {
    for (const long of [
      [0xfd, 0xfc, 0],
      [0xfe, 0xff, 0xff, 0, 0],
      [0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]
    ]) {
      expect(() => new Reader(Uint8Array.from(long)).uint()).toThrow(/shortest/)
    }
  })
})
