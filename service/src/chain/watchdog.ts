/** Notices that something which comes at intervals stopped coming. */
export class Watchdog {
  /** Longest silence. */
  readonly patienceMs: number
  #timer: NodeJS.Timeout | undefined

  constructor(patienceMs: number) {
    this.patienceMs = patienceMs
  }

  /** Calls `onSilence` once, when it was not fed for the patience that it has. */
  start(onSilence: () => void): void {
    this.stop()
    this.#timer = setTimeout(onSilence, this.patienceMs)
    this.#timer.unref()
  }

  feed(): void {
    this.#timer?.refresh()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
