/** What a person sees of the devnet: one line for each thing that happens, with the seconds since the start. */

export class Show {
  readonly #started = performance.now()
  readonly #write: (text: string) => void
  readonly times: { readonly stage: string; readonly seconds: number }[] = []
  #stage = 'start'
  #since = 0

  /** @param stream where it goes: standard output, unless that is for the report alone */
  constructor(stream: { write(text: string): unknown }) {
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
