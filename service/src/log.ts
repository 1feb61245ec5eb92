/**
 * Logging of the whole service: pino, one JSON object a line, or readable lines for a person at a terminal.
 * Bind what a line is about, do not write it into the text: `log.child({ role, contract, amendment })`.
 */

import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'
import { withoutSecrets } from './secrets.js'
import { shownJson } from './shown.js'

export type { Logger } from 'pino'

export interface LogOptions {
  /** Least level that is written; `silent` writes nothing. Default `info`. */
  readonly level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Readable lines instead of JSON. */
  readonly pretty?: boolean
  /** Where lines go; default standard error, so that standard output stays for results. */
  readonly destination?: DestinationStream
}

/**
 * No secret is ever logged: whatever sits under one of these names, down to three levels below the top, is removed, and
 * the secrets that this process knows are hidden wherever they appear.
 */
const SECRETS = [
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
  'password',
  'suri',
  'primaryKey'
]
const LEVELS = ['', '*.', '*.*.', '*.*.*.']

const watchers = new Set<(line: string) => void>()

/** Calls `watch` with every line that this process logs, as it is written: secrets are hidden. Returns what stops it. */
export function watchLines(watch: (line: string) => void): () => void {
  watchers.add(watch)
  return () => void watchers.delete(watch)
}

function write(text: string): string {
  const line = shownJson(withoutSecrets(text))
  for (const watch of watchers) watch(line)
  return line
}

export function createLogger(options: LogOptions = {}): Logger {
  const settings = {
    level: options.level ?? 'info',
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: SECRETS.flatMap((name) => LEVELS.map((above) => above + name)), remove: true },
    hooks: { streamWrite: write }
  }
  if (options.destination) return pino(settings, options.destination)
  if (options.pretty) {
    return pino({
      ...settings,
      transport: { target: 'pino-pretty', options: { destination: 2, ignore: 'pid,hostname' } }
    })
  }
  return pino(settings, pino.destination(2))
}

/** A logger that writes nothing: the default of every part that takes one. */
export function silentLogger(): Logger {
  return pino({ level: 'silent' })
}
