/** The tutorials of docs/tutorials, step by step: what they say is typed, and what they say is printed is looked for. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { freePort } from '../../src/devnet/ports.js'
import { nodeBinary } from '../e2e/chain-node.js'
import { type Step, stepsOf } from './markdown.js'
import { Terminal } from './terminal.js'

const repository = fileURLToPath(new URL('../../../', import.meta.url))
const STEP_MS = 8 * 60_000
const TUTORIAL_MS = 20 * 60_000

let folder: string
let terminals: Map<string, Terminal>
let env: NodeJS.ProcessEnv

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datdot-tutorial-'))
  terminals = new Map()
  const { PATH, HOME } = process.env
  const ports = { DATDOT_RPC_PORT: `${await freePort()}`, DATDOT_P2P_PORT: '0', DATDOT_DHT_PORT: `${await freePort()}` }
  // Whoever follows a tutorial has the usual ports free, and lets the first command build what is missing.
  env = { PATH, HOME, TMPDIR: folder, DATDOT_NODE: nodeBinary(), DATDOT_SKIP_BUILD: '1', ...ports }
})

afterEach(async () => {
  for (const terminal of [...terminals.values()].reverse()) await terminal.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}, 60_000)

function terminalOf(name: string, like?: string): Terminal {
  const found = terminals.get(name)
  if (found !== undefined) return found
  const made = new Terminal(repository, env)
  const exports = like === undefined ? [] : (terminals.get(like)?.exports ?? [])
  if (exports.length > 0) made.type(`${exports.join('\n')}\n`)
  terminals.set(name, made)
  return made
}

/** The line that the network printed; a tutorial shows it with the usual ports. */
async function printedExport(shown: string): Promise<string> {
  const network = terminalOf('network')
  const withoutPorts = (text: string) => text.trim().replace(/(127\.0\.0\.1):\d+/g, '$1')
  const found = () => network.printed.split('\n').find((line) => withoutPorts(line) === withoutPorts(shown))
  await network.until(() => found() !== undefined, STEP_MS, shown)
  return `${found()?.trim()}\n`
}

async function take(step: Step): Promise<void> {
  const terminal = terminalOf(step.terminal, step.type === 'run' ? step.like : undefined)
  if (step.type === 'prints') return prints(terminal, step.lines)
  const { commands } = step
  const typed = commands.startsWith('export DATDOT_RPC=') ? await printedExport(commands) : commands
  if (step.stays) terminal.type(typed)
  else await terminal.run(typed, STEP_MS)
}

/** Waits until a terminal has printed these lines, in order. */
async function prints(terminal: Terminal, lines: readonly string[]): Promise<void> {
  const escaped = lines.map((line) =>
    line
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')
  )
  const pattern = new RegExp(escaped.map((line) => `^ *${line}$`).join('[^]*?'), 'm')
  await terminal.until(() => pattern.test(terminal.printed), STEP_MS, lines.join('\n'))
}

test.each(['host', 'earn'])(
  'the tutorial `%s`',
  async (name) => {
    const steps = await stepsOf(name)
    expect(steps.length).toBeGreaterThan(5)
    for (const step of steps) await take(step)
  },
  TUTORIAL_MS
)
