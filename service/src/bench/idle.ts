/** What a daemon takes that hosts many contracts, when nothing is set up and nobody reads: processor and memory. */

import { setMaxListeners } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Sample, sample, usageOf } from '../devnet/load/usage.js'
import type { Process } from '../devnet/processes.js'
import { boundLine, type Line } from './figures.js'
import { IdleNetwork } from './idle-network.js'
import { watch } from './watching.js'

const MIB = 2 ** 20
/** Most that the daemon may take: percent of a core, and MiB. */
const CPU_BAR = 1
const MEMORY_BAR = 250
/**
 * What is waited for and measured beside the span that is asked for, as parts of it. Of three minutes these are a minute until
 * what the setups left behind is let go; 75 s, an epoch of a development chain with what comes of it; two minutes until
 * the last of these epochs is over; and 75 s with the page open.
 */
const PARTS = { settling: 1 / 3, hurried: 5 / 12, calm: 2 / 3, watched: 5 / 12 }

export interface Span {
  readonly seconds: number
  readonly blocks: number
  /** Storage challenges that were answered meanwhile. */
  readonly challenges: number
  /** Of one core. */
  readonly cpuPercent: number
  /** Resident memory at the end, and with only a share of what other processes use, too. */
  readonly residentMiB: number
  readonly proportionalMiB: number
}

export interface IdleFigures {
  readonly contracts: number
  /** From the first plan to the last slot. */
  readonly setupSeconds: number
  /** With the challenges, measurements and settlements of a development chain: hundreds of times as often as usual. */
  readonly hurried: Span
  /** As often as usual. */
  readonly rest: Span
  /** The same, with its page open. */
  readonly watched: Span
}

export interface IdleSize {
  /** Contracts that the daemon hosts, each of a hypercore of its own. */
  readonly slots: number
  /** Of the span at rest. */
  readonly seconds: number
}

export async function measureIdle({ slots, seconds }: IdleSize, signal: AbortSignal): Promise<IdleFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'datdot-bench-'))
  const network = new IdleNetwork(folder, process.stderr)
  // Many plans and stages wait for it.
  setMaxListeners(0, signal)
  try {
    const { daemon, setupSeconds } = await network.host(slots, signal)
    network.stage('calm', 'all is hosted')
    await network.run(PARTS.settling * seconds, signal)
    network.stage('hurried', 'measuring at the pace of a development chain')
    const hurried = await spanOf(network, daemon, PARTS.hurried * seconds, signal)
    network.stage('pace', 'going on at the usual pace')
    await network.slowDown()
    await network.run(PARTS.calm * seconds, signal)
    network.stage('rest', `measuring for ${seconds} s`)
    const rest = await spanOf(network, daemon, seconds, signal)
    network.stage('watched', 'measuring with the page open')
    const watched = await watchedSpan(network, daemon, PARTS.watched * seconds, signal)
    return { contracts: slots, setupSeconds, hurried, rest, watched }
  } finally {
    await network.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function spanOf(network: IdleNetwork, daemon: Process, seconds: number, signal: AbortSignal): Promise<Span> {
  const before = { ...network.counts, sample: await sampleOf(daemon) }
  await network.run(seconds, signal)
  const after = { ...network.counts, sample: await sampleOf(daemon) }
  const { cores, bytes } = usageOf(before.sample, after.sample)
  return {
    seconds: Math.round((after.sample.at - before.sample.at) / 1_000),
    blocks: after.block - before.block,
    challenges: after.answered - before.answered,
    cpuPercent: cores * 100,
    residentMiB: bytes / MIB,
    proportionalMiB: (await proportional(daemon)) / MIB
  }
}

async function watchedSpan(network: IdleNetwork, daemon: Process, seconds: number, outer: AbortSignal): Promise<Span> {
  const closing = new AbortController()
  const watching = watch(network.home, AbortSignal.any([outer, closing.signal]))
  try {
    const span = spanOf(network, daemon, seconds, outer)
    await Promise.race([span, watching])
    const measured = await span
    closing.abort()
    if ((await watching) === 0) throw new Error('the page was not told of any block')
    return measured
  } finally {
    closing.abort()
  }
}

async function sampleOf({ pid, name }: Process): Promise<Sample> {
  const found = await sample(pid)
  if (found === undefined) throw new Error(`nothing can be said of the process ${name}: /proc has nothing of it`)
  return found
}

/** Bytes of memory, of what is shared with other processes only its share. */
async function proportional({ pid }: Process): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1]) * 1_024
}

export function idleLines({ contracts, hurried, rest, watched }: IdleFigures): Line[] {
  const beside = (name: string, { cpuPercent, residentMiB, seconds, challenges }: Span): Line => ({
    name,
    value: `${cpuPercent.toFixed(2)} % of a core, ${residentMiB.toFixed(0)} MiB`,
    yardstick: `${seconds} s, ${challenges} challenges`,
    bar: '',
    held: undefined
  })
  return [
    boundLine(`daemon with ${contracts} contracts`, Number(rest.cpuPercent.toFixed(2)), CPU_BAR, '% of a core'),
    boundLine('its resident memory', Number(rest.residentMiB.toFixed(0)), MEMORY_BAR, 'MiB'),
    beside('with its page open', watched),
    beside('at the pace of a development chain', hurried)
  ]
}
