/** Shows a load on a terminal, drawn again in place, or as lines of a log where nobody watches. */

export interface Shown {
  readonly full: (width: number) => readonly string[]
  readonly short: () => string
}

/** Where it is shown: a terminal has a width. */
export interface Target {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  readonly rows?: number | undefined
  write(text: string): unknown
}

/** Between two lines of a log. */
const LINE_MS = 15_000

const UP = (lines: number) => `\u001b[${lines}A`
const CLEAR_BELOW = '\u001b[J'

export class Screen {
  readonly #target: Target
  /** Lines that are there to be replaced. */
  #lines = 0
  #lastLine = Number.NEGATIVE_INFINITY

  constructor(target: Target) {
    this.#target = target
  }

  /** @param now milliseconds, by any clock that goes on */
  show({ full, short }: Shown, now = performance.now()): void {
    if (this.#target.isTTY !== true) {
      if (now - this.#lastLine < LINE_MS) return
      this.#lastLine = now
      this.#target.write(`${short()}\n`)
      return
    }
    // A terminal that does not know its size says 0. A line that is as wide as it would take two, and what is out of sight
    // cannot be replaced.
    const lines = full((this.#target.columns || 80) - 1).slice(0, (this.#target.rows || 24) - 1)
    this.#target.write(`${this.#lines > 0 ? `\r${UP(this.#lines)}` : ''}${CLEAR_BELOW}${lines.join('\n')}\n`)
    this.#lines = lines.length
  }

  /** Writes what stays: what is shown next comes below it. */
  write(text: string): void {
    const replaced = this.#lines > 0 ? `\r${UP(this.#lines)}${CLEAR_BELOW}` : ''
    this.#lines = 0
    this.#target.write(`${replaced}${text}`)
  }
}
