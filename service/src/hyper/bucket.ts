/** So much at once, and so much a second: what may happen how often. */

export class Bucket {
  readonly #most: number
  readonly #perSecond: number
  #left: number
  #since = performance.now()

  constructor(most: number, perSecond: number) {
    this.#most = most
    this.#perSecond = perSecond
    this.#left = most
  }

  /** Takes so much, also what is not there yet. Returns whether it was there. */
  take(count: number): boolean {
    this.#refill()
    this.#left -= count
    return this.#left >= 0
  }

  /** Milliseconds until there is something again; 0 if there is. */
  wait(): number {
    this.#refill()
    return this.#left > 0 ? 0 : Math.ceil(((1 - this.#left) / this.#perSecond) * 1_000)
  }

  #refill(): void {
    const now = performance.now()
    this.#left = Math.min(this.#most, this.#left + ((now - this.#since) * this.#perSecond) / 1_000)
    this.#since = now
  }
}
