/**
 * The TypeScript half of `scripts/fuzz`, which says what the options mean:
 *
 *   main.js run --seconds N --seed N --corpus FOLDER --work FOLDER [--target NAME] [--twin FILE]
 *   main.js replay TARGET FILE [--twin FILE]
 *   main.js seed --corpus FOLDER        adds the inputs of `seeds.ts`
 *   main.js keep TARGET --corpus FOLDER --work FOLDER
 *                                       minimises, together with what Rust needs
 *   main.js names                       of the targets; `twin` stands behind those that Rust has, too
 *   main.js unpack --corpus FOLDER --work FOLDER
 *                                       what is kept and what `run` found, to a file each
 */

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readCorpus, readFolder, writeCorpus, writeFolder } from './corpus.js'
import { Coverage } from './coverage.js'
import { Engine, type Fault } from './engine.js'
import { Random } from './random.js'
import { TARGETS, type Target } from './targets/index.js'
import { Twin } from './twin.js'
import { Watchdog } from './watchdog.js'

const MOST_INPUT_BYTES = 64 * 1024
/** Larger ones are found again quickly, and would swell the repository. */
const MOST_KEPT_BYTES = 2048

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    corpus: { type: 'string', default: '' },
    work: { type: 'string', default: '' },
    target: { type: 'string' },
    twin: { type: 'string' }
  }
})

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function run(): Promise<boolean> {
  const targets = TARGETS.filter(({ name }) => values.target === undefined || values.target === name)
  const coverage = new Coverage()
  const twin = values.twin === undefined ? undefined : new Twin(values.twin)
  const crashes = join(values.work, 'crashes')
  mkdirSync(crashes, { recursive: true })
  const milliseconds = (Number(values.seconds) * 1000) / targets.length
  let faults = 0
  for (const target of targets) {
    const watchdog = new Watchdog(MOST_INPUT_BYTES, join(crashes, `${target.name}-stalled`))
    const options = { random: new Random(Number(values.seed)), coverage, watchdog, twin }
    const found = join(values.work, 'corpus', target.name)
    const kept = [...readCorpus(join(values.corpus, `${target.name}.hex`)), ...readFolder(found)]
    const { runs, corpus, reached, fault } = await new Engine(target, options).run(kept, milliseconds)
    await watchdog.close()
    writeCorpus(join(values.work, 'typescript', `${target.name}.hex`), corpus)
    say(`typescript ${target.name.padEnd(14)} ${runs} runs, ${reached} counters, ${corpus.length} inputs`)
    if (fault === undefined) continue
    faults++
    report(target, fault, crashes)
  }
  twin?.close()
  return faults > 0
}

function report(target: Target, { input, why }: Fault, crashes: string): void {
  const file = join(crashes, `${target.name}-${createHash('sha256').update(input).digest('hex').slice(0, 16)}`)
  writeFileSync(file, input)
  say(`FAULT in ${target.name}: ${why}`)
  say(`  input: ${file}`)
  say(`  again: ./scripts/fuzz --replay ${target.name} ${file}`)
}

async function replay(name: string, file: string): Promise<boolean> {
  const target = TARGETS.find((target) => target.name === name)
  if (target === undefined) return false
  const input = new Uint8Array(readFileSync(file))
  const verdict = await target.run(input)
  say(`TypeScript: ${verdict}`)
  if (!target.twin || values.twin === undefined) return false
  const twin = new Twin(values.twin)
  const difference = await twin.compare(name, [{ input, verdict }])
  twin.close()
  say(`Rust:       ${difference?.rust ?? verdict}`)
  return difference !== undefined
}

async function seed(): Promise<void> {
  const { makeSeeds } = await import('./seeds.js')
  for (const [name, inputs] of Object.entries(makeSeeds(join(values.corpus, '..')))) {
    const path = join(values.corpus, `${name}.hex`)
    writeCorpus(path, [...readCorpus(path), ...inputs])
    say(`${name.padEnd(14)} ${inputs.length} seeds`)
  }
}

function unpack(): void {
  const sources = { kept: values.corpus, found: join(values.work, 'typescript') }
  for (const [part, folder] of Object.entries(sources)) {
    rmSync(join(values.work, part), { recursive: true, force: true })
    if (!existsSync(folder)) continue
    for (const file of readdirSync(folder)) {
      writeFolder(join(values.work, part, basename(file, '.hex')), readCorpus(join(folder, file)))
    }
  }
}

async function keep(name: string): Promise<void> {
  const path = join(values.corpus, `${name}.hex`)
  const rust = readFolder(join(values.work, 'least', name))
  const found = ['kept', 'found'].flatMap((part) => readFolder(join(values.work, part, name)))
  const target = TARGETS.find((target) => target.name === name)
  const inputs = target === undefined ? rust : [...rust, ...(await needed(target, rust, found))]
  writeCorpus(
    path,
    inputs.filter(({ length }) => length <= MOST_KEPT_BYTES)
  )
  say(`${name.padEnd(14)} ${inputs.length} inputs`)
}

/** Of what was found, what reaches more than `given`; short ones first. */
async function needed(target: Target, given: readonly Uint8Array[], found: readonly Uint8Array[]) {
  const coverage = new Coverage()
  const reachesMore = async (input: Uint8Array): Promise<boolean> => {
    coverage.reset()
    await target.run(input.slice())
    return coverage.news() > 0
  }
  for (const input of given) await reachesMore(input)
  const more: Uint8Array[] = []
  for (const input of [...found].sort((left, right) => left.length - right.length)) {
    if (await reachesMore(input)) more.push(input)
  }
  return more
}

const [command = '', first = '', second = ''] = positionals
/** A command that returns true failed. */
const commands: Record<string, () => unknown> = {
  run,
  seed,
  replay: () => replay(first, second),
  keep: () => keep(first),
  names: () => say(TARGETS.map(({ name, twin }) => `${name}${twin ? ' twin' : ''}`).join('\n')),
  unpack
}
const known = commands[command]
if (known === undefined) throw new Error(`unknown command ${command}`)
// A library may have left a timer.
process.exit((await known()) === true ? 1 : 0)
