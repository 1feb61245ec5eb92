/** What people and programs hand in: quantities and keys as text, settings, parameters of the service API. */

import { deriveKeys } from '../../src/api/keys.js'
import {
  accountCreateParams,
  accountUpdateParams,
  checked,
  hostingRequestParams,
  hostingUpdateParams,
  planParams
} from '../../src/api/params.js'
import {
  countHours,
  formatBytes,
  formatDuration,
  formatMoney,
  parseBytes,
  parseCount,
  parseDuration,
  parseHours,
  parseList,
  parseMoney
} from '../../src/cli/quantities.js'
import { loadSettings } from '../../src/cli/settings.js'
import { parseBootstrap } from '../../src/hyper/dht.js'
import { formatFeedKey, parseFeedKey } from '../../src/hyper/keys.js'
import { Input } from '../input.js'
import { check, equal, type Target, verdict } from './target.js'

const decoder = new TextDecoder()

const CODES = { CLI_VALUE_INVALID: 'value' }

/** How the text reads as each of the quantities that the command line takes. */
const quantities: Target = {
  name: 'quantities',
  mostBytes: 256,
  tokens: [
    'GiB',
    'TB',
    ' KiB',
    '.',
    '30d',
    '4w',
    'DAT',
    '0.25',
    'mon-fri:8-18',
    ',',
    'sun:0-24',
    'all',
    '999999999999'
  ],
  run(input) {
    const text = decoder.decode(input)
    return [
      verdict(CODES, () => {
        const bytes = parseBytes(text)
        check(bytes > 0n && formatBytes(bytes).length < 40, 'no number of bytes')
        return `${bytes}`
      }),
      verdict(CODES, () => {
        const seconds = parseDuration(text)
        check(seconds >= 1 && formatDuration(seconds).length < 20, 'no length of time')
        return `${seconds}`
      }),
      verdict(CODES, () => {
        const planck = parseMoney(text)
        check(planck >= 0n && parseMoney(formatMoney(planck)) === planck, 'money reads as another amount')
        return `${planck}`
      }),
      verdict(CODES, () => {
        const hours = countHours(parseHours(text))
        check(hours >= 1 && hours <= 168, 'no hours')
        return `${hours}`
      }),
      verdict(CODES, () => parseList(text, ['encoder', 'attestor', 'hoster']).join()),
      verdict(CODES, () => {
        const count = parseCount(1, 255)(text)
        check(Number.isInteger(count) && count >= 1 && count <= 255, 'no count')
        return `${count}`
      })
    ].join(' ')
  }
}

/** The text as a feed key, as DHT nodes, and as an account's secret. */
const keys: Target = {
  name: 'keys',
  mostBytes: 512,
  tokens: ['hyper://', 'pear://', '127.0.0.1:49737', ',', ':65535', '//Alice', '//', '0x', '///password'],
  async run(input) {
    const text = decoder.decode(input)
    const key = verdict({ HYPER_KEY_UNREADABLE: 'key' }, () => {
      const key = parseFeedKey(text)
      check(key.length === 32 && equal(parseFeedKey(formatFeedKey(key)), key), 'the key reads as another one')
      return 'key'
    })
    const nodes = verdict({ HYPER_BOOTSTRAP_UNREADABLE: 'nodes' }, () => {
      const nodes = parseBootstrap(text)
      check(
        nodes.every(({ port }) => port >= 1 && port <= 65535),
        'no port'
      )
      return `${nodes.length} nodes`
    })
    // A mnemonic costs 2 048 rounds of SHA-512: only what cannot be one is tried.
    if (!/^\s*(0x|\/\/)/.test(text)) return `${key} ${nodes}`
    try {
      const { noise, signing } = await deriveKeys(text)
      check(!equal(noise.publicKey, signing.publicKey), 'two keys are the same')
      return `${key} ${nodes} secret`
    } catch (error) {
      return `${key} ${nodes} ${verdict({ API_SECRET_INVALID: 'secret' }, () => {
        check(!(error as Error).message.includes(text) || text.length < 4, 'the error tells the secret')
        throw error
      })}`
    }
  }
}

/** Flags and variables, a line each, `name=value`. */
const settings: Target = {
  name: 'settings',
  mostBytes: 1024,
  tokens: [
    'rpc=',
    'bootstrap=',
    'bind=',
    'home=',
    'logLevel=',
    'logFormat=',
    'DATDOT_HOME=',
    'ws://',
    '127.0.0.1',
    '\n'
  ],
  run(input) {
    const lines = decoder.decode(input).split('\n').slice(0, 20)
    const values = Object.fromEntries(lines.map((line) => [line.split('=', 1)[0], line.slice(line.indexOf('=') + 1)]))
    // Files of this machine are no part of the input.
    const { config: _, DATDOT_CONFIG: __, ...given } = values
    const home = { home: '/nonexistent' }
    return verdict({ CLI_SETTING_INVALID: 'setting', CLI_CONFIG_UNREADABLE: 'config' }, () => {
      const { rpc, logLevel } = loadSettings({ ...home, ...given }, given)
      check(/^wss?:/.test(rpc), 'no address')
      return `ok ${logLevel}`
    })
  }
}

const SCHEMAS = [
  hostingRequestParams,
  accountCreateParams,
  accountUpdateParams,
  hostingUpdateParams,
  planParams
] as const

/** A byte for the call, and its parameters: JSON, in which `{"int": …}` is a bigint and `{"bytes": …}` bytes. */
const parameters: Target = {
  name: 'parameters',
  mostBytes: 1024,
  tokens: [
    '"source":',
    '"type":"key"',
    '"key":{"bytes":32}',
    '"blocks":',
    '{"int":"1"}',
    '"regions":["u3"]',
    '"price":'
  ],
  run(bytes) {
    const input = new Input(bytes)
    const schema = SCHEMAS[input.u8() % SCHEMAS.length] ?? hostingRequestParams
    let params: unknown
    try {
      params = JSON.parse(decoder.decode(input.rest()), revive)
    } catch {
      return 'no JSON'
    }
    return verdict({ API_PARAMETERS_INVALID: 'parameters' }, () => {
      const result = checked('call', schema, params)
      check(typeof result === 'object', 'parameters are an object')
      return 'ok'
    })
  }
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('int' in value && /^-?\d{1,60}$/.test(String(value.int))) return BigInt(String(value.int))
  if ('bytes' in value && typeof value.bytes === 'number' && value.bytes >= 0) {
    return new Uint8Array(Math.min(Math.floor(value.bytes), 128))
  }
  return value
}

export const TEXT_TARGETS = [keys, parameters, quantities, settings] as const
