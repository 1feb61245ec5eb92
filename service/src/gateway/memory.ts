/** Memory that many take from and give back: whoever finds too little waits for its turn. */

import { abortable } from '../abort.js'

interface Waiting {
  readonly bytes: number
  readonly go: () => void
}

export class Memory {
  readonly #most: number
  #taken = 0
  #waiting: Waiting[] = []

  constructor(most: number) {
    this.#most = most
  }

  get taken(): number {
    return this.#taken
  }

  /** Takes so many bytes, all there are at most; what it resolves with gives them back, once. */
  readonly reserve = async (wanted: number, signal?: AbortSignal): Promise<() => void> => {
    const bytes = Math.min(wanted, this.#most)
    if (this.#waiting.length > 0 || this.#taken + bytes > this.#most) await this.#turn(bytes, signal)
    else this.#taken += bytes
    let given = false
    return () => {
      if (given) return
      given = true
      this.#taken -= bytes
      this.#next()
    }
  }

  async #turn(bytes: number, signal?: AbortSignal): Promise<void> {
    let mine: Waiting | undefined
    const turn = new Promise<void>((resolve) => {
      mine = { bytes, go: resolve }
      this.#waiting.push(mine)
    })
    try {
      await abortable(turn, signal)
    } catch (error) {
      if (this.#waiting.some((waiting) => waiting === mine)) this.#waiting = this.#waiting.filter((one) => one !== mine)
      else this.#taken -= bytes
      this.#next()
      throw error
    }
  }

  /** In the order in which they came, so that large ones get their turn, too. */
  #next(): void {
    for (let [first] = this.#waiting; first && this.#taken + first.bytes <= this.#most; [first] = this.#waiting) {
      this.#waiting.shift()
      this.#taken += first.bytes
      first.go()
    }
  }
}
