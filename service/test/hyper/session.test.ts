import { describe, expect, test } from '@jest/globals'
import { Writer } from '../../src/hyper/encoding.js'
import { type Message, PAGE_BYTES, Session, WINDOW_BYTES } from '../../src/hyper/index.js'
import { encodeMessage } from '../../src/hyper/protocol/codec.js'
import { sessionPair } from './memory-network.js'
import { setupTopic } from './messages.js'

const key = (byte: number) => new Uint8Array(32).fill(byte)
const page = (index: number): Message => ({ type: 'page', index, bytes: new Uint8Array(PAGE_BYTES) })
const frameOf = (message: Message) => Buffer.concat(encodeMessage(message))
const turns = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise(setImmediate)
}
const pair = () => sessionPair(setupTopic, key(1), key(2))

/** A session whose peer is the test itself. */
function alone(): { session: Session; frames: Uint8Array[] } {
  const frames: Uint8Array[] = []
  const session = new Session(setupTopic, key(2), {
    write: (frame) => void frames.push(Buffer.concat(frame)),
    end: () => {}
  })
  return { session, frames }
}

describe('back-pressure', () => {
  test('stops the sender at the window until the peer reads', async () => {
    const [sender, receiver] = pair()
    let sent = 0
    const sending = (async () => {
      for (let i = 0; i < 60; i++) {
        await sender.send(page(i))
        sent++
      }
      await sender.close()
    })()
    await turns(50)
    expect(sent).toBe(15)
    await receiver.receive()
    await turns(5)
    expect(sent).toBe(15)
    let read = 1
    for await (const message of receiver.messages()) {
      expect(message).toMatchObject({ type: 'page', index: read })
      expect(sent - read).toBeLessThanOrEqual(WINDOW_BYTES / PAGE_BYTES)
      read++
    }
    await sending
    expect(read).toBe(60)
  })

  test('of a peer that never reads ends with the signal', async () => {
    const [sender] = pair()
    for (let i = 0; i < 15; i++) await sender.send(page(i))
    await expect(sender.send(page(15), AbortSignal.timeout(20))).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  test('is enforced against a peer that ignores it', async () => {
    const { session, frames } = alone()
    for (let i = 0; i < 17; i++) session.deliver(frameOf(page(i)))
    for (let i = 0; i < 15; i++) expect(await session.receive()).toMatchObject({ index: i })
    await expect(session.receive()).rejects.toMatchObject({
      code: 'HYPER_SESSION_CLOSED',
      details: { reason: 'flooded' }
    })
    expect(frames.at(-1)?.[0]).toBe(0)
  })

  test('bounds a flood of tiny messages too', async () => {
    const { session } = alone()
    const tiny = frameOf({ type: 'proof', index: 0n, siblings: [] })
    let frames = 0
    for (; frames < 1_000_000; frames++) {
      session.deliver(tiny)
      if (frames * 64 > WINDOW_BYTES) break
    }
    let received = 0
    const drain = async () => {
      for (;;) {
        await session.receive()
        received++
      }
    }
    await expect(drain()).rejects.toMatchObject({ details: { reason: 'flooded' } })
    expect(received).toBeLessThan(frames)
  })
})

describe('the end', () => {
  test('comes after everything that was sent', async () => {
    const [sender, receiver] = pair()
    await sender.send(page(0))
    await sender.close()
    expect(await receiver.receive()).toMatchObject({ index: 0 })
    expect(await receiver.receive()).toBeUndefined()
    await expect(receiver.send(page(1))).rejects.toMatchObject({ code: 'HYPER_SESSION_CLOSED' })
    await expect(sender.send(page(1))).rejects.toMatchObject({ code: 'HYPER_SESSION_CLOSED' })
    await sender.close()
  })

  test('tells the peer why', async () => {
    const [sender, receiver] = pair()
    await sender.close('not-drawn')
    await expect(receiver.receive()).rejects.toMatchObject({ details: { reason: 'not-drawn' } })
  })

  test('wakes whoever waits when the connection is lost', async () => {
    const { session } = alone()
    const received = session.receive()
    session.lost()
    await expect(received).rejects.toMatchObject({ code: 'HYPER_SESSION_LOST' })
  })
})

describe('a peer that breaks the protocol', () => {
  const junk: [string, Uint8Array][] = [
    ['nothing', new Uint8Array(0)],
    ['an unknown type', Uint8Array.of(77, 1, 2)],
    ['a cut message', frameOf(page(0)).subarray(0, 100)],
    ['too long a message', new Uint8Array(PAGE_BYTES * 2).fill(3)],
    ['an unknown reason', Uint8Array.of(0, 99)],
    ['credit for nothing', new Writer().uint(1).uint(WINDOW_BYTES).finish()]
  ]
  test.each(junk)('by %s is told so, and the session ends', async (_, frame) => {
    const { session, frames } = alone()
    session.deliver(frame)
    await expect(session.receive()).rejects.toMatchObject({ code: 'HYPER_SESSION_MALFORMED' })
    expect(frames).toEqual([Buffer.from([0, 5])])
    session.deliver(frame)
  })

  test('by another message than is due ends it as well', async () => {
    const [sender, receiver] = pair()
    await sender.send(page(0))
    await expect(receiver.expect('header')).rejects.toMatchObject({ code: 'HYPER_SESSION_MALFORMED' })
    await expect(sender.receive()).rejects.toMatchObject({ details: { reason: 'malformed' } })
  })
})
