/** Says that blocks are made and do not get final, once, and that they do again. */

import type { Logger } from '../log.js'
import type { Head } from './connection.js'
import type { HeadKind } from './heads.js'
import type { Block } from './types.js'

/** Blocks that may wait to get final before somebody is told; two or three do so all the time. */
const MOST_WAITING = 12

export class FinalityWatch {
  readonly #log: Logger
  #final: Block | undefined
  #told = false

  constructor(log: Logger) {
    this.#log = log
  }

  see(kind: HeadKind, { block }: Head): void {
    if (kind === 'best') this.#seeBest(block)
    else this.#seeFinal(block)
  }

  #seeBest(best: Block): void {
    if (this.#told || this.#final === undefined || best - this.#final <= MOST_WAITING) return
    this.#told = true
    this.#log.warn(
      { best, final: this.#final },
      'blocks do not get final: what counts only then waits, such as payments. They do as soon as more than two thirds of the validators reach each other, and the node them'
    )
  }

  #seeFinal(final: Block): void {
    if (this.#told && final > (this.#final ?? 0)) {
      this.#told = false
      this.#log.warn({ final }, 'blocks get final again')
    }
    this.#final = final
  }
}
