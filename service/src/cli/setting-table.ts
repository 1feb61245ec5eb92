/** All there is to say about each setting; `--help`, `datdot config` and the documentation are made of it. */

import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { parseConnections, parseMemory, parseRates, parseReserve, parseShare, parseWhen } from './limit-settings.js'
import { parseHours } from './quantities.js'

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

/** A setting: how it is written, what it may be, what it does. */
interface Setting<Schema extends z.ZodType> {
  readonly flag: string
  readonly variable: string
  readonly schema: Schema
  readonly initial: string | undefined
  readonly help: string
  /** The only command that has it as a flag; default: every command. */
  readonly of: string | undefined
}

const setting = <Schema extends z.ZodType>(
  flag: string,
  variable: string,
  schema: Schema,
  initial: string | undefined,
  help: string,
  of?: string
): Setting<Schema> => ({ flag, variable, schema, initial, help, of })

const websocket = z.string().regex(/^wss?:\/\/[^\s/]+/, 'it has to start with ws:// or wss://')
const nodes = z.string().regex(/^[\w.-]+:\d{1,5}(,[\w.-]+:\d{1,5})*$/, 'write host:port, several separated by commas')
const path = z.string().min(1).max(4_096)
const listen = z
  .string()
  .regex(
    /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-fA-F:]{2,39}\]):\d{1,5}$/,
    'write an address and a port, such as 127.0.0.1:8787'
  )
  .refine((text) => Number(text.slice(text.lastIndexOf(':') + 1)) < 65_536, 'a port is less than 65536')
const names = z
  .string()
  .regex(/^[a-z0-9.-]{1,100}(,[a-z0-9.-]{1,100}){0,15}$/, 'write names in lower case, several separated by commas')
const origins = z
  .string()
  .regex(
    /^(\*|https?:\/\/[a-z0-9.-]{1,100}(:\d{1,5})?(,https?:\/\/[a-z0-9.-]{1,100}(:\d{1,5})?){0,63})$/,
    'write origins such as https://app.example, several separated by commas, or * for all'
  )

/** Text that `parse` takes; it stays as it was written. */
const readBy = (parse: (text: string) => unknown) =>
  z
    .string()
    .max(1_024)
    .superRefine((text, context) => {
      try {
        parse(text)
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message })
      }
    })

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
  faucet: setting(
    '--faucet <url>',
    'DATDOT_FAUCET',
    z.url({ protocol: /^https?$/ }).optional(),
    undefined,
    'where `datdot init` gets money on a devnet; `scripts/devnet` prints it',
    'init'
  ),
  logLevel: setting('--log-level <level>', 'DATDOT_LOG_LEVEL', z.enum(LEVELS), 'warn', `one of ${LEVELS.join(', ')}`),
  logFormat: setting(
    '--log-format <format>',
    'DATDOT_LOG_FORMAT',
    z.enum(['json', 'text']),
    'text',
    'json or text; logs go to standard error'
  ),
  web: setting(
    '--web <address>',
    'DATDOT_WEB',
    listen,
    '127.0.0.1:8787',
    'address and port of the web server; port 0 takes any that is free',
    'daemon'
  ),
  webNames: setting(
    '--web-names <names>',
    'DATDOT_WEB_NAMES',
    names.optional(),
    undefined,
    'further names of the web server, beside those of loopback, such as that of a container',
    'daemon'
  ),
  gatewayOrigins: setting(
    '--gateway-origins <origins>',
    'DATDOT_GATEWAY_ORIGINS',
    origins.optional(),
    undefined,
    'origins of the web whose pages may read through the gateway, https://…, several separated by commas; else none',
    'daemon'
  ),
  reserve: setting(
    '--reserve <bytes>',
    'DATDOT_RESERVE',
    readBy(parseReserve),
    '1GiB',
    'bytes of the disk that stay free: what would take them is not taken on',
    'daemon'
  ),
  upload: setting(
    '--upload <rates>',
    'DATDOT_UPLOAD',
    readBy(parseRates),
    'off',
    'most bytes sent a second, such as 2MiB, and others at their hours in UTC: "2MiB mon-fri:8-18=512KiB"; off: all there is',
    'daemon'
  ),
  download: setting(
    '--download <rates>',
    'DATDOT_DOWNLOAD',
    readBy(parseRates),
    'off',
    'most bytes received a second, written like those that are sent',
    'daemon'
  ),
  cpu: setting(
    '--cpu <percent>',
    'DATDOT_CPU',
    readBy(parseShare),
    'off',
    'share of one processor core that encoding and checking leave the process with, such as 50%; off: all there is',
    'daemon'
  ),
  memory: setting(
    '--memory <bytes>',
    'DATDOT_MEMORY',
    readBy(parseMemory),
    'off',
    'memory of the process, such as 1GiB: above it nothing new is taken on; off: as Node has it',
    'daemon'
  ),
  connections: setting(
    '--connections <count>',
    'DATDOT_CONNECTIONS',
    readBy(parseConnections),
    '512',
    'most connections with other peers',
    'daemon'
  ),
  schedule: setting(
    '--schedule <hours>',
    'DATDOT_SCHEDULE',
    readBy(parseHours),
    'all',
    'hours of the week, in UTC, in which work is taken on: all, or mon-fri:8-18,sat:0-24; the same as those of the offer',
    'daemon'
  ),
  when: setting(
    '--when <conditions>',
    'DATDOT_WHEN',
    readBy(parseWhen),
    'always',
    'take work on always, or only while the machine is idle, on mains, or both: idle,mains',
    'daemon'
  )
} as const

export type SettingName = keyof typeof SETTINGS
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[]
