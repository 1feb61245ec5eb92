/** Which statements and branches of the service an input reaches, and about how often. */

interface FileCounters {
  s: Record<string, number>
  f: Record<string, number>
  b: Record<string, number[]>
}

declare global {
  var __coverage__: Record<string, FileCounters> | undefined
}

/** How often is told apart as 1, 2, 3, 4 to 7, 8 to 15, 16 to 31, 32 to 127 and more. */
const BUCKETS = 8

export class Coverage {
  readonly #counters: Uint8Array
  readonly #seen: Uint8Array

  /** Takes over the counters of all modules that are loaded by now. */
  constructor() {
    const files = Object.values(globalThis.__coverage__ ?? {})
    if (files.length === 0) throw new Error('nothing is counted: run what transpile.js made')
    const size = files.reduce((sum, file) => sum + sizeOf(file), 0)
    this.#counters = new Uint8Array(size)
    let at = 0
    const take = (length: number): Uint8Array => {
      at += length
      return this.#counters.subarray(at - length, at)
    }
    for (const file of files) {
      // The modules count into whatever stands here. Bytes: a counter that wraps is still one of the buckets.
      Object.assign(file, { s: take(sized(file.s)), f: take(sized(file.f)) })
      for (const [id, branches] of Object.entries(file.b)) Object.assign(file.b, { [id]: take(branches.length) })
    }
    this.#seen = new Uint8Array(size)
  }

  get size(): number {
    return this.#counters.length
  }

  /** Counters that were reached by an input so far. */
  get reached(): number {
    return this.#seen.reduce((count, bits) => count + (bits === 0 ? 0 : 1), 0)
  }

  /** Before an input is run. */
  reset(): void {
    this.#counters.fill(0)
  }

  /** What the input reached that none before it had, counted once; 0 if nothing. */
  news(): number {
    let news = 0
    for (let i = 0; i < this.#counters.length; i++) {
      const count = this.#counters[i] as number
      if (count === 0) continue
      const bit = 1 << bucket(count)
      const seen = this.#seen[i] as number
      if ((seen & bit) !== 0) continue
      this.#seen[i] = seen | bit
      news++
    }
    return news
  }

  /** For the next target. */
  forget(): void {
    this.#seen.fill(0)
  }
}

/** The ids count from 0. */
function sized(counters: Record<string, number>): number {
  return Object.keys(counters).length
}

function sizeOf({ s, f, b }: FileCounters): number {
  return sized(s) + sized(f) + Object.values(b).reduce((sum, branches) => sum + branches.length, 0)
}

function bucket(count: number): number {
  if (count <= 3) return count - 1
  return Math.min(Math.floor(Math.log2(count)) + 1, BUCKETS - 1)
}
