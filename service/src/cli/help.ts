/** How help is laid out: what somebody who is new needs comes first. */

import { Command, type HelpConfiguration, type Option } from 'commander'
import { SETTINGS } from './setting-table.js'

const SETTING_FLAGS: readonly string[] = Object.values(SETTINGS).map(({ flag }) => flag)

/** The commands that people begin with. */
const FIRST: readonly string[] = ['init', 'daemon', 'publish', 'host', 'status']
const WIDTH = 30

const usual = new Command().createHelp()

export const HELP: HelpConfiguration = {
  showGlobalOptions: true,
  subcommandTerm: termOf,
  // `-h` says the same.
  visibleCommands: (command) => usual.visibleCommands(command).filter((below) => below.name() !== 'help'),
  // Of the program itself, settings come after the commands; each command explains those that it takes.
  visibleOptions(command) {
    const shown = usual.visibleOptions(command)
    return command.parent === null ? shown.filter(({ flags }: Option) => !SETTING_FLAGS.includes(flags)) : shown
  }
}

/** What `datdot` alone prints. */
export function firstScreen(program: Command): string {
  const first = program.commands.filter((command) => FIRST.includes(command.name()))
  const groups = [...new Set(first.map((command) => command.helpGroup()))].map((heading) => [
    heading,
    ...first.filter((command) => command.helpGroup() === heading).map(describe),
    ''
  ])
  return [
    'Hypercores are kept available: who wants that pays, who has spare disk earns.',
    '',
    ...groups.flat(),
    'A network to try it on is ./scripts/devnet in the repository; `datdot doctor`',
    'finds what is wrong. All commands: datdot --help; of each: datdot COMMAND --help',
    ''
  ].join('\n')
}

function describe(command: Command): string {
  return `  ${`datdot ${termOf(command)}`.padEnd(WIDTH)}${command.summary()}`
}

/** Name and arguments: that there are options goes without saying. */
function termOf(command: Command): string {
  const args = command.registeredArguments.map((arg) => (arg.required ? `<${arg.name()}>` : `[${arg.name()}]`))
  return [command.name(), ...args].join(' ')
}
