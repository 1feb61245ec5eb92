/** What a chaos run can be told. */

import { randomInt } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { exitWithUsage, nameOptions } from '../cli/options.js'
import { parseCount } from '../cli/quantities.js'

export interface ChaosOptions {
  readonly kills: number
  readonly seed: number
  /** Providers of each role at most. */
  readonly providers: number
  /** Mean of the seconds between two kills. */
  readonly gap: number
  /** Folder of all state and logs. */
  readonly home: string
  /** Whether `home` was named: then it is kept. */
  readonly keep: boolean
  readonly json: boolean
  /** Factor on every time limit. */
  readonly patience: number
}

/** @throws CLI_VALUE_INVALID */
export function readOptions(argv: readonly string[]): ChaosOptions {
  const program = new Command('scripts/chaos')
    .description('Kill the node and the workers of a whole network at random moments, and check that nothing is lost.')
    .option('--kills <count>', 'how many', parseCount(1, 100_000), 200)
    .option('--seed <number>', 'what the schedule follows from (default: a new one)', parseCount(0, 2 ** 32 - 1))
    .option('--providers <count>', 'providers of each role at most', parseCount(2, 5), 5)
    .option('--gap <seconds>', 'mean time from one kill to the next', parseCount(1, 3_600), 5)
    .option('--home <folder>', 'keep state and logs there; it must be empty (default: a temporary folder)')
    .option('--json', 'print the figures as one JSON object; what happens meanwhile goes to standard error')
    .option('--patience <factor>', 'multiplies every time limit', parseCount(1, 100), 1)
    .exitOverride(exitWithUsage)
  nameOptions(program)
  program.parse([...argv], { from: 'user' })
  const given = program.opts<{
    kills: number
    seed?: number
    providers: number
    gap: number
    home?: string
    json?: true
    patience: number
  }>()
  return {
    ...given,
    seed: given.seed ?? randomInt(2 ** 32),
    json: given.json === true,
    home: given.home === undefined ? join(tmpdir(), `datdot-chaos-${process.pid}`) : resolve(given.home),
    keep: given.home !== undefined
  }
}
