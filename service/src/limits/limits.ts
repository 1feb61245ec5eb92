/**
 * What this machine gives: looks every few seconds which of its limits hold now. New work is refused outside of them; what
 * was taken on is finished, at their pace, and challenges are answered whatever they say.
 */

import { LIMITS, type Pace, type PeerLimits } from '../hyper/index.js'
import type { Logger } from '../log.js'
import type { Admission } from '../roles/admission.js'
import { CLOCK, type Clock } from './clock.js'
import { CpuPace, usedByProcess } from './cpu-pace.js'
import { DiskRoom, type FreeBytes, freeBytes } from './disk-room.js'
import { limitsError } from './errors.js'
import { type Machine, MachineWatch } from './machine.js'
import { peerMemory } from './memory.js'
import { RateThrottle } from './rate-throttle.js'
import { type RatePlan, rateAt } from './rates.js'
import { Growth, type LimitName, type LimitUse } from './use.js'
import { changesAt, HOURS_OF_WEEK, hasHour, isWithin } from './week.js'

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
  /** All reasons, of which `refusal` is the first. */
  readonly refusals: readonly Error[]
  /** Bytes that new work may take of the disk. */
  readonly diskLeft: number | undefined
  readonly uses: readonly LimitUse[]
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
  readonly #growth: Readonly<Record<'up' | 'down' | 'cpu', Growth>>
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
    const cpu = sources.cpu ?? usedByProcess
    this.#cpu = new CpuPace(options.cpu, this.#clock, cpu)
    this.#growth = {
      up: new Growth(() => this.#up.passed, this.#clock),
      down: new Growth(() => this.#down.passed, this.#clock),
      cpu: new Growth(cpu, this.#clock)
    }
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

  /** @param connections of the peer that has most of them, which others count */
  state(connections?: number): LimitState {
    const refusals = this.#refusals()
    const { cpu, memory, connections: most, hours, reserve } = this.#options
    const use = (limit: LimitName, most: number | undefined, used?: number, until?: number): LimitUse => ({
      limit,
      most,
      used,
      holds: refusals.has(limit),
      until
    })
    const left = this.#diskLeft
    const open = hoursIn(hours)
    return {
      refusal: firstOf(refusals),
      refusals: [...refusals.values()],
      diskLeft: left,
      uses: [
        use(
          'reserve',
          reserve > 0 ? reserve : undefined,
          left === undefined ? undefined : Math.min(reserve, Math.max(0, -left))
        ),
        use('upload', this.#up.rate, this.#growth.up.perSecond),
        use('download', this.#down.rate, this.#growth.down.perSecond),
        // Milliseconds of a core in a second, as cores.
        use('cpu', cpu, inCores(this.#growth.cpu.perSecond)),
        use('memory', memory, this.#memory()),
        use('connections', most ?? LIMITS.connections, connections),
        use('schedule', open < HOURS_OF_WEEK ? open : undefined, undefined, changesAt(hours, this.#clock.date())),
        use('when', undefined)
      ]
    }
  }

  refusal(): Error | undefined {
    return firstOf(this.#refusals())
  }

  /** Why new work waits, by the limits that hold it back. */
  #refusals(): ReadonlyMap<LimitName, Error> {
    const { hours, only, memory, reserve } = this.#options
    const refusals = new Map<LimitName, Error>()
    if (!isWithin(hours, this.#clock.date())) refusals.set('schedule', limitsError('LIMITS_OUT_OF_HOURS'))
    // What the system does not tell keeps nobody from working: `#sayUntold` has said so.
    if (only.includes('mains') && this.#machine.onMains === false)
      refusals.set('when', limitsError('LIMITS_ON_BATTERY'))
    else if (only.includes('idle') && this.#machine.idle === false) refusals.set('when', limitsError('LIMITS_IN_USE'))
    const used = this.#memory()
    if (memory !== undefined && used > memory)
      refusals.set('memory', limitsError('LIMITS_MEMORY_FULL', { used, memory }))
    const left = this.#diskLeft
    if (left !== undefined && left < 0) {
      refusals.set('reserve', limitsError('LIMITS_DISK_RESERVED', { bytes: 0, left, reserve }))
    }
    return refusals
  }

  /** Bytes that new work may take of the disk, as of the last look. */
  get diskLeft(): number | undefined {
    return this.#diskLeft
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
    for (const growth of Object.values(this.#growth)) growth.look()
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

const firstOf = (refusals: ReadonlyMap<LimitName, Error>): Error | undefined => refusals.values().next().value

const inCores = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : ms / 1_000)

function hoursIn(hours: Uint8Array): number {
  return Array.from({ length: HOURS_OF_WEEK }, (_, hour) => hasHour(hours, hour)).filter(Boolean).length
}
