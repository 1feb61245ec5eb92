/** How many may do something at once. */

import { gatewayError } from './errors.js'

export class Places {
  readonly #most: number
  readonly #what: string
  #taken = 0

  /** @param what they do, as the error says it */
  constructor(most: number, what: string) {
    this.#most = most
    this.#what = what
  }

  get taken(): number {
    return this.#taken
  }

  /** Takes a place; what it returns gives it back, once. @throws GATEWAY_BUSY */
  enter(): () => void {
    if (this.#taken >= this.#most) throw gatewayError('GATEWAY_BUSY', { what: `${this.#most} ${this.#what} at once` })
    this.#taken++
    let left = false
    return () => {
      if (!left) this.#taken--
      left = true
    }
  }
}
