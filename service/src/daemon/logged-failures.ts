/** What the log of this process last said about work that failed: the reason that a person is shown for a missed challenge. */

import { watchLines } from '../log.js'

/** Jobs that are remembered; the oldest are forgotten first. */
const MOST = 200
const MOST_CHARACTERS = 300

export class LoggedFailures {
  readonly #reasons = new Map<string, string>()
  readonly #stop = watchLines((line) => this.#see(line))

  /** Why the job of this name failed last. */
  of(job: string): string | undefined {
    return this.#reasons.get(job)
  }

  close(): void {
    this.#stop()
  }

  #see(line: string): void {
    if (!line.includes('"job":')) return
    const { job, err } = parsed(line)
    const why = err?.message
    if (typeof job !== 'string' || typeof why !== 'string') return
    this.#reasons.delete(job)
    this.#reasons.set(job, why.slice(0, MOST_CHARACTERS))
    const [oldest] = this.#reasons.keys()
    if (this.#reasons.size > MOST && oldest !== undefined) this.#reasons.delete(oldest)
  }
}

function parsed(line: string): { readonly job?: unknown; readonly err?: { readonly message?: unknown } } {
  try {
    return JSON.parse(line)
  } catch {
    return {}
  }
}
