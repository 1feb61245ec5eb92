/** Runs a command in a session of its own and turns what goes wrong into an exit code. */

import type { Command } from 'commander'
import { isDatdotError } from '../errors.js'
import { EXIT_USAGE } from './options.js'
import { createOutput } from './output.js'
import { Session, Stopped } from './session.js'
import type { FlagValues } from './settings.js'

/** The body of a command: its options as commander has them, then its arguments. */
export type Body<Options> = (session: Session, options: Options, ...args: string[]) => Promise<void>

export type Run = <Options>(body: Body<Options>) => (...given: unknown[]) => Promise<void>

const EXIT_FAILED = 1
const EXIT_STOPPED = 130

/** Errors that say that the command was written wrongly. */
const USAGE = [
  'CLI_SETTING_INVALID',
  'CLI_VALUE_INVALID',
  'CLI_OPTION_MISSING',
  'CLI_OPTIONS_CLASH',
  'CLI_KEY_IS_PATH',
  'HYPER_KEY_UNREADABLE'
]

export const run: Run =
  (body) =>
  async (...given) => {
    // Commander passes the arguments, then the options, then the command.
    const command = given.at(-1) as Command
    const args = given.slice(0, -2).map((arg) => (arg === undefined ? '' : String(arg)))
    const flags = command.optsWithGlobals() as FlagValues & { json?: boolean }
    let session: Session | undefined
    try {
      session = new Session(flags)
      await body(session, flags as never, ...args)
    } catch (error) {
      fail(error, session, flags.json === true)
    } finally {
      await session?.close()
    }
  }

function fail(error: unknown, session: Session | undefined, json: boolean): void {
  if (error instanceof Stopped || session?.signal.aborted) {
    process.exitCode = EXIT_STOPPED
    return
  }
  reportFailure(error, json)
}

/** Says what went wrong and sets the exit code. */
export function reportFailure(error: unknown, json: boolean): void {
  createOutput(json).failure(error)
  process.exitCode = isDatdotError(error) && USAGE.includes(error.code) ? EXIT_USAGE : EXIT_FAILED
}
