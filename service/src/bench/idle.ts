/** What a daemon takes that hosts many contracts, when nothing is set up and nobody reads: processor and memory. */

import { setMaxListeners } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Sample, sample, usageOf } from '../devnet/load/usage.js'
import type { Process } from '../devnet/processes.js'
import { boundLine, type Line } from './figures.js'
import { IdleNetwork } from './idle-network.js'

const MIB = 2 ** 20
/** Most that the daemon may take: percent of a core, and MiB. */
const CPU_BAR = 1
const MEMORY_BAR = 250
/** For what comes after the last setup: its pages are let go, its connections end. */
const CALM_SECONDS = 90

export interface IdleFigures {
  readonly contracts: number
  /** Over which it was measured. */
  readonly seconds: number
  readonly blocks: number
  /** Storage challenges that were answered meanwhile, and epochs in which readers measured it. */
  readonly challenges: number
  readonly epochs: number
  /** Of one core. */
  readonly cpuPercent: number
  /** Resident memory at the end, and its part that no other process shares. */
  readonly residentMiB: number
  readonly proportionalMiB: number
  /** From the first plan to the last slot. */
  readonly setupSeconds: number
}

export interface IdleSize {
  /** Contracts that the daemon hosts, each of a hypercore of its own. */
  readonly slots: number
  readonly seconds: number
}

export async function measureIdle({ slots, seconds }: IdleSize, signal: AbortSignal): Promise<IdleFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'datdot-bench-'))
  const network = new IdleNetwork(folder, process.stderr)
  // Many plans and stages wait for it.
  setMaxListeners(0, signal)
  try {
    const started = performance.now()
    const daemon = await network.host(slots, signal)
    const setupSeconds = (performance.now() - started) / 1_000
    network.stage('calm', 'all is hosted; waiting until it is calm')
    await network.run(CALM_SECONDS, signal)
    network.stage('idle', `measuring for ${seconds} s`)
    const before = { counts: network.counts, sample: await sampleOf(daemon) }
    await network.run(seconds, signal)
    const after = { counts: network.counts, sample: await sampleOf(daemon) }
    const { cores, bytes } = usageOf(before.sample, after.sample)
    return {
      contracts: slots,
      seconds: Math.round((after.sample.at - before.sample.at) / 1_000),
      blocks: after.counts.block - before.counts.block,
      challenges: after.counts.answered - before.counts.answered,
      epochs: after.counts.measured - before.counts.measured,
      cpuPercent: cores * 100,
      residentMiB: bytes / MIB,
      proportionalMiB: (await proportional(daemon)) / MIB,
      setupSeconds
    }
  } finally {
    await network.stop()
    if (process.env.DATDOT_KEEP === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
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

export function idleLines({ contracts, seconds, blocks, challenges, cpuPercent, residentMiB }: IdleFigures): Line[] {
  const tenth = (value: number) => Math.round(value * 10) / 10
  const hundredth = (value: number) => Math.round(value * 100) / 100
  return [
    {
      name: 'daemon at rest',
      value: `${contracts} contracts, ${seconds} s`,
      yardstick: `${blocks} blocks, ${challenges} challenges`,
      bar: '',
      held: undefined
    },
    boundLine('its processor', hundredth(cpuPercent), CPU_BAR, '% of a core'),
    boundLine('its memory', tenth(residentMiB), MEMORY_BAR, 'MiB')
  ]
}
