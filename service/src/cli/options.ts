/** What all programs that read options have in common. */

import type { Command, CommanderError } from 'commander'
import { isDatdotError } from '../errors.js'
import { cliError } from './errors.js'

/** The exit code of a command that was written wrongly. */
export const EXIT_USAGE = 2

/** Has errors about a value say of which option it is, in a command and all below it. */
export function nameOptions(command: Command): void {
  for (const option of command.options) {
    const parse = option.parseArg
    if (parse === undefined) continue
    option.parseArg = (value, previous) => named(option.long ?? option.flags, () => parse(value, previous))
  }
  for (const below of command.commands) nameOptions(below)
}

/** Reads the value of an option or a variable. @throws CLI_VALUE_INVALID with its name */
export function named<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!isDatdotError(error, 'CLI_VALUE_INVALID')) throw error
    throw cliError('CLI_VALUE_INVALID', { ...error.details, name: `${name}: ` })
  }
}

/** For `exitOverride`: Commander has said what is wrong, or printed the help that was asked for. */
export function exitWithUsage({ exitCode }: CommanderError): never {
  process.exit(exitCode === 0 ? 0 : EXIT_USAGE)
}
