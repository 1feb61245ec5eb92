/** What people get wrong: each has an error of its own that says what to do. */

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from '@jest/globals'
import { formatFeedKey, type LocalDht, startLocalDht } from '../../src/hyper/index.js'
import { datdot, errorOf } from './cli.js'

/** Nothing listens there. */
const NO_NODE = 'ws://127.0.0.1:1'
const KEY = formatFeedKey(new Uint8Array(32).fill(7))
let home = ''

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'datdot-cli-'))
})

async function fails(args: readonly string[], code: string, env: Record<string, string> = {}): Promise<void> {
  const ran = await datdot([...args, '--json'], { DATDOT_HOME: home, DATDOT_RPC: NO_NODE, ...env })
  expect(ran.exitCode).not.toBe(0)
  expect(ran.stdout).toBe('')
  const error = errorOf(ran)
  expect(error).toMatchObject({ code, message: expect.stringMatching(/./), remedy: expect.stringMatching(/./) })
}

const alice = { DATDOT_SECRET: '//Alice' }

test('neither a path that exists nor a key', () =>
  fails(['publish', join(home, 'nothing')], 'CLI_SOURCE_UNKNOWN', alice))

test('an empty file, before any node is asked', async () => {
  await writeFile(join(home, 'empty'), '')
  await fails(['publish', join(home, 'empty')], 'HYPER_FILE_EMPTY', alice)
})

test('an empty folder, before any node is asked', async () => {
  await mkdir(join(home, 'empty'))
  await fails(['publish', join(home, 'empty')], 'HYPER_FOLDER_EMPTY', alice)
})

test('a list of files that leads out of the folder', async () => {
  await mkdir(join(home, 'folder'))
  await writeFile(join(home, 'list'), '../secret\n')
  await fails(['publish', join(home, 'folder'), '--files-from', join(home, 'list')], 'HYPER_PATH_OUTSIDE', alice)
})

test.each([
  ['account'],
  ['account', 'create', '--fields'],
  ['account', 'delete'],
  ['offer', 'unpause'],
  ['status'],
  ['host', KEY, '--until', '1h'],
  ['follow'],
  ['provide', '--roles', 'encoder', '--wait-for-node', '1s']
])('a node that is not there: %s', (...args) => fails(args, 'CHAIN_UNREACHABLE', alice))

test('a node that is not there, when there is something to publish', async () => {
  await writeFile(join(home, 'file'), 'content')
  await fails(['publish', join(home, 'file')], 'CHAIN_UNREACHABLE', alice)
})

test('no secret', () => fails(['account'], 'CLI_SECRET_MISSING'))

test('a secret that is none', () => fails(['status'], 'CHAIN_SECRET_INVALID', { DATDOT_SECRET: 'correct horse' }))

test.each([
  [['read', 'not-a-key'], 'HYPER_KEY_UNREADABLE'],
  [['host', 'not-a-key', '--until', '1h'], 'HYPER_KEY_UNREADABLE'],
  [['host', 'not-a-key'], 'HYPER_KEY_UNREADABLE'],
  [['host', tmpdir(), '--until', '1h'], 'CLI_KEY_IS_PATH'],
  [['host', KEY], 'CLI_OPTION_MISSING'],
  [['host', KEY, '--until', 'soon'], 'CLI_VALUE_INVALID'],
  [['host', KEY, '--until', '1h', '--follow'], 'CLI_OPTIONS_CLASH'],
  [['host', KEY, '--until', '1h', '--max-bytes', '1GiB'], 'CLI_OPTIONS_CLASH'],
  [['host', KEY, '--until', '1h', '--follow', '--max-bytes', 'all'], 'CLI_VALUE_INVALID'],
  [['plan', 'update', '7', '--follow', KEY], 'CLI_OPTIONS_CLASH'],
  [['plan', 'update', '7', '--longer', '1d', '--max-bytes', '1GiB'], 'CLI_OPTIONS_CLASH'],
  [['plan', 'update', '7', '--follow', KEY, '--grown', KEY, '--max-bytes', '1GiB'], 'CLI_OPTIONS_CLASH'],
  [['follow', 'mine'], 'CLI_VALUE_INVALID'],
  [['plan', 'update', 'mine'], 'CLI_VALUE_INVALID'],
  [['plan', 'update', 'mine', '--longer', '1d'], 'CLI_VALUE_INVALID'],
  [['plan', 'update', '7', '--grown', 'not-a-key'], 'HYPER_KEY_UNREADABLE'],
  [['plan', 'update', '7', '--follow', 'not-a-key'], 'HYPER_KEY_UNREADABLE'],
  [['plan', 'pause', 'mine'], 'CLI_VALUE_INVALID'],
  [['plan', 'resume', 'mine'], 'CLI_VALUE_INVALID'],
  [['plan', 'cancel', 'mine'], 'CLI_VALUE_INVALID'],
  [['status', '--plan', 'mine'], 'CLI_VALUE_INVALID'],
  [['provide', '--roles', 'reader'], 'CLI_VALUE_INVALID'],
  [['provide', '--hours', 'weekends'], 'CLI_VALUE_INVALID'],
  [['provide', '--storage', 'much'], 'CLI_VALUE_INVALID'],
  [['status', '--rpc', 'nowhere'], 'CLI_SETTING_INVALID'],
  [['provide', '--roles', 'hoster'], 'CLI_OPTIONS_CLASH']
])('%j', (args, code) => fails(args, code, alice))

test('a key that is none is told what a key looks like, before anything else that is missing', async () => {
  const ran = await datdot(['host', 'abc'], {})
  expect(ran).toMatchObject({ exitCode: 2, stdout: '' })
  expect(ran.stderr).toMatch(/^datdot: abc is not the key of a hypercore\n +Give its 52 letters and digits/)
  expect(ran.stderr).not.toContain('--until')
  const none = await datdot(['host'], {})
  expect(none).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("missing required argument 'key'") })
})

test('a feed that nobody has', async () => {
  const dht: LocalDht = await startLocalDht()
  try {
    const [node] = dht.bootstrap
    const env = { DATDOT_BOOTSTRAP: `${node?.host}:${node?.port}`, DATDOT_BIND: '127.0.0.1' }
    await fails(['read', KEY, '--to', join(home, 'read'), '--wait', '2s'], 'HYPER_FEED_NOT_FOUND', env)
  } finally {
    await dht.close()
  }
})

test('nothing in a text does anything to the terminal', async () => {
  const { exitCode, stderr } = await datdot(['publish', `${home}/\u001b[2J\u009b\u202e`], alice)
  expect(exitCode).toBe(1)
  expect(stderr).toContain('/\\u{1b}[2J\\u{9b}\\u{202e}')
  expect(stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
})
