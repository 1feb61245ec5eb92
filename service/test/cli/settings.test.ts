import { readFileSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from '@jest/globals'
import { configText } from '../../src/cli/commands/config.js'
import { SETTINGS } from '../../src/cli/setting-table.js'
import { loadSettings, settingsHelp } from '../../src/cli/settings.js'

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

test.each([
  ['rpc: ws://yaml:1\nlogLevel: loud\n', 2, 'logLevel'],
  ['# a remark\n\nweb: 127.0.0.1:99999\n', 3, 'web'],
  ['rpc: ws://yaml:1\nrcp: ws://yaml:2\n', 2, 'rcp'],
  ['rpc: ws://yaml:1\nrpc: ws://yaml:2\n', 2, 'unique'],
  ['rpc:\n  - ws://yaml:1\n', 1, 'rpc'],
  ['bind: &a 127.0.0.1\nweb: *a\n', 2, 'web'],
  ['rpc: "ws://yaml:1\n', 2, 'quote']
])('what is wrong in the file %j is in line %d', async (content, line, why) => {
  const file = join(home, 'config.yaml')
  await writeFile(file, content)
  expect(() => loadSettings({ home }, {})).toThrow(
    expect.objectContaining({
      code: 'CLI_CONFIG_UNREADABLE',
      message: expect.stringMatching(new RegExp(`config\\.yaml:${line} .*${why}`))
    })
  )
})

test('the file that `datdot config` prints is taken, as it is and with every default in it', async () => {
  const file = join(home, 'config.yaml')
  await writeFile(file, configText())
  const other = await mkdtemp(join(tmpdir(), 'datdot-settings-'))
  const { home: _, keystore: __, ...rest } = loadSettings({ home: other }, {})
  expect(loadSettings({ home }, {})).toMatchObject(rest)
  const filled = configText().replace(/^#(\w+:.*)$/gm, '$1')
  await writeFile(file, filled)
  expect(loadSettings({ home }, {})).toMatchObject({ web: '127.0.0.1:8787', bootstrap: undefined })
})

test('docs/settings.md has each setting with its flag, variable and key', () => {
  const text = readFileSync(new URL('../../../docs/settings.md', import.meta.url), 'utf8')
  for (const [name, { flag, variable }] of Object.entries(SETTINGS)) {
    expect(text).toMatch(new RegExp(`^\\| \`${flag.split(' ')[0]} .*\\| \`${variable}\` \\| \`${name}\` \\|`, 'm'))
  }
})

test('the help names every setting with its variable', () => {
  for (const [name, { variable }] of Object.entries(SETTINGS)) {
    expect(settingsHelp()).toContain(name)
    expect(settingsHelp()).toContain(variable)
  }
})
