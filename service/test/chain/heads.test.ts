import { expect, jest, test } from '@jest/globals'
import type { Head } from '../../src/chain/connection.js'
import { Heads } from '../../src/chain/heads.js'
import { Watchdog } from '../../src/chain/watchdog.js'
import { silentLogger } from '../../src/log.js'

const head = (block: number): Head => ({ block, hash: new Uint8Array(32).fill(block) })
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('a block that is waited for may have come already, or comes later', async () => {
  const heads = new Heads(silentLogger())
  heads.push('best', head(1))
  expect(await heads.until('best', ({ block }) => block === 1)).toEqual(head(1))
  const third = heads.until('best', ({ block }) => block >= 3)
  const next = heads.next('best')
  for (const block of [2, 3]) heads.push('best', head(block))
  expect(await next).toEqual(head(2))
  expect(await third).toEqual(head(3))
})

test('waiting ends with the signal and with the client', async () => {
  const heads = new Heads(silentLogger())
  await expect(heads.next('best', AbortSignal.timeout(1))).rejects.toMatchObject({ name: 'TimeoutError' })
  const waiting = expect(heads.next('finalised')).rejects.toThrow('over')
  heads.end(new Error('over'))
  await waiting
  await expect(heads.next('finalised')).rejects.toThrow('over')
})

test('blocks that come while a handler runs are joined, and what it throws ends nothing', async () => {
  const heads = new Heads(silentLogger())
  const seen: number[] = []
  let release = (): void => {}
  heads.push('best', head(1))
  const stop = heads.each('best', async ({ block }) => {
    seen.push(block)
    await new Promise<void>((resolve) => {
      release = resolve
    })
    if (block === 1) throw new Error('not now')
  })
  await settled()
  for (const block of [2, 3, 4]) heads.push('best', head(block))
  release()
  await settled()
  expect(seen).toEqual([1, 4])
  let stopped = false
  const stopping = stop().then(() => {
    stopped = true
  })
  await settled()
  expect(stopped).toBe(false)
  release()
  await stopping
  heads.push('best', head(5))
  await settled()
  expect(seen).toEqual([1, 4])
})

test('the watchdog barks once, after silence', () => {
  jest.useFakeTimers()
  try {
    const watchdog = new Watchdog(1_000)
    const bark = jest.fn()
    watchdog.start(bark)
    for (let step = 0; step < 3; step++) {
      jest.advanceTimersByTime(900)
      watchdog.feed()
    }
    expect(bark).not.toHaveBeenCalled()
    jest.advanceTimersByTime(5_000)
    expect(bark).toHaveBeenCalledTimes(1)
    watchdog.start(bark)
    watchdog.stop()
    jest.advanceTimersByTime(5_000)
    expect(bark).toHaveBeenCalledTimes(1)
  } finally {
    jest.useRealTimers()
  }
})
