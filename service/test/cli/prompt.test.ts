/** Passphrases that a person types: not shown, asked for twice when they are new, asked for again when they are wrong. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { datdot, errorOf } from './cli.js'

const PASSPHRASE = 'typed by a person'
const env = () => ({ DATDOT_HOME: home, DATDOT_RPC: 'ws://127.0.0.1:1' })

let home = ''
let terminal: PassThrough & { isTTY: boolean; setRawMode: jest.Mock }
const real = Object.getOwnPropertyDescriptor(process, 'stdin') as PropertyDescriptor

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'datdot-prompt-'))
  terminal = Object.assign(new PassThrough(), { isTTY: true, setRawMode: jest.fn() })
  Object.defineProperty(process, 'stdin', { ...real, get: () => terminal })
})

afterEach(async () => {
  Object.defineProperty(process, 'stdin', real)
  await rm(home, { recursive: true, force: true })
})

/** Runs the command, and types one line whenever the terminal has gone silent. */
async function type(args: readonly string[], lines: readonly string[]) {
  const left = [...lines]
  terminal.setRawMode.mockImplementation((silent) => {
    const line = left[0]
    if (silent !== true || line === undefined) return terminal
    left.shift()
    setTimeout(() => terminal.write(line), 50)
    return terminal
  })
  const ran = await datdot(args, env())
  return { ...ran, left }
}

test('a new passphrase is asked for twice, changed, and never shown', async () => {
  const made = await type(['account', 'new'], [`${PASSPHRASE}\r`, `${PASSPHRASE}\r`])
  expect(made).toMatchObject({ exitCode: 0, left: [] })
  const changed = await type(['account', 'passphrase'], [`${PASSPHRASE}\r`, 'another one\r', 'another one\r'])
  expect(changed).toMatchObject({ exitCode: 0, left: [] })
  const exported = await type(['account', 'export'], ['another one\r'])
  expect(exported.stdout).toMatch(/^0x[0-9a-f]{64}\n$/)
  for (const { stdout, stderr } of [made, changed, exported]) {
    expect(stdout + stderr).not.toContain(PASSPHRASE)
    expect(stdout + stderr).not.toContain('another one')
  }
})

test('two that differ write nothing', async () => {
  const made = await type(['account', 'new', '--json'], [`${PASSPHRASE}\r`, 'something else\r'])
  expect(errorOf(made).code).toBe('CLI_PASSPHRASE_DIFFERS')
  expect(errorOf(await datdot(['account', 'export', '--json'], env())).code).toBe('CLI_SECRET_MISSING')
})

test('a wrong one may be typed again, three times in all', async () => {
  await type(['account', 'new'], [`${PASSPHRASE}\r`, `${PASSPHRASE}\r`])
  const second = await type(['account', 'export'], ['not this one\r', `${PASSPHRASE}\r`])
  expect(second).toMatchObject({ exitCode: 0, left: [] })
  expect(second.stderr).toContain('does not open')
  const none = await type(['account', 'export', '--json'], ['one\r', 'two\r', 'three\r', `${PASSPHRASE}\r`])
  expect(errorOf(none).code).toBe('KEYSTORE_PASSPHRASE_WRONG')
  expect(none.left).toHaveLength(1)
})

test('a secret is typed in the dark too', async () => {
  const seed = `0x${'b3'.repeat(32)}`
  const made = await type(['account', 'import'], [`${seed}\r`, `${PASSPHRASE}\r`, `${PASSPHRASE}\r`])
  expect(made).toMatchObject({ exitCode: 0, left: [] })
  expect(made.stdout + made.stderr).not.toContain('b3b3')
})

test('Ctrl-C stops it, Ctrl-D ends it', async () => {
  expect(await type(['account', 'new'], ['half a pass\u0003'])).toMatchObject({ exitCode: 130 })
  expect(errorOf(await type(['account', 'new', '--json'], ['\u0004'])).code).toBe('CLI_INPUT_ENDED')
})
