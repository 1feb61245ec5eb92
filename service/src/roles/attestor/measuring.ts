/** The attestor as an anonymous reader: measures hosters in every epoch, commits its report and reveals it. */

import { join } from 'node:path'
import { measurementMessage, reportCommitment } from '../../chain/messages.js'
import type { Duties, Measurement, MeasurementDuty } from '../../chain/types.js'
import { randomBytes, requestReceipt, type Sample, sign } from '../../hyper/index.js'
import type { RoleContext } from '../context.js'
import { Running } from '../running.js'
import { readState, writeState } from '../state-file.js'

/** Chunks that one measurement reads. */
const SAMPLES = 16
/** Ticks after an epoch's begin in which all of its hosters have been drawn. */
const DRAW_TICKS = 2n
/** Longest to connect to a hoster, and to wait for a chunk. */
const TIMEOUT_MS = 8_000
const MAX_U32 = 0xffff_ffff

/** A report as it is kept until it was revealed. */
interface Report {
  readonly epoch: number
  readonly salt: Uint8Array
  readonly measurements: readonly Measurement[]
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
  /** At which tick of an epoch this attestor measures: chosen by chance, so that nobody can tell. */
  #moment: { readonly epoch: number; readonly tick: bigint } | undefined

  constructor(context: RoleContext, running: Running) {
    this.#context = context
    this.#running = running
  }

  serve(duties: Duties): void {
    const { epoch, tick } = duties
    const now = duties.measurements.filter((duty) => duty.epoch === epoch.epoch)
    if (now.length > 0 && !now.some(({ committed }) => committed) && tick >= this.#momentOf(duties)) {
      this.#running.start(`measure ${epoch.epoch}`, (signal) => this.#measure(duties, now, signal))
    }
    const past = duties.measurements.filter((duty) => duty.epoch === epoch.epoch - 1)
    const revealing = tick < epoch.start + epoch.length / 4n
    if (revealing && past.some(({ committed, revealed }) => committed && !revealed)) {
      this.#running.start(`reveal ${epoch.epoch - 1}`, (signal) => this.#reveal(epoch.epoch - 1, signal))
    }
  }

  #momentOf({ epoch }: Duties): bigint {
    if (this.#moment?.epoch !== epoch.epoch) {
      const room = Number(epoch.length / 2n - DRAW_TICKS)
      const chance = BigInt(Math.floor(Math.random() * Math.max(room, 1)))
      this.#moment = { epoch: epoch.epoch, tick: epoch.start + DRAW_TICKS + chance }
    }
    return this.#moment.tick
  }

  /** Measures all hosters of the epoch, one after the other, and commits. */
  async #measure(duties: Duties, targets: readonly MeasurementDuty[], signal: AbortSignal): Promise<void> {
    const { market, log } = this.#context
    const epoch = duties.epoch.epoch
    let report = await this.#load(epoch)
    if (report === undefined) {
      const measurements: Measurement[] = []
      for (const target of targets) {
        if (target.slots.length > 0) measurements.push(await this.#measureHoster(duties.user, target, signal))
      }
      report = { epoch, salt: randomBytes(32), measurements }
      await writeState(this.#path(epoch), report)
    }
    const commitment = reportCommitment(market.genesis, { ...report, attestor: duties.user })
    await market.commitReport(epoch, commitment, {}, signal)
    log.info({ epoch, hosters: report.measurements.length }, 'report committed')
  }

  async #measureHoster(user: bigint, target: MeasurementDuty, signal: AbortSignal): Promise<Measurement> {
    const { market, openReader, log } = this.#context
    const reader = await openReader(signal)
    try {
      const options = { hosterKey: target.hoster.noiseKey, samples: randomSamples(target), timeoutMs: TIMEOUT_MS }
      const seen = await reader.measure(options, signal)
      for (const [key, { bytes, chunks }] of seen.feeds) {
        const feedKey = new Uint8Array(Buffer.from(key, 'hex'))
        const { noiseKey: hosterKey, signingKey } = target.hoster
        const request = { genesis: market.genesis, feedKey, hosterKey, signingKey, bytes, chunks }
        const withinTime = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
        await requestReceipt(reader.network, request, withinTime).catch((error) => {
          if (signal.aborted) throw error
          log.debug({ err: error, hoster: target.hoster.user }, 'no receipt')
        })
      }
      const { chunks, connectMs, firstByteMs, kibPerSecond } = seen
      const figures = { chunks, connect: u32(connectMs), firstByte: u32(firstByteMs), rate: u32(kibPerSecond) }
      const { publicKey, secretKey } = reader.keyPair
      const message = measurementMessage(market.genesis, target.challenge, user)
      const signature = sign(message, secretKey)
      log.info({ challenge: target.challenge, hoster: target.hoster.user, ...figures }, 'hoster measured')
      return { challenge: target.challenge, readerKey: publicKey, signature, figures }
    } finally {
      await reader.close()
    }
  }

  async #reveal(epoch: number, signal: AbortSignal): Promise<void> {
    const { market, log } = this.#context
    const report = await this.#load(epoch)
    if (report === undefined) {
      log.warn({ epoch }, 'the committed report is not on this disk; it cannot be revealed')
      return
    }
    await market.revealReport(epoch, report.measurements, report.salt, {}, signal)
    log.info({ epoch }, 'report revealed')
  }

  async #load(epoch: number): Promise<Report | undefined> {
    const report = await readState<Report>(this.#path(epoch))
    return report?.epoch === epoch ? report : undefined
  }

  /** Two files take turns: a report is kept until the one after the next is made. */
  #path(epoch: number): string {
    return join(this.#context.folder, 'attestor', `report-${epoch % 2}.json`)
  }
}

/** Chunks at random over all that the hoster serves. */
function randomSamples({ slots }: MeasurementDuty): Sample[] {
  const total = slots.reduce((sum, { from, to }) => sum + Number(to - from), 0)
  const chosen = new Map<string, Sample>()
  for (let i = 0; i < Math.min(SAMPLES, total); i++) {
    let rest = Math.floor(Math.random() * total)
    for (const { feedKey, pin, from, to } of slots) {
      const chunks = Number(to - from)
      if (rest < chunks) {
        const index = Number(from) + rest
        chosen.set(`${Buffer.from(feedKey).toString('hex')} ${index}`, { feedKey, pinned: pin, index })
        break
      }
      rest -= chunks
    }
  }
  return [...chosen.values()]
}

function u32(value: number): number {
  return Math.min(Math.max(Math.round(value), 0), MAX_U32)
}
