#!/usr/bin/env node
/** What `scripts/chaos` starts when all is built. */

import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { EXIT_USAGE } from '../cli/options.js'
import { devnetError } from '../devnet/errors.js'
import { Show } from '../devnet/show.js'
import { isDatdotError } from '../errors.js'
import { toJson } from '../json.js'
import { Chaos, type Outcome } from './chaos.js'
import { chaosError } from './errors.js'
import { type ChaosOptions, readOptions } from './options.js'

const EXIT_FAILED = 1
const EXIT_STOPPED = 130

const options = given()
const show = new Show(options.json ? process.stderr : process.stdout)
const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopping.abort(new Error('stopped')))

process.exitCode = await main(options)

function given(): ChaosOptions {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    complain(error)
    return process.exit(EXIT_USAGE)
  }
}

async function main({ home, keep, kills, seed }: ChaosOptions): Promise<number> {
  let chaos: Chaos | undefined
  let failed = true
  try {
    if (existsSync(home) && readdirSync(home).length > 0) throw devnetError('DEVNET_STATE_EXISTS', { path: home })
    mkdirSync(home, { recursive: true })
    chaos = await Chaos.make(options, show)
    const outcome = await chaos.run(stopping.signal)
    print(outcome)
    const missing = outcome.checks.filter(({ held }) => !held).map(({ name }) => name)
    if (missing.length > 0) throw chaosError('CHAOS_CHECK_FAILED', { kills, seed, what: missing.join('; ') })
    failed = false
    return 0
  } catch (error) {
    if (stopping.signal.aborted) return EXIT_STOPPED
    complain(error)
    return EXIT_FAILED
  } finally {
    await chaos?.stop()
    if (chaos !== undefined && (keep || failed)) show.plain(`state and logs are in ${home}`)
    else if (chaos !== undefined) rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

function print(outcome: Outcome): void {
  const { kills, seed } = options
  const { checks, killing, calming, killed, blocks } = outcome
  const figures = { kills, seed, killing: Math.round(killing), calming: Math.round(calming), blocks, killed, checks }
  if (options.json) process.stdout.write(`${toJson(figures)}\n`)
  for (const { name, held, found } of checks) show.plain(`  ${held ? 'ok  ' : 'FAIL'}  ${name}: ${found}`)
  const who = Object.entries(killed).map(([name, count]) => `${name} ${count}`)
  show.plain(`killed: ${who.join(', ')}`)
  const all = checks.every(({ held }) => held) ? 'nothing was lost, and nothing paid twice' : 'not all of it held'
  show.plain(
    `${kills} kills with seed ${seed} in ${killing.toFixed(0)} s over ${blocks} blocks, all duties done ${calming.toFixed(0)} s after the last: ${all}`
  )
}

function complain(error: unknown): void {
  const remedy = isDatdotError(error) ? `\n${error.remedy}` : ''
  process.stderr.write(`chaos: ${error instanceof Error ? error.message : String(error)}${remedy}\n`)
  if (!isDatdotError(error) && error instanceof Error) process.stderr.write(`${error.stack}\n`)
}
