/** Bytes of a file as a stream that reads on when what it has was taken. */

import { Readable } from 'node:stream'

export interface FileStreamOptions {
  /** Longest that what was read may wait to be taken, in milliseconds. */
  readonly patienceMs: number
  /** Whoever takes nothing for so long must not keep others from their turn. */
  readonly onSlow: () => void
  /** All is read, or nobody wants it any more. */
  readonly end: () => void
}

type Parts = readonly Uint8Array[]

export class FileStream extends Readable {
  readonly #rest: AsyncGenerator<Parts>
  readonly #options: FileStreamOptions
  #first: IteratorResult<Parts> | undefined
  #slow: NodeJS.Timeout | undefined

  constructor(first: IteratorResult<Parts>, rest: AsyncGenerator<Parts>, options: FileStreamOptions) {
    // Nothing is asked for while something waits here.
    super({ highWaterMark: 1 })
    this.#first = first
    this.#rest = rest
    this.#options = options
  }

  override _read(): void {
    clearTimeout(this.#slow)
    const first = this.#first
    this.#first = undefined
    if (first !== undefined) this.#give(first)
    else
      this.#rest.next().then(
        (parts) => this.#give(parts),
        (error) => this.destroy(error)
      )
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.#slow)
    const ended = (): void => {
      this.#options.end()
      done(error)
    }
    this.#rest.return(undefined).then(ended, ended)
  }

  #give({ done, value }: IteratorResult<Parts>): void {
    if (this.destroyed) return
    if (done) {
      this.push(null)
      return
    }
    const { patienceMs, onSlow } = this.#options
    this.#slow = setTimeout(onSlow, patienceMs)
    for (const part of value) this.push(part)
  }
}
