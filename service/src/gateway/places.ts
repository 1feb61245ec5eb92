/** How many may do something at once, and how much of that one who asks may have. */

import { gatewayError } from './errors.js'

export class Places {
  readonly #most: number
  readonly #each: number
  readonly #what: string
  /** By who has them: see `askerOf`. */
  readonly #taken = new Map<string, number>()

  /**
   * @param each at most for one who asks
   * @param what they do, as the error says it
   */
  constructor(most: number, each: number, what: string) {
    this.#most = most
    this.#each = each
    this.#what = what
  }

  get taken(): number {
    return [...this.#taken.values()].reduce((sum, some) => sum + some, 0)
  }

  /** Takes a place; what it returns gives it back, once. @throws GATEWAY_SHARE_USED, GATEWAY_BUSY */
  enter(asker: string): () => void {
    const had = this.#taken.get(asker) ?? 0
    const what = `${this.#what} at once`
    if (had >= this.#each) throw gatewayError('GATEWAY_SHARE_USED', { asker, what: `${this.#each} ${what}` })
    if (this.taken >= this.#most) throw gatewayError('GATEWAY_BUSY', { what: `${this.#most} ${what}` })
    this.#taken.set(asker, had + 1)
    let left = false
    return () => {
      if (!left) this.#leave(asker)
      left = true
    }
  }

  #leave(asker: string): void {
    const rest = (this.#taken.get(asker) ?? 0) - 1
    if (rest > 0) this.#taken.set(asker, rest)
    else this.#taken.delete(asker)
  }
}
