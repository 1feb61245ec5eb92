/** The targets in Rust, as a process that answers inputs with verdicts. */

import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Judged {
  readonly input: Uint8Array
  readonly verdict: string
}

export interface Difference extends Judged {
  readonly rust: string
}

/** So many inputs are compared at once. */
export const BATCH = 512

export class Twin {
  readonly #process: ChildProcess
  readonly #lines: AsyncIterator<string>

  /** @param path of the binary that `chain/fuzz` builds */
  constructor(path: string) {
    const env = { ...process.env, DATDOT_FUZZ_VERDICTS: '1' }
    this.#process = spawn(path, [], { env, stdio: ['pipe', 'pipe', 'ignore'] })
    const { stdout } = this.#process
    if (stdout === null) throw new Error('the twin has no output')
    this.#lines = createInterface({ input: stdout })[Symbol.asyncIterator]()
  }

  /** The first input that Rust judges otherwise. */
  async compare(target: string, batch: readonly Judged[]): Promise<Difference | undefined> {
    const lines = batch.map(({ input }) => `${target} ${Buffer.from(input).toString('hex')}\n`)
    this.#process.stdin?.write(lines.join(''))
    let difference: Difference | undefined
    for (const judged of batch) {
      const { value, done } = await this.#lines.next()
      if (done) return { ...judged, rust: 'panicked' }
      if (value !== judged.verdict) difference ??= { ...judged, rust: value }
    }
    return difference
  }

  close(): void {
    this.#process.stdin?.end()
  }
}
