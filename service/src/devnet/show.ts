/** What a person sees of the devnet: one line for each thing that happens, with the seconds since the start. */

export class Show {
  readonly #started = performance.now()
  readonly #write: (text: string) => void
  readonly times: { readonly stage: string; readonly seconds: number }[] = []
  readonly #legend: Readonly<Record<string, readonly string[]>>
  #stage = 'start'
  #since = 0

  /**
   * @param stream where it goes: standard output, unless that is for the report alone
   * @param legend lines that say what the words of a stage mean, by its name
   */
  constructor(stream: { write(text: string): unknown }, legend: Readonly<Record<string, readonly string[]>> = {}) {
    this.#legend = legend
    this.#write = (text) => void stream.write(`${text}\n`)
  }

  get seconds(): number {
    return (performance.now() - this.#started) / 1_000
  }

  /** A new stage begins; the time of the last one is kept. */
  stage(stage: string, text: string): void {
    this.finish()
    this.#stage = stage
    this.#since = this.seconds
    this.#write(`\n${this.#clock()}  ${text}`)
    for (const line of this.#legend[stage] ?? []) this.#write(`${' '.repeat(this.#clock().length)}  ${line}`)
  }

  line(text: string): void {
    this.#write(`${this.#clock()}    ${text}`)
  }

  plain(text: string): void {
    this.#write(text)
  }

  finish(): void {
    const seconds = Math.round((this.seconds - this.#since) * 10) / 10
    if (this.#since > 0 || this.#stage !== 'start') this.times.push({ stage: this.#stage, seconds })
  }

  #clock(): string {
    return `[${this.seconds.toFixed(0).padStart(4)} s]`
  }
}
