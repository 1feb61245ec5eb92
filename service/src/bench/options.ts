/** What the bench can be told. */

import { Command, Option } from 'commander'
import { exitWithUsage, nameOptions } from '../cli/options.js'
import { parseCount } from '../cli/quantities.js'

export const PARTS = ['setup', 'read', 'chain'] as const
export type Part = (typeof PARTS)[number]

export interface BenchOptions {
  readonly json: boolean
  readonly parts: readonly Part[]
  /** MiB of a contract. */
  readonly mib: number
  readonly rounds: number
}

/** A contract holds at most 64 MiB. */
const MOST_MIB = 64

/** @throws CLI_VALUE_INVALID */
export function readOptions(argv: readonly string[]): BenchOptions {
  const program = new Command('scripts/bench')
    .description('Measure figures of DatDot, each as a ratio to a yardstick of the same run.')
    .option('--json', 'print one JSON object')
    .addOption(new Option('--only <part>', 'measure one part').choices([...PARTS]))
    .option('--mib <count>', 'MiB of a contract', parseCount(1, MOST_MIB), MOST_MIB)
    .option('--rounds <count>', 'rounds that are counted', parseCount(1, 99), 3)
    .exitOverride(exitWithUsage)
  nameOptions(program)
  program.parse([...argv], { from: 'user' })
  const { json, only, mib, rounds } = program.opts<{ json?: true; only?: Part; mib: number; rounds: number }>()
  return { json: json === true, parts: only === undefined ? PARTS : [only], mib, rounds }
}
