import { PassThrough } from 'node:stream'
import { expect, test } from '@jest/globals'
import { errorTable } from '../src/errors.js'
import { createLogger } from '../src/log.js'
import { hide, withoutSecrets } from '../src/secrets.js'

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const destination = new PassThrough()
  write(createLogger({ destination, level: 'trace' }))
  return destination.read().toString()
}

test('lines are JSON with what they are about, and never with a secret', () => {
  const text = logged((log) =>
    log
      .child({ role: 'encoder', amendment: '7' })
      .info({ seed: 'abc', keys: { secretKey: 'def', publicKey: 'ghi' } }, 'up')
  )
  const line = JSON.parse(text)
  expect(line).toMatchObject({ role: 'encoder', amendment: '7', msg: 'up', keys: { publicKey: 'ghi' } })
  expect(text).not.toMatch(/abc|def/)
})

test.each([
  'seed',
  'secret',
  'secretKey',
  'noiseSeed',
  'signingSeed',
  'signingSeeds',
  'otherSigningSeeds',
  'privateKey',
  'mnemonic',
  'passphrase',
  'password'
])('what is named %s is removed, down to three levels below the top, also from bindings', (name) => {
  const value = { [name]: 'betrayed' }
  const text = logged((log) =>
    log.child({ a: value }).info({ ...value, b: value, c: { d: value }, e: { f: { g: value } } })
  )
  expect(text).not.toContain('betrayed')
  expect(JSON.parse(text)).toMatchObject({ c: { d: {} }, e: { f: { g: {} } } })
})

test('details and causes of errors are no way out', () => {
  const failure = errorTable({ SOME_CODE: { message: 'it failed', remedy: 'Look.' } })
  const error = failure('SOME_CODE', { secret: 'betrayed' }, Object.assign(new Error('why'), { seed: 'betrayed' }))
  const text = logged((log) => log.warn({ err: error }, 'failed'))
  expect(text).toContain('it failed')
  expect(text).not.toContain('betrayed')
})

test('a secret that the process knows is hidden wherever it appears', () => {
  const seed = 'd7'.repeat(32)
  hide(`0x${seed}\n`)
  hide('a "quoted" phrase')
  hide(new Uint8Array(32).fill(0xa5))
  hide('//Bob')
  const text = logged((log) => {
    log.info({ note: `it is a "quoted" phrase`, list: [{ deep: { deeper: { text: `0x${seed}` } } }] }, `with ${seed}`)
    log.error(new Error(`library says: ${seed} is wrong; ${'a5'.repeat(32)}`))
  })
  expect(text).not.toContain(seed)
  expect(text).not.toContain('quoted')
  expect(text).not.toContain('a5a5')
  for (const line of text.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg')
  expect(withoutSecrets(`//Bob has ${seed}`)).toBe('//Bob has [hidden]')
})

test('what a peer or a node says does nothing to the terminal that shows it', () => {
  const said = '\u001b[2J\u009b31m\u0007\b\r\u202egnp "quoted" C:\\u001b\ttab\nline'
  const text = logged((log) => log.warn({ err: new Error(said) }, said))
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
  const { msg, err } = JSON.parse(text)
  const shown = '\\u{1b}[2J\\u{9b}31m\\u{7}\\u{8}\\u{d}\\u{202e}gnp "quoted" C:\\u001b\ttab\nline'
  expect([msg, err.message]).toEqual([shown, shown])
})
