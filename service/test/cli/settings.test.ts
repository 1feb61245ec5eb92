import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from '@jest/globals'
import { loadSettings, SETTINGS, settingsHelp } from '../../src/cli/settings.js'

let home = ''
const config = (content: string) => writeFile(join(home, 'config.json'), content)

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'datdot-settings-'))
})

test('defaults', () => {
  const settings = loadSettings({ home }, {})
  expect(settings).toMatchObject({ rpc: 'ws://127.0.0.1:9944', bootstrap: undefined, logLevel: 'warn' })
  expect(settings).toMatchObject({
    keystore: join(home, 'keystore.json'),
    secretFile: undefined,
    passphrase: undefined
  })
})

test('a flag wins over the environment, that over the file, that over the default', async () => {
  await config(JSON.stringify({ rpc: 'ws://file:1', logLevel: 'info', bind: '127.0.0.3' }))
  const environment = { DATDOT_HOME: home, DATDOT_RPC: 'ws://environment:1', DATDOT_BIND: '127.0.0.2' }
  expect(loadSettings({ rpc: 'ws://flag:1' }, environment)).toMatchObject({
    rpc: 'ws://flag:1',
    bind: '127.0.0.2',
    logLevel: 'info',
    logFormat: 'text'
  })
})

test('an empty variable counts as none', () => {
  expect(loadSettings({ home }, { DATDOT_RPC: '', DATDOT_CONFIG: '', DATDOT_SECRET: ' ' })).toMatchObject({
    rpc: 'ws://127.0.0.1:9944',
    secret: undefined
  })
})

test.each([
  ['rpc', 'http://127.0.0.1:9944'],
  ['bootstrap', 'somewhere'],
  ['bind', 'localhost'],
  ['logLevel', 'loud'],
  ['logFormat', 'xml']
] as const)('%s cannot be %s', (name, value) => {
  const invalid = expect.objectContaining({ code: 'CLI_SETTING_INVALID', details: expect.objectContaining({ name }) })
  expect(() => loadSettings({ home, [name]: value }, {})).toThrow(invalid)
  expect(() => loadSettings({ home }, { [SETTINGS[name].variable]: value })).toThrow(invalid)
})

test.each(['{', '[]', '{"rcp": "ws://127.0.0.1:9944"}', '{"rpc": 9944}', '{"secret": "//Alice"}'])(
  'the config file %s is refused',
  async (content) => {
    await config(content)
    expect(() => loadSettings({ home }, {})).toThrow(expect.objectContaining({ code: 'CLI_CONFIG_UNREADABLE' }))
  }
)

test('a config file that was named has to be there', () => {
  const missing = { config: join(home, 'missing.json') }
  expect(() => loadSettings(missing, {})).toThrow(expect.objectContaining({ code: 'CLI_CONFIG_UNREADABLE' }))
})

test('the help names every setting with its variable', () => {
  for (const [name, { variable }] of Object.entries(SETTINGS)) {
    expect(settingsHelp()).toContain(name)
    expect(settingsHelp()).toContain(variable)
  }
})
