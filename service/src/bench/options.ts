/** What the bench can be told. */

import { Argument, Command, Option } from 'commander'
import { exitWithUsage, nameOptions } from '../cli/options.js'
import { parseCount, parseDuration } from '../cli/quantities.js'

export const PARTS = ['setup', 'read', 'chain', 'scale', 'load', 'app', 'idle'] as const
export type Part = (typeof PARTS)[number]
/** What is measured if no part is named: `scale` takes minutes and gigabytes of memory, `load` and `idle` a whole network. */
const USUAL: readonly Part[] = ['setup', 'read', 'chain']
/** Contracts of a state; fewer leave no room for all that is measured. */
const LEAST_CONTRACTS = 1_000
const MOST_CONTRACTS = 10_000_000

export interface BenchOptions {
  readonly json: boolean
  readonly parts: readonly Part[]
  /** MiB of a contract. */
  readonly mib: number
  readonly rounds: number
  /** Contracts of each state of `scale`, from the smallest to the largest; none means the usual ones. */
  readonly contracts: readonly number[]
  /** Of `load`. */
  readonly hosters: number
  readonly feeds: number
  /** Of `idle`: contracts that the daemon hosts, and for how long it is looked at. */
  readonly slots: number
  readonly seconds: number
}

/** A contract holds at most 64 MiB. */
const MOST_MIB = 64

/** @throws CLI_VALUE_INVALID */
export function readOptions(argv: readonly string[]): BenchOptions {
  const part = 'measure one part; `scale`, `load`, `app` and `idle` are measured only if they are named'
  const program = new Command('scripts/bench')
    .description('Measure figures of DatDot, each as a ratio to a yardstick of the same run.')
    .addArgument(new Argument('[part]', part).choices([...PARTS]))
    .option('--json', 'print one JSON object')
    .addOption(new Option('--only <part>', 'the same').choices([...PARTS]))
    .option('--mib <count>', 'MiB of a contract', parseCount(1, MOST_MIB), MOST_MIB)
    .option('--rounds <count>', 'rounds that are counted', parseCount(1, 99), 3)
    .option('--contracts <counts>', 'contracts of each state of `scale`, as 1000,10000', parseSizes, [])
    .option('--hosters <count>', 'hosters of `load`', parseCount(3, 1_000), 8)
    .option('--feeds <count>', 'feeds of `load`, each with a plan', parseCount(1, 100_000), 24)
    .option('--slots <count>', 'contracts that the daemon of `idle` hosts', parseCount(1, 10_000), 1_000)
    .addOption(
      new Option('--seconds <time>', 'how long the daemon of `idle` is looked at')
        .argParser(parseDuration)
        .default(parseDuration('3m'), '3m')
    )
    .exitOverride(exitWithUsage)
  nameOptions(program)
  program.parse([...argv], { from: 'user' })
  const { json, only, ...others } = program.opts<{
    json?: true
    only?: Part
    mib: number
    rounds: number
    contracts: number[]
    hosters: number
    feeds: number
    slots: number
    seconds: number
  }>()
  const named = only ?? (program.args[0] as Part | undefined)
  return { json: json === true, parts: named === undefined ? USUAL : [named], ...others }
}

/** Sizes in rising order. */
function parseSizes(text: string): number[] {
  const parse = parseCount(LEAST_CONTRACTS, MOST_CONTRACTS)
  return text
    .split(',')
    .map(parse)
    .sort((a, b) => a - b)
}
