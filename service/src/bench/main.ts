#!/usr/bin/env node
/**
 * What `scripts/bench` starts when all is built. Exits 0 when everything was measured, whatever the figures are; the path
 * of the example `figures` comes in DATDOT_FIGURES.
 */

import { cpus, release, totalmem, type } from 'node:os'
import { EXIT_USAGE } from '../cli/options.js'
import { isDatdotError } from '../errors.js'
import { type GatewayFigures, measureGateway } from './app.js'
import { type ChainFigures, chainLines, measureChain } from './chain-figures.js'
import type { Kind } from './data.js'
import { describe, type Line, type Ratio, ratioLine, requestsLine } from './figures.js'
import { type IdleFigures, idleLines, measureIdle } from './idle.js'
import { type LoadFigures, loadLines, measureLoad } from './load.js'
import { type BenchOptions, type Part, readOptions } from './options.js'
import { measurePaint, paintLine } from './paint.js'
import { measureReading } from './reading.js'
import { measureScale, type ScaleFigures, scaleLines } from './scale.js'
import { hostFeeds, type Load, measureSetup } from './setup.js'
import { Stage } from './stage.js'

const CHUNK_BYTES = 65_536
const SETUP_BAR = 0.3
const READ_BAR = 0.9

interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGiB: number
  /** Name and release of the kernel. */
  readonly system: string
  readonly node: string
}

interface Results {
  machine: Machine
  /** From the draw to the last statement; `fetched`: the encoders have the chunks before the draw. */
  setup?: Ratio & { fetched: Ratio; text: Ratio }
  read?: Ratio
  storageProof?: ChainFigures['storageProof']
  stateBytesPerGiB?: ChainFigures['stateBytesPerGiB']
  scale?: ScaleFigures
  load?: LoadFigures
  idle?: IdleFigures
  gateway?: GatewayFigures
  /** Milliseconds. */
  dashboard?: Ratio
  [more: string]: unknown
}

const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stopping.abort(new Error('stopped')))

try {
  const options = readOptions(process.argv.slice(2))
  const { results, lines } = await measure(options, stopping.signal)
  const { machine } = results
  const on = `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node.js ${machine.node}`
  process.stdout.write(options.json ? `${JSON.stringify(results)}\n` : `${on}\n\n${describe(lines)}\n`)
} catch (error) {
  const remedy = isDatdotError(error) ? `\n${error.remedy}` : ''
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}${remedy}\n`)
  process.exitCode = isDatdotError(error, 'CLI_VALUE_INVALID') ? EXIT_USAGE : 1
}

async function measure({ parts, mib, rounds, contracts, ...size }: BenchOptions, signal: AbortSignal) {
  const results: Results = { machine: machine() }
  const lines: Line[] = []
  if (parts.includes('chain')) {
    note('the chain')
    const chain = await measureChain(process.env.DATDOT_FIGURES ?? '', signal)
    Object.assign(results, chain)
    lines.push(...chainLines(chain))
  }
  if (parts.includes('scale')) {
    note('how the chain scales')
    results.scale = await measureScale(process.env.DATDOT_FIGURES ?? '', contracts, signal)
    lines.push(...scaleLines(results.scale))
  }
  if (parts.includes('load')) {
    note('a network under load')
    results.load = await measureLoad(size, signal)
    lines.push(...loadLines(results.load))
  }
  if (parts.includes('idle')) {
    note('a daemon at rest')
    results.idle = await measureIdle(size, signal)
    lines.push(...idleLines(results.idle))
  }
  if (parts.includes('app')) {
    note('the gateway')
    results.gateway = await measureGateway(mib, rounds, signal)
    note('the dashboard')
    const paint = await measurePaint(rounds, signal)
    results.dashboard = paint
    lines.push(
      ratioLine('a large file of a drive by the gateway', results.gateway, undefined),
      requestsLine('small files of a drive by the gateway', results.gateway.small),
      paintLine(paint)
    )
  }
  const load = (kind: Kind): Load => ({ kind, chunkBytes: CHUNK_BYTES, chunks: (mib << 20) / CHUNK_BYTES, rounds })
  if (parts.includes('setup') || parts.includes('read')) {
    const { setup, read } = await measureHosting(load, parts, signal)
    if (setup !== undefined) {
      results.setup = setup
      lines.push(
        ratioLine('setup, random bytes', setup, SETUP_BAR),
        ratioLine('setup, chunks fetched before', setup.fetched, undefined),
        ratioLine('setup, text', setup.text, undefined)
      )
    }
    if (read !== undefined) {
      results.read = read
      lines.push(ratioLine('read from a hoster', read, READ_BAR))
    }
  }
  return { results, lines }
}

/** All with the same members: what is read back was set up before. */
async function measureHosting(load: (kind: Kind) => Load, parts: readonly Part[], signal: AbortSignal) {
  const stage = await Stage.open(signal)
  try {
    const { setup, keys } = parts.includes('setup')
      ? await measureSetups(stage, load)
      : { setup: undefined, keys: await hostFeeds(stage, load('random')) }
    if (!parts.includes('read')) return { setup, read: undefined }
    note('reading')
    return { setup, read: await measureReading(stage, keys, load('random')) }
  } finally {
    await stage.close()
  }
}

async function measureSetups(stage: Stage, load: (kind: Kind) => Load) {
  note('setups of random bytes')
  const random = await measureSetup(stage, load('random'), false)
  note('setups whose encoders have the chunks already')
  const fetched = await measureSetup(stage, load('random'), true)
  note('setups of text')
  const text = await measureSetup(stage, load('text'), false)
  return { setup: { ...random.ratio, fetched: fetched.ratio, text: text.ratio }, keys: random.keys }
}

function machine(): Machine {
  const cpu = cpus()[0]?.model.trim() ?? 'unknown'
  const memoryGiB = Math.round(totalmem() / 2 ** 30)
  return { cpu, cores: cpus().length, memoryGiB, system: `${type()} ${release()}`, node: process.versions.node }
}

function note(what: string): void {
  process.stderr.write(`measuring ${what}\n`)
}
