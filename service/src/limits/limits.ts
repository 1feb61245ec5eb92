/**
 * What this machine gives: looks every few seconds which of its limits hold now. New work is refused outside of them; what
 * was taken on is finished, at their pace, and challenges are answered whatever they say.
 */

import { LIMITS, type Pace, type PeerLimits } from '../hyper/index.js'
import type { Logger } from '../log.js'
import type { Admission } from '../roles/admission.js'
import { CLOCK, type Clock } from './clock.js'
import { CpuPace } from './cpu-pace.js'
import { DiskRoom, type FreeBytes, freeBytes } from './disk-room.js'
import { limitsError } from './errors.js'
import { type Machine, MachineWatch } from './machine.js'
import { peerMemory } from './memory.js'
import { RateThrottle } from './rate-throttle.js'
import { type RatePlan, rateAt } from './rates.js'
import { isWithin } from './week.js'

/** Conditions of which a person may make new work depend. */
export const CONDITIONS = ['idle', 'mains'] as const
export type Condition = (typeof CONDITIONS)[number]

export interface LimitOptions {
  /** Folder whose disk the work fills. */
  readonly folder: string
  /** Bytes of the disk that stay free. */
  readonly reserve: number
  readonly upload: RatePlan
  readonly download: RatePlan
  /** Of one processor core: 0.5 is half of one; undefined: all there is. */
  readonly cpu: number | undefined
  /** Bytes that the process may have; undefined: as Node decides. */
  readonly memory: number | undefined
  /** Connections with other peers. */
  readonly connections: number | undefined
  /** Hours of the week in which new work is taken on. */
  readonly hours: Uint8Array
  /** New work is taken on only while these hold. */
  readonly only: readonly Condition[]
}

/** What of the machine a test has instead. */
export interface LimitSources {
  readonly clock?: Clock
  readonly free?: FreeBytes
  readonly machine?: Pick<MachineWatch, 'look'>
  /** Bytes that the process has. */
  readonly memory?: () => number
  /** Milliseconds of all cores that the process has had. */
  readonly cpu?: () => number
}

/** What holds now, for whoever shows it. */
export interface LimitState {
  /** Why no new work is taken on, if none is. */
  readonly refusal: Error | undefined
  /** Bytes a second. */
  readonly upload: number | undefined
  readonly download: number | undefined
  readonly uploaded: number
  readonly downloaded: number
  /** Bytes that new work may take of the disk. */
  readonly diskLeft: number | undefined
  /** Told only where new work depends on it. */
  readonly machine: Machine
}

const LOOK_MS = 15_000

export class Limits implements Admission {
  /** For peers: how fast bytes pass. */
  readonly pace: Pace
  readonly #up: RateThrottle
  readonly #down: RateThrottle
  readonly #cpu: CpuPace
  readonly #disk: DiskRoom
  readonly #options: LimitOptions
  readonly #log: Logger
  readonly #clock: Clock
  readonly #watch: Pick<MachineWatch, 'look'>
  readonly #memory: () => number
  #machine: Machine = { onMains: undefined, idle: undefined }
  #diskLeft: number | undefined
  #said: string | undefined
  #forget = (): void => {}
  #closed = false

  private constructor(options: LimitOptions, log: Logger, sources: LimitSources) {
    this.#options = options
    this.#log = log
    this.#clock = sources.clock ?? CLOCK
    this.#watch = sources.machine ?? new MachineWatch()
    this.#memory = sources.memory ?? (() => process.memoryUsage.rss())
    this.#up = new RateThrottle(undefined, this.#clock)
    this.#down = new RateThrottle(undefined, this.#clock)
    this.#cpu = new CpuPace(options.cpu, this.#clock, sources.cpu)
    this.#disk = new DiskRoom(options.folder, options.reserve, sources.free ?? freeBytes)
    this.pace = { up: this.#up, down: this.#down }
  }

  /** Looks once, then every few seconds until it is closed. The folder has to be there. */
  static async start(options: LimitOptions, log: Logger, sources: LimitSources = {}): Promise<Limits> {
    const limits = new Limits(options, log, sources)
    await limits.#look()
    limits.#sayUntold()
    limits.#again()
    return limits
  }

  /** What one peer may cost, of which some follows from the limits of all. */
  get peerLimits(): Partial<PeerLimits> {
    const { connections, memory } = this.#options
    return {
      ...(connections !== undefined && {
        connections,
        connectionsOfAddress: Math.min(LIMITS.connectionsOfAddress, connections)
      }),
      ...(memory !== undefined && peerMemory(memory, LIMITS))
    }
  }

  state(): LimitState {
    return {
      refusal: this.refusal(),
      upload: this.#up.rate,
      download: this.#down.rate,
      uploaded: this.#up.passed,
      downloaded: this.#down.passed,
      diskLeft: this.#diskLeft,
      machine: this.#machine
    }
  }

  refusal(): Error | undefined {
    const { hours, only, memory, reserve } = this.#options
    if (!isWithin(hours, this.#clock.date())) return limitsError('LIMITS_OUT_OF_HOURS')
    // What the system does not tell keeps nobody from working: `#sayUntold` has said so.
    if (only.includes('mains') && this.#machine.onMains === false) return limitsError('LIMITS_ON_BATTERY')
    if (only.includes('idle') && this.#machine.idle === false) return limitsError('LIMITS_IN_USE')
    const used = this.#memory()
    if (memory !== undefined && used > memory) return limitsError('LIMITS_MEMORY_FULL', { used, memory })
    if (this.#diskLeft !== undefined && this.#diskLeft < 0) {
      return limitsError('LIMITS_DISK_RESERVED', { bytes: 0, left: this.#diskLeft, reserve })
    }
    return undefined
  }

  room(bytes: number): Promise<() => void> {
    return this.#disk.take(bytes)
  }

  readonly turn = (signal?: AbortSignal): Promise<void> => this.#cpu.turn(signal)

  close(): void {
    this.#closed = true
    this.#forget()
    // What is on its way goes on without them.
    this.#up.rate = undefined
    this.#down.rate = undefined
    this.#cpu.share = undefined
  }

  #again(): void {
    if (this.#closed) return
    this.#forget = this.#clock.after(LOOK_MS, () => void this.#look().finally(() => this.#again()))
  }

  async #look(): Promise<void> {
    const { upload, download, only } = this.#options
    this.#up.rate = rateAt(upload, this.#clock.date())
    this.#down.rate = rateAt(download, this.#clock.date())
    if (only.length > 0) this.#machine = await this.#watch.look()
    this.#diskLeft = await this.#disk.left().catch((error) => {
      this.#log.warn({ err: error }, 'the disk does not say how much room it has')
      return undefined
    })
    this.#say()
  }

  #say(): void {
    const refusal = this.refusal()
    const code = (refusal as { readonly code?: string } | undefined)?.code
    if (code === this.#said) return
    this.#said = code
    if (refusal === undefined) this.#log.info('new work is taken on again')
    else this.#log.warn({ err: refusal }, 'no new work is taken on')
  }

  #sayUntold(): void {
    const { only } = this.#options
    const untold = [
      ...(only.includes('mains') && this.#machine.onMains === undefined ? ['what the machine is powered by'] : []),
      ...(only.includes('idle') && this.#machine.idle === undefined ? ['whether the machine is in use'] : [])
    ]
    if (untold.length > 0) this.#log.warn(`the system does not tell ${untold.join(' or ')}: work goes on at any time`)
  }
}
