import { expect, test } from '@jest/globals'
import { RateThrottle } from '../../src/limits/rate-throttle.js'
import { FakeClock } from './fake-clock.js'

const RATE = 100_000
const CHUNK = 16_384

/** Sends chunks one after the other, each in its turn, for as long as it is not told to stop. */
function sender(throttle: RateThrottle, size = CHUNK): { sent: number; stop: () => void } {
  let stopped = false
  const stop = (): void => {
    stopped = true
  }
  const state = { sent: 0, stop }
  const next = (): void => {
    throttle.whenOpen(() => {
      if (stopped) return
      throttle.take(size)
      state.sent += size
      next()
    })
  }
  next()
  return state
}

test('holds its rate, whatever the size of what passes', async () => {
  for (const size of [100, CHUNK, 5 * RATE]) {
    const clock = new FakeClock()
    const throttle = new RateThrottle(RATE, clock)
    const one = sender(throttle, size)
    await clock.advance(60_000)
    expect(one.sent).toBeGreaterThan(60 * RATE * 0.97)
    // More than the rate by no more than one chunk.
    expect(one.sent).toBeLessThanOrEqual(60 * RATE + size)
    expect(throttle.passed).toBe(one.sent)
    one.stop()
  }
})

test('shares its rate among all who wait', async () => {
  const clock = new FakeClock()
  const throttle = new RateThrottle(RATE, clock)
  const senders = Array.from({ length: 10 }, () => sender(throttle))
  await clock.advance(60_000)
  for (const { sent } of senders) expect(Math.abs(sent - 6 * RATE)).toBeLessThan(2 * CHUNK)
})

test('lets little pass at once after a long pause', async () => {
  const clock = new FakeClock()
  const throttle = new RateThrottle(RATE, clock)
  await clock.advance(3_600_000)
  const one = sender(throttle, 1_000)
  await clock.advance(1_000)
  expect(one.sent).toBeLessThanOrEqual(1.25 * RATE + 1_000)
})

test('goes on by another rate as soon as there is one', async () => {
  const clock = new FakeClock()
  const throttle = new RateThrottle(1, clock)
  const one = sender(throttle)
  await clock.advance(10_000)
  expect(one.sent).toBe(CHUNK)
  throttle.rate = RATE
  await clock.advance(10_000)
  expect(one.sent).toBeGreaterThan(9 * RATE)
  one.stop()
  const before = one.sent
  throttle.rate = undefined
  await clock.advance(1_000)
  expect(one.sent).toBe(before)
  expect(throttle.open()).toBe(true)
})

test('nobody passes those who wait', async () => {
  const clock = new FakeClock()
  const throttle = new RateThrottle(RATE, clock)
  throttle.take(RATE)
  const order: number[] = []
  for (const index of [1, 2, 3]) {
    throttle.whenOpen(() => {
      throttle.take(CHUNK)
      order.push(index)
    })
  }
  expect(throttle.open()).toBe(false)
  await clock.advance(5_000)
  expect(order).toEqual([1, 2, 3])
  expect(throttle.open()).toBe(true)
})
