/** Files that come back from the disk, and the entries of somebody else's drive. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import { CursorFile } from '../../src/chain/cursor-file.js'
import { loadSettings } from '../../src/cli/settings.js'
import { entriesOf } from '../../src/hyper/files/entries.js'
import { pathInside } from '../../src/hyper/files/read.js'
import { addressOf, unseal } from '../../src/keystore/envelope.js'
import { readState, writeState } from '../../src/roles/state-file.js'
import { check, refusal, type Target, verdict } from './target.js'

const decoder = new TextDecoder()
const folder = mkdtempSync(join(tmpdir(), 'datdot-fuzz-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const path = (name: string): string => join(folder, name)

/** The state of a role. What was read is written as it was read. */
const state: Target = {
  name: 'state',
  mostBytes: 512,
  tokens: ['{"hex":"', '{"int":"', '"}', 'null', '[', ']', '{', '}', '"__proto__":', '1e999', ':', ','],
  async run(input) {
    writeFileSync(path('state.json'), input)
    try {
      const state = await readState(path('state.json'))
      await writeState(path('state.json'), state ?? null)
      check(JSON.stringify(await readState(path('state.json')), plain) === JSON.stringify(state, plain), 'it changed')
      return 'ok'
    } catch (error) {
      return refusal({ ROLES_STATE_UNREADABLE: 'state' }, error)
    }
  }
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}

/** The cursor of a chain client, and a config file. */
const configuration: Target = {
  name: 'configuration',
  mostBytes: 512,
  tokens: [
    `"genesis":"0x${'00'.repeat(32)}"`,
    `"hash":"0x${'11'.repeat(32)}"`,
    '"block":1',
    '"before":',
    '{',
    '}',
    ',',
    '"rpc":"'
  ],
  async run(input) {
    writeFileSync(path('file.json'), input)
    let cursor: string
    try {
      const place = await new CursorFile(path('file.json'), new Uint8Array(32)).load()
      check(place !== undefined, 'no place')
      const heads = place.before === undefined ? [place.at] : [place.at, place.before]
      for (const { block, hash } of heads) check(hash.length === 32 && block >= 0, 'no head')
      cursor = `block ${place.at.block} ${place.before?.block}`
    } catch (error) {
      cursor = refusal({ CHAIN_CURSOR_UNREADABLE: 'cursor', CHAIN_WIPED: 'wiped' }, error)
    }
    const config = verdict({ CLI_CONFIG_UNREADABLE: 'config', CLI_SETTING_INVALID: 'setting' }, () => {
      loadSettings({ config: path('file.json') }, {})
      return 'ok'
    })
    return `${cursor} ${config}`
  }
}

/** A file of an account's secret. Opened only where that costs 20 ms, not a second. */
const keystore: Target = {
  name: 'keystore',
  mostBytes: 1024,
  tokens: [
    '"version":1',
    '"kdf":{',
    '"n":16384',
    '"r":8',
    '"p":1',
    '"salt":"',
    '"cipher":{',
    '"secret":"00"',
    '1e5',
    '-1'
  ],
  async run(input) {
    const text = decoder.decode(input)
    const codes = { KEYSTORE_INVALID: 'invalid', KEYSTORE_PASSPHRASE_WRONG: 'wrong' }
    const address = verdict(codes, () => `of ${addressOf(text, '/file').length}`)
    if (address.startsWith('refused') || !/"n": ?16384,/.test(text)) return address
    try {
      await unseal(text, 'a passphrase', '/file')
      throw new Error('it was opened without its passphrase')
    } catch (error) {
      return `${address} ${refusal(codes, error)}`
    }
  }
}

/** A drive's entry: its name on the first line, and its value as JSON. */
const entry: Target = {
  name: 'entry',
  mostBytes: 512,
  tokens: [
    '../',
    '/',
    '\\',
    '\0',
    '.',
    '{"linkname":"',
    '{"blob":null}',
    '"byteOffset":',
    '"blockLength":1',
    'null',
    '\n'
  ],
  async run(input) {
    const text = decoder.decode(input)
    const name = text.split('\n', 1)[0] ?? ''
    let value: unknown
    try {
      value = JSON.parse(text.slice(name.length + 1))
    } catch {
      value = undefined
    }
    const inside = verdict({ HYPER_NAME_UNSAFE: 'unsafe' }, () => {
      const path = pathInside(folder, name)
      check(path.startsWith(resolve(folder) + sep) && !path.includes('\0'), 'it leads out of the folder')
      return 'ok'
    })
    const drive = { list: () => [{ key: name, value }].values() } as unknown as Parameters<typeof entriesOf>[0]
    const drives = { list: () => asynchronous(drive.list('/')) } as unknown as typeof drive
    try {
      for await (const entry of entriesOf(drives)) check(typeof entry.value === 'object', 'no entry')
      return `${inside} entry`
    } catch (error) {
      return `${inside} ${refusal({ HYPER_DRIVE_INVALID: 'entry' }, error)}`
    }
  }
}

async function* asynchronous<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  yield* items
}

export const FILE_TARGETS = [configuration, entry, keystore, state] as const
