/**
 * The settings of every command, from flags, the environment, a config file, or their defaults, in this order. One table
 * says all there is to say about them; `--help` and the documentation are made of it.
 */

import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { cliError } from './errors.js'

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

/** A setting: how it is written, what it may be, what it does. */
interface Setting<Schema extends z.ZodType> {
  readonly flag: string
  readonly variable: string
  readonly schema: Schema
  readonly initial: string | undefined
  readonly help: string
}

const setting = <Schema extends z.ZodType>(
  flag: string,
  variable: string,
  schema: Schema,
  initial: string | undefined,
  help: string
): Setting<Schema> => ({ flag, variable, schema, initial, help })

const websocket = z.string().regex(/^wss?:\/\/[^\s/]+/, 'it has to start with ws:// or wss://')
const nodes = z.string().regex(/^[\w.-]+:\d{1,5}(,[\w.-]+:\d{1,5})*$/, 'write host:port, several separated by commas')
const path = z.string().min(1).max(4_096)

export const SETTINGS = {
  rpc: setting('--rpc <url>', 'DATDOT_RPC', websocket, 'ws://127.0.0.1:9944', 'WebSocket address of the chain node'),
  bootstrap: setting(
    '--bootstrap <nodes>',
    'DATDOT_BOOTSTRAP',
    nodes.optional(),
    undefined,
    'DHT nodes to start from, host:port,…; else the public DHT'
  ),
  bind: setting('--bind <address>', 'DATDOT_BIND', z.ipv4().optional(), undefined, 'IPv4 address to bind to; else all'),
  home: setting(
    '--home <folder>',
    'DATDOT_HOME',
    path,
    join(homedir(), '.datdot'),
    'folder of keystore, store and state'
  ),
  keystore: setting(
    '--keystore <file>',
    'DATDOT_KEYSTORE',
    path.optional(),
    undefined,
    'file of the encrypted account secret; else HOME/keystore.json'
  ),
  passphraseFile: setting(
    '--passphrase-file <file>',
    'DATDOT_PASSPHRASE_FILE',
    path.optional(),
    undefined,
    'file of the passphrase, mode 0600, for services; else it is asked for'
  ),
  secretFile: setting(
    '--secret-file <file>',
    'DATDOT_SECRET_FILE',
    path.optional(),
    undefined,
    'file of the account secret in the clear, mode 0600, instead of a keystore'
  ),
  logLevel: setting('--log-level <level>', 'DATDOT_LOG_LEVEL', z.enum(LEVELS), 'warn', `one of ${LEVELS.join(', ')}`),
  logFormat: setting(
    '--log-format <format>',
    'DATDOT_LOG_FORMAT',
    z.enum(['json', 'text']),
    'text',
    'json or text; logs go to standard error'
  )
} as const

export type SettingName = keyof typeof SETTINGS
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[]

export interface Settings {
  readonly rpc: string
  readonly bootstrap: string | undefined
  readonly bind: string | undefined
  readonly home: string
  readonly keystore: string
  readonly passphraseFile: string | undefined
  /** The passphrase itself, from DATDOT_PASSPHRASE. */
  readonly passphrase: string | undefined
  readonly secretFile: string | undefined
  /** The secret itself, from DATDOT_SECRET. */
  readonly secret: string | undefined
  readonly logLevel: (typeof LEVELS)[number]
  readonly logFormat: 'json' | 'text'
}

/** Values of flags as commander has them, by the name of the setting. */
export type FlagValues = Readonly<Partial<Record<SettingName | 'config', string>>>

/**
 * @throws CLI_SETTING_INVALID, CLI_CONFIG_UNREADABLE
 */
export function loadSettings(flags: FlagValues, env: NodeJS.ProcessEnv): Settings {
  const value = <Name extends SettingName>(
    name: Name,
    file: FileValues
  ): z.infer<(typeof SETTINGS)[Name]['schema']> => {
    const { flag, variable, schema, initial } = SETTINGS[name]
    const [source, text] =
      flags[name] !== undefined
        ? [flag, flags[name]]
        : env[variable] !== undefined && env[variable] !== ''
          ? [variable, env[variable]]
          : file.values[name] !== undefined
            ? [file.path, file.values[name]]
            : ['its default', initial]
    const checked = schema.safeParse(text)
    if (!checked.success) {
      throw cliError('CLI_SETTING_INVALID', { name, source, why: checked.error.issues[0]?.message })
    }
    return checked.data as z.infer<(typeof SETTINGS)[Name]['schema']>
  }
  const none: FileValues = { path: '', values: {} }
  const configPath = flags.config ?? (env.DATDOT_CONFIG || undefined)
  const file = readConfig(configPath ?? join(value('home', none), 'config.json'), configPath !== undefined)
  const home = resolve(value('home', file))
  return {
    rpc: value('rpc', file),
    bootstrap: value('bootstrap', file),
    bind: value('bind', file),
    home,
    keystore: resolve(value('keystore', file) ?? join(home, 'keystore.json')),
    passphraseFile: resolved(value('passphraseFile', file)),
    passphrase: env.DATDOT_PASSPHRASE || undefined,
    secretFile: resolved(value('secretFile', file)),
    secret: env.DATDOT_SECRET?.trim() || undefined,
    logLevel: value('logLevel', file),
    logFormat: value('logFormat', file)
  }
}

function resolved(path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(path)
}

interface FileValues {
  readonly path: string
  readonly values: Readonly<Partial<Record<SettingName, string>>>
}

function readConfig(path: string, named: boolean): FileValues {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (!named && (cause as NodeJS.ErrnoException).code === 'ENOENT') return { path, values: {} }
    throw cliError('CLI_CONFIG_UNREADABLE', { path, why: (cause as Error).message }, cause)
  }
  const shape = z.strictObject(Object.fromEntries(SETTING_NAMES.map((name) => [name, z.string().optional()])))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw cliError('CLI_CONFIG_UNREADABLE', { path, why: (cause as Error).message }, cause)
  }
  const checked = shape.safeParse(json)
  if (!checked.success) {
    const issue = checked.error.issues[0]
    throw cliError('CLI_CONFIG_UNREADABLE', { path, why: `${issue?.path.join('.') || 'it'}: ${issue?.message}` })
  }
  return { path, values: checked.data }
}

/** The table for people. */
export function settingsHelp(): string {
  const rows = Object.entries(SETTINGS).map(
    ([name, { variable, initial }]) => [name, variable, initial ?? '-'] as const
  )
  const line = (name: string, variable: string, text: string) => `  ${name.padEnd(16)}${variable.padEnd(24)}${text}`
  return [
    'Settings: a flag, else its environment variable, else its key in HOME/config.json (or --config FILE), else its default.',
    ...rows.map((row) => line(...row)),
    line('-', 'DATDOT_PASSPHRASE', 'the passphrase of the keystore itself'),
    line('-', 'DATDOT_SECRET', 'the secret itself: mnemonic, 0x seed, or //Alice on a development chain')
  ].join('\n')
}
