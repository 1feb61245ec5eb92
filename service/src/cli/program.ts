/** The commands, and the options that all of them have. */

import { createRequire } from 'node:module'
import { Command, CommanderError } from 'commander'
import { accountCommand } from './commands/account.js'
import { backupCommand } from './commands/backup.js'
import { configCommand } from './commands/config.js'
import { daemonCommand } from './commands/daemon.js'
import { dashboardCommand } from './commands/dashboard.js'
import { doctorCommand } from './commands/doctor.js'
import { followCommand } from './commands/follow.js'
import { gatewayCommand } from './commands/gateway.js'
import { hostCommand } from './commands/host.js'
import { initCommand } from './commands/init.js'
import { offerCommand } from './commands/offer.js'
import { planCommand } from './commands/plan.js'
import { provideCommand } from './commands/provide.js'
import { publishCommand } from './commands/publish.js'
import { readCommand } from './commands/read.js'
import { statusCommand } from './commands/status.js'
import { firstScreen, HELP } from './help.js'
import { EXIT_USAGE, nameOptions } from './options.js'
import { type Run, reportFailure, run } from './run.js'
import { addSettings, settingsHelp } from './settings.js'

const { version } = createRequire(import.meta.url)('datdot/package.json') as { version: string }

/** By what people came for, and there in the order in which they need them. */
const COMMANDS: Readonly<Record<string, readonly ((program: Command, run: Run) => void)[]>> = {
  'You have spare disk:': [initCommand, daemonCommand, dashboardCommand, offerCommand, provideCommand],
  'You want a hypercore kept alive:': [publishCommand, hostCommand, statusCommand, planCommand, followCommand],
  'You read:': [readCommand, gatewayCommand],
  'The account and this machine:': [accountCommand, doctorCommand, configCommand, backupCommand]
}

export function createProgram(): Command {
  const program = new Command('datdot')
    .description('Host hypercores, and have hypercores hosted.')
    .version(version)
    .exitOverride()
    // An unknown option may be a secret that somebody wanted to pass.
    .configureOutput({ outputError: (text, write) => write(text.replace(/(unknown option '[^'=]*=)[^']*/, '$1…')) })
    .showHelpAfterError('(--help says what there is)')
    .configureHelp(HELP)
    .option('--json', 'print results as JSON, one object a line')
    .option('--config <file>', 'config file, DATDOT_CONFIG; else HOME/config.yaml')
    .addHelpText('after', `\n${settingsHelp()}`)
  addSettings(program)
  for (const [heading, commands] of Object.entries(COMMANDS)) {
    program.commandsGroup(heading)
    for (const add of commands) add(program, run)
  }
  nameOptions(program)
  return program
}

/** Runs the command that the arguments name; sets `process.exitCode`. */
export async function runProgram(args: readonly string[]): Promise<void> {
  const program = createProgram()
  if (args.length === 0) {
    process.stdout.write(firstScreen(program))
    return
  }
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    // Commander has said already what is wrong, or printed the help that was asked for.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT_USAGE
    // Options are read before a command has a session.
    else reportFailure(error, args.includes('--json'))
  }
}
