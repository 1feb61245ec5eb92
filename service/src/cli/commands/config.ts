/** `datdot config`: a config file with every setting, its default and what it is. */

import type { Command } from 'commander'
import { writeConfigValue } from '../config-file.js'
import type { Run } from '../run.js'
import type { Session } from '../session.js'
import { SETTING_NAMES, SETTINGS } from '../setting-table.js'

export function configCommand(program: Command, run: Run): void {
  program
    .command('config')
    .summary('print a config file with every setting')
    .description('print a config file with every setting, what it is, and its default; to be kept as HOME/config.yaml')
    .action(run(printConfig))
}

async function printConfig({ output, settings }: Session): Promise<void> {
  const values = Object.fromEntries(SETTING_NAMES.map((name) => [name, settings[name]]))
  output.result({ settings: values }, configText())
}

/** The file; every setting is commented out, so that it has its default. */
export function configText(): string {
  const head = [
    '# Settings of datdot: HOME/config.yaml, or what --config names. A flag wins over its environment variable, that over this',
    '# file. Whatever is commented out has its default.'
  ]
  const settings = SETTING_NAMES.map((name) => {
    const { flag, variable, initial, help, of } = SETTINGS[name]
    const where = of === undefined ? '' : ` of datdot ${of}`
    const value = initial === undefined ? '' : ` ${writeConfigValue(initial)}`
    return `# ${help}\n# ${flag.split(' ')[0]}${where}, ${variable}\n#${name}:${value}`
  })
  return [head.join('\n'), ...settings].join('\n\n')
}
