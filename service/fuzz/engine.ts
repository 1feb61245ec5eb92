/** Runs one target: the inputs there are, then changed ones; what reaches something new is changed further. */

import type { Coverage } from './coverage.js'
import { mutate } from './mutate.js'
import type { Random } from './random.js'
import type { Target } from './targets/index.js'
import { BATCH, type Judged, type Twin } from './twin.js'
import type { Watchdog } from './watchdog.js'

export const MOST_BYTES = 4096
/** Newer inputs are changed more often, as what they reach is less known. */
const RECENT = 16

export interface Fault {
  readonly input: Uint8Array
  readonly why: string
}

export interface Result {
  readonly runs: number
  /** Inputs that reach something, in the order in which they were found. */
  readonly corpus: readonly Uint8Array[]
  readonly reached: number
  readonly fault?: Fault
}

export interface EngineOptions {
  readonly random: Random
  readonly coverage: Coverage
  readonly watchdog: Watchdog
  readonly twin: Twin | undefined
}

export class Engine {
  readonly #target: Target
  readonly #options: EngineOptions
  readonly #corpus: Uint8Array[] = []
  #judged: Judged[] = []
  #runs = 0
  #fault: Fault | undefined

  constructor(target: Target, options: EngineOptions) {
    this.#target = target
    this.#options = options
  }

  /** Until `milliseconds` are over, or a fault. */
  async run(seeds: readonly Uint8Array[], milliseconds: number): Promise<Result> {
    const { coverage, watchdog } = this.#options
    coverage.forget()
    const end = Date.now() + milliseconds
    for (const seed of [new Uint8Array(0), ...seeds]) if (this.#fault === undefined) await this.#try(seed)
    while (this.#fault === undefined && Date.now() < end) await this.#try(this.#next())
    await this.#compare()
    watchdog.idle()
    const result = { runs: this.#runs, corpus: this.#corpus, reached: coverage.reached }
    return this.#fault === undefined ? result : { ...result, fault: this.#fault }
  }

  #next(): Uint8Array {
    const { random } = this.#options
    const recent = this.#corpus.slice(-RECENT)
    const from = random.below(4) === 0 ? recent : this.#corpus
    const tokens = this.#target.tokens?.map((token) => Buffer.from(token)) ?? []
    const input = random.one(from)
    return mutate(input, random, this.#target.mostBytes ?? MOST_BYTES, { others: this.#corpus, tokens })
  }

  async #try(input: Uint8Array): Promise<void> {
    const { coverage, watchdog, twin } = this.#options
    this.#runs++
    watchdog.running(input)
    coverage.reset()
    try {
      // Its own copy: a target that writes into its input must not change what is kept.
      const pending = this.#target.run(input.slice())
      const verdict = typeof pending === 'string' ? pending : await pending
      if (coverage.news() > 0 || this.#corpus.length === 0) this.#corpus.push(input)
      if (this.#target.twin && twin !== undefined) this.#judged.push({ input, verdict })
    } catch (error) {
      this.#fault = { input, why: (error as Error)?.stack ?? String(error) }
    }
    if (this.#judged.length >= BATCH) await this.#compare()
  }

  async #compare(): Promise<void> {
    const { twin, watchdog } = this.#options
    const batch = this.#judged
    this.#judged = []
    if (twin === undefined || batch.length === 0) return
    watchdog.idle()
    const difference = await twin.compare(this.#target.name, batch)
    if (difference === undefined) return
    const { input, verdict, rust } = difference
    this.#fault ??= { input, why: `Rust and TypeScript disagree:\n  Rust:       ${rust}\n  TypeScript: ${verdict}` }
  }
}
