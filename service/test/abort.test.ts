import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from '@jest/globals'
import { abortable, sleep, withTimeout } from '../src/abort.js'

const never = () => new Promise<never>(() => {})

test('a timeout fires, whatever is collected meanwhile', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const other = new AbortController()
  const ended = abortable(never(), withTimeout(300, other.signal)).catch((error: Error) => error.name)
  for (let i = 0; i < 4; i++) {
    collect()
    await sleep(20)
  }
  expect(await ended).toBe('TimeoutError')
})

test('the other signal ends it before', async () => {
  const other = new AbortController()
  const waiting = abortable(never(), withTimeout(60_000, other.signal))
  other.abort(new Error('enough'))
  await expect(waiting).rejects.toThrow('enough')
})
