/**
 * The attestor as an anonymous reader: measures hosters in every epoch, commits its report and reveals it. It reads at a
 * moment of the first half and commits at one of the second, both by chance: a hoster learns from neither who reads when.
 */

import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { reportCommitment } from '../../chain/messages.js'
import type { Duties, Epoch, EpochClock, MeasurementDuty, Tick, UserId } from '../../chain/types.js'
import type { RoleContext } from '../context.js'
import { Running } from '../running.js'
import { measureHoster } from './reading.js'
import { Report } from './report.js'

/** Ticks after an epoch's begin in which all of its hosters have been drawn. */
const DRAW_TICKS = 2n
/** Hosters that are read from at the same time: more would measure this machine's own line. */
const PARALLEL = 4
/** Measurements that a report may have. */
const MAX_MEASUREMENTS = 128

/** When an epoch's work is done. */
interface Schedule {
  readonly epoch: Epoch
  readonly measureAt: Tick
  readonly commitAt: Tick
  /** From then on measurements that are still missing are not waited for. */
  readonly latest: Tick
}

export function startMeasuring(context: RoleContext): () => Promise<void> {
  const log = context.log.child({ role: 'attestor' })
  const running = new Running(log, context.retryMs)
  const measuring = new Measuring({ ...context, log }, running)
  const stop = context.board.onDuties((duties) => measuring.serve(duties))
  return async () => {
    stop()
    await running.stop()
  }
}

class Measuring {
  readonly #context: RoleContext
  readonly #running: Running
  #schedule: Schedule | undefined
  #report: Report | undefined

  constructor(context: RoleContext, running: Running) {
    this.#context = context
    this.#running = running
  }

  async serve({ user, epoch, tick, measurements }: Duties): Promise<void> {
    const asked = measurements.filter((duty) => duty.epoch === epoch.epoch && duty.slots.length > 0)
    if (asked.length > 0 && !asked.some(({ committed }) => committed)) await this.#work(user, epoch, tick, asked)
    const past = measurements.filter((duty) => duty.epoch === epoch.epoch - 1)
    const revealing = tick < epoch.start + epoch.length / 4n
    if (revealing && past.some(({ committed, revealed }) => committed && !revealed)) {
      this.#running.start(`reveal ${epoch.epoch - 1}`, (signal) => this.#reveal(epoch.epoch - 1, signal))
    }
  }

  async #work(user: UserId, epoch: EpochClock, tick: Tick, asked: readonly MeasurementDuty[]): Promise<void> {
    if (this.#schedule?.epoch !== epoch.epoch) this.#schedule = scheduleOf(epoch)
    const { measureAt, commitAt, latest } = this.#schedule
    if (this.#report?.epoch !== epoch.epoch) this.#report = await Report.open(this.#folder(), epoch.epoch)
    const report = this.#report
    const measure = `measure ${epoch.epoch}`
    const missing = asked.slice(0, MAX_MEASUREMENTS).filter(({ challenge }) => !report.has(challenge))
    if (tick >= measureAt && missing.length > 0 && !report.sealed) {
      this.#running.start(measure, (signal) => this.#measure(user, missing, report, signal))
    }
    if (tick < commitAt || (tick < latest && missing.length > 0 && !report.sealed)) return
    this.#running.cancel(measure)
    this.#running.start(`commit ${epoch.epoch}`, (signal) => this.#commit(user, report, signal))
  }

  async #measure(user: UserId, duties: readonly MeasurementDuty[], report: Report, signal: AbortSignal): Promise<void> {
    const queue = duties.values()
    const reader = async (): Promise<void> => {
      for (const duty of queue) await report.add(await measureHoster(this.#context, user, duty, signal))
    }
    await Promise.all(Array.from({ length: Math.min(PARALLEL, duties.length) }, reader))
  }

  async #commit(attestor: UserId, report: Report, signal: AbortSignal): Promise<void> {
    const { market, log } = this.#context
    await report.seal()
    const { epoch, measurements, salt } = report
    const commitment = reportCommitment(market.genesis, { epoch, attestor, measurements, salt })
    await market.commitReport(epoch, commitment, {}, signal)
    log.info({ epoch, hosters: measurements.length }, 'report committed')
  }

  async #reveal(epoch: Epoch, signal: AbortSignal): Promise<void> {
    const { market, log } = this.#context
    const report = await Report.open(this.#folder(), epoch)
    if (!report.sealed) {
      log.warn({ epoch }, 'the committed report is not on this disk; it cannot be revealed')
      return
    }
    await market.revealReport(epoch, report.measurements, report.salt, {}, signal)
    log.info({ epoch }, 'report revealed')
  }

  #folder(): string {
    return join(this.#context.folder, 'attestor')
  }
}

function scheduleOf({ epoch, start, length }: EpochClock): Schedule {
  const half = length / 2n
  return {
    epoch,
    measureAt: start + DRAW_TICKS + upTo(half - DRAW_TICKS),
    commitAt: start + half + upTo(length / 4n),
    latest: start + length - length / 5n
  }
}

/** A number from 0 up to below `room`. */
function upTo(room: bigint): bigint {
  return BigInt(randomInt(Math.max(Number(room), 1)))
}
