import { expect, jest, test } from '@jest/globals'
import type { Head } from '../../src/chain/connection.js'
import { FinalityWatch } from '../../src/chain/finality-watch.js'
import { Heads } from '../../src/chain/heads.js'
import { Watchdog } from '../../src/chain/watchdog.js'
import { createLogger, silentLogger } from '../../src/log.js'

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

test('blocks that do not get final are told once, and when they do again', () => {
  const lines: string[] = []
  const watch = new FinalityWatch(createLogger({ destination: { write: (line) => void lines.push(line) } }))
  const see = (kind: 'best' | 'finalised', from: number, to: number): void => {
    for (let block = from; block <= to; block++) watch.see(kind, head(block))
  }
  see('best', 1, 100)
  see('finalised', 98, 98)
  see('best', 101, 110)
  expect(lines).toEqual([])
  see('best', 111, 130)
  see('finalised', 98, 98)
  expect(lines).toEqual([expect.stringMatching(/"best":111,"final":98.*two thirds of the validators/)])
  see('finalised', 99, 130)
  see('best', 131, 142)
  expect(lines.slice(1)).toEqual([expect.stringMatching(/"final":99.*final again/)])
  see('best', 143, 151)
  expect(lines).toHaveLength(3)
})
