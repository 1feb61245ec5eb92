import { PassThrough } from 'node:stream'
import { expect, test } from '@jest/globals'
import { createLogger } from '../src/log.js'

test('lines are JSON with what they are about, and never with a secret', async () => {
  const destination = new PassThrough()
  const log = createLogger({ destination, level: 'debug' })
  log
    .child({ role: 'encoder', amendment: '7' })
    .info({ seed: 'abc', keys: { secretKey: 'def', publicKey: 'ghi' } }, 'up')
  const line = JSON.parse(destination.read().toString())
  expect(line).toMatchObject({ role: 'encoder', amendment: '7', msg: 'up', keys: { publicKey: 'ghi' } })
  expect(JSON.stringify(line)).not.toMatch(/abc|def/)
})
