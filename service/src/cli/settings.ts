/**
 * The settings of every command, from flags, the environment, a config file, or their defaults, in this order: what
 * the table of settings says of them.
 */

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import type { z } from 'zod'
import { type FileValues, readConfigFile } from './config-file.js'
import { cliError } from './errors.js'
import { SETTING_NAMES, SETTINGS, type SettingName } from './setting-table.js'

type Values = { readonly [Name in SettingName]: z.infer<(typeof SETTINGS)[Name]['schema']> }

export interface Settings extends Omit<Values, 'keystore'> {
  readonly keystore: string
  /** The passphrase itself, from DATDOT_PASSPHRASE. */
  readonly passphrase: string | undefined
  /** The secret itself, from DATDOT_SECRET. */
  readonly secret: string | undefined
}

/** Values of flags as commander has them, by the name of the setting. */
export type FlagValues = Readonly<Partial<Record<SettingName | 'config', string>>>

const NO_FILE: FileValues<SettingName> = { path: '', values: {} }
/** Of HOME, the first that is there. */
const CONFIG_FILES = ['config.yaml', 'config.json'] as const

/**
 * @throws CLI_SETTING_INVALID, CLI_CONFIG_UNREADABLE
 */
export function loadSettings(flags: FlagValues, env: NodeJS.ProcessEnv): Settings {
  const named = flags.config ?? (env.DATDOT_CONFIG || undefined)
  const found = named ?? configFileOf(settingOf('home', flags, env, NO_FILE))
  const file = found === undefined ? NO_FILE : readConfigFile(found, SCHEMAS)
  const read = Object.fromEntries(SETTING_NAMES.map((name) => [name, settingOf(name, flags, env, file)]))
  const values = read as unknown as Values
  const home = resolve(values.home)
  return {
    ...values,
    home,
    keystore: resolve(values.keystore ?? join(home, 'keystore.json')),
    passphraseFile: resolved(values.passphraseFile),
    secretFile: resolved(values.secretFile),
    passphrase: env.DATDOT_PASSPHRASE || undefined,
    secret: env.DATDOT_SECRET?.trim() || undefined
  }
}

const SCHEMAS = Object.fromEntries(SETTING_NAMES.map((name) => [name, SETTINGS[name].schema])) as unknown as Readonly<
  Record<SettingName, z.ZodType>
>

function settingOf<Name extends SettingName>(
  name: Name,
  flags: FlagValues,
  env: NodeJS.ProcessEnv,
  file: FileValues<SettingName>
): Values[Name] {
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
  return checked.data as Values[Name]
}

function configFileOf(home: string): string | undefined {
  return CONFIG_FILES.map((name) => join(home, name)).find((path) => existsSync(path))
}

function resolved(path: string | undefined): string | undefined {
  return path === undefined ? undefined : resolve(path)
}

/** Of the daemon's settings, those of the web server. */
export const WEB_SETTINGS: readonly SettingName[] = ['web', 'webNames', 'gatewayOrigins']

/** Adds the flags of a command that are its own, or some of them; without a name those that every command has. */
export function addSettings(command: Command, of?: string, names = SETTING_NAMES): void {
  for (const name of names) {
    const { flag, help, of: owner } = SETTINGS[name]
    if (owner === of) command.addOption(new Option(flag, `${help}${usual(name)}`))
  }
}

/** Told, not given to commander: it would take the default for a flag, and put it over environment and file. */
function usual(name: SettingName): string {
  const { initial } = SETTINGS[name]
  if (initial === undefined) return ''
  return ` (default: ${name === 'home' ? '~/.datdot' : initial})`
}

/** The table for people. */
export function settingsHelp(): string {
  const rows = Object.entries(SETTINGS).map(
    ([name, { variable, initial }]) => [name, variable, initial ?? '-'] as const
  )
  const line = (name: string, variable: string, text: string) => `  ${name.padEnd(16)}${variable.padEnd(24)}${text}`
  return [
    'Settings: a flag (--log-level), else its environment variable, else its key in',
    'HOME/config.yaml (or --config FILE), else its default. `datdot config` prints',
    'that file; the --help of a command has the flags that it takes.',
    ...rows.map((row) => line(...row)),
    line('-', 'DATDOT_PASSPHRASE', 'the passphrase of the keystore itself'),
    line('-', 'DATDOT_SECRET', 'the secret itself: mnemonic, 0x seed, or //Alice on a development chain')
  ].join('\n')
}
