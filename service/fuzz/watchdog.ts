/**
 * Ends the process when an input takes too long or too much memory, which the process itself cannot see: a thread of its
 * own that looks at what is being run. It keeps the input.
 */

import { Worker } from 'node:worker_threads'

const STALLED_MS = 10_000
/** Bytes, beyond what the process had when the watch began. */
const MOST_MEMORY = 1024 ** 3

const WATCH = `
const { workerData: { state, input, stalledMs, mostMemory, path } } = require('node:worker_threads')
const { writeFileSync, writeSync } = require('node:fs')
const [RUNS, LENGTH] = [0, 1]
const before = process.memoryUsage.rss()
let runs = -1
let since = Date.now()
setInterval(() => {
  const now = Atomics.load(state, RUNS)
  if (now !== runs) since = Date.now()
  runs = now
  const length = Atomics.load(state, LENGTH)
  if (length < 0) { since = Date.now(); return }
  const memory = process.memoryUsage.rss() - before
  const why = Date.now() - since > stalledMs ? 'takes longer than ' + stalledMs / 1000 + ' s'
    : memory > mostMemory ? 'takes ' + Math.round(memory / 2 ** 20) + ' MiB of memory' : undefined
  if (why === undefined) return
  writeFileSync(path, input.slice(0, length))
  writeSync(2, 'FAULT: an input ' + why + ': ' + path + '\\n')
  process.kill(process.pid, 'SIGKILL')
}, 200)
`

export class Watchdog {
  readonly #state = new Int32Array(new SharedArrayBuffer(8))
  readonly #input: Uint8Array
  readonly #worker: Worker

  /** Writes the input of which it ends the process to `path`. */
  constructor(mostBytes: number, path: string) {
    this.#input = new Uint8Array(new SharedArrayBuffer(mostBytes))
    this.#state[1] = -1
    const workerData = { state: this.#state, input: this.#input, stalledMs: STALLED_MS, mostMemory: MOST_MEMORY, path }
    this.#worker = new Worker(WATCH, { eval: true, workerData })
    this.#worker.unref()
  }

  /** This is run next. */
  running(input: Uint8Array): void {
    this.#input.set(input.subarray(0, this.#input.length))
    Atomics.store(this.#state, 1, input.length)
    Atomics.add(this.#state, 0, 1)
  }

  /** Nothing is run. */
  idle(): void {
    Atomics.store(this.#state, 1, -1)
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }
}
