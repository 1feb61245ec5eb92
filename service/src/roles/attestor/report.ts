/** The report of one epoch on disk, from its first measurement until it was revealed. */

import { join } from 'node:path'
import type { ChallengeId, Epoch, Measurement } from '../../chain/types.js'
import { randomBytes } from '../../hyper/index.js'
import { readState, writeState } from '../state-file.js'

interface Content {
  readonly epoch: Epoch
  readonly salt: Uint8Array
  readonly measurements: readonly Measurement[]
  /** Whether it may have been committed: then nothing is added any more. */
  readonly sealed: boolean
}

export class Report {
  readonly #path: string
  #content: Content
  #writing: Promise<void> = Promise.resolve()

  private constructor(path: string, content: Content) {
    this.#path = path
    this.#content = content
  }

  /** The report of that epoch, empty if there is none yet. Two files take turns, so each lives for two epochs. */
  static async open(folder: string, epoch: Epoch): Promise<Report> {
    const path = join(folder, `report-${epoch % 2}.json`)
    const content = await readState<Content>(path)
    if (content?.epoch === epoch) return new Report(path, content)
    return new Report(path, { epoch, salt: randomBytes(32), measurements: [], sealed: false })
  }

  get epoch(): Epoch {
    return this.#content.epoch
  }

  get salt(): Uint8Array {
    return this.#content.salt
  }

  get measurements(): readonly Measurement[] {
    return this.#content.measurements
  }

  get sealed(): boolean {
    return this.#content.sealed
  }

  has(challenge: ChallengeId): boolean {
    return this.measurements.some((measurement) => measurement.challenge === challenge)
  }

  /** Adds a measurement, unless the report is sealed. Resolves when the disk has it. */
  add(measurement: Measurement): Promise<void> {
    if (this.sealed) return Promise.resolve()
    return this.#write({ ...this.#content, measurements: [...this.measurements, measurement] })
  }

  /** Closes the report: what is committed to next. Resolves when the disk has it. */
  seal(): Promise<void> {
    return this.#write({ ...this.#content, sealed: true })
  }

  #write(content: Content): Promise<void> {
    this.#content = content
    const written = this.#writing.then(() => writeState(this.#path, content))
    this.#writing = written.catch(() => {})
    return written
  }
}
