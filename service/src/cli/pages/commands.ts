/** `docs/reference/commands.md`: what `--help` says of every command. */

import type { Command } from 'commander'

const WIDTH = 110

/** The page, out of the program that parses the commands. */
export function commandsPage(program: Command): string {
  const blocks = leaves(program).map((command) => `## ${nameOf(command)}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\`\n`)
  const common = `\`\`\`text\n${helpOf(program, () => program.helpInformation())}\n\`\`\`\n`
  const note = 'Written by `node scripts/reference.js`.'
  return `# Commands\n\n${note} Every command takes the options of \`datdot\`, and \`--rpc\` to \`--log-format\`, which [settings](../settings.md) explains.\n\n${common}\n${blocks.join('\n')}`
}

/** The commands that do something; what only holds others is in their names. */
function leaves(command: Command): Command[] {
  const { _actionHandler: acts, commands } = command as Command & { readonly _actionHandler?: unknown }
  const below = commands.filter((inner) => inner.name() !== 'help').flatMap(leaves)
  return acts ? [command, ...below] : below
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`
}

function helpOf(command: Command, help?: () => string): string {
  let text = ''
  command.configureHelp({ ...command.configureHelp(), showGlobalOptions: false, helpWidth: WIDTH })
  command.configureOutput({
    writeOut: (part) => {
      text += part
    }
  })
  if (help) text = help()
  else command.outputHelp()
  return text.trim().replace(/ +$/gm, '')
}
