/**
 * What commands print. Results go to standard output, as text or as one JSON object a line; progress and logs go to
 * standard error, so that a script can take the results as they are.
 */

import { Presets, SingleBar } from 'cli-progress'
import { isDatdotError } from '../errors.js'
import { toJson } from '../json.js'
import { withoutSecrets } from '../secrets.js'
import { shownLines } from '../shown.js'
import { formatBytes } from './quantities.js'

/** Anything that a result may hold; bytes become hex, bigint its digits. */
export type Printable = unknown

export interface Output {
  readonly json: boolean
  /** One result: `data` for programs, `text` for people. */
  result(data: Readonly<Record<string, Printable>>, text: string): void
  /** A remark for people only. */
  note(text: string): void
  /** A bar on standard error, if a person watches there. `total` may be set later. */
  progress(label: string): Progress
  failure(error: unknown): void
}

export interface Progress {
  update(bytes: number, total?: number): void
  stop(): void
}

export function createOutput(json: boolean): Output {
  return {
    json,
    result: (data, text) => void process.stdout.write(`${json ? toJson(data) : shownLines(text)}\n`),
    note: (text) => {
      if (!json) process.stderr.write(`${shownLines(withoutSecrets(text))}\n`)
    },
    progress: (label) => (json || !process.stderr.isTTY ? NO_PROGRESS : bar(label)),
    failure: (error) =>
      void process.stderr.write(`${withoutSecrets(json ? toJson(describe(error)) : shownLines(explain(error)))}\n`)
  }
}

const NO_PROGRESS: Progress = { update: () => {}, stop: () => {} }

function bar(label: string): Progress {
  const format = `${label} {bar} {percentage}% | {done} of {all} | {eta_formatted} left`
  const shown = new SingleBar({ format, stream: process.stderr, hideCursor: true }, Presets.shades_classic)
  let started = false
  return {
    update: (bytes, total = 0) => {
      const words = { done: formatBytes(bytes), all: total > 0 ? formatBytes(total) : '?' }
      if (started) {
        shown.setTotal(Math.max(total, bytes, 1))
        shown.update(bytes, words)
      } else shown.start(Math.max(total, bytes, 1), bytes, words)
      started = true
    },
    stop: () => {
      if (started) shown.stop()
    }
  }
}

function describe(error: unknown): Record<string, unknown> {
  if (isDatdotError(error)) return { error: error.toJSON() }
  return { error: { message: error instanceof Error ? error.message : String(error) } }
}

function explain(error: unknown): string {
  if (isDatdotError(error)) return `datdot: ${error.message}\n        ${error.remedy}`
  return `datdot: ${error instanceof Error ? error.message : String(error)}`
}
