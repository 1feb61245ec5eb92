/** Questions and answers between two processes, over the channel that `fork` opens. */

interface Wire {
  on(event: 'message', listener: (message: unknown) => void): unknown
  /** Not there in a process that nobody forked. */
  send?(message: unknown, sent: (error: Error | null) => void): unknown
  readonly connected?: boolean
}

type Answerer = (name: string, args: readonly unknown[]) => unknown

interface Question {
  readonly ask: number
  readonly name: string
  readonly args: readonly unknown[]
}

interface Answer {
  readonly answer: number
  readonly value?: unknown
  readonly error?: string
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

export class Channel {
  readonly #wire: Wire
  readonly #waiting = new Map<number, Waiting>()
  #asked = 0

  /** @param answerer answers what the other side asks */
  constructor(wire: Wire, answerer: Answerer) {
    this.#wire = wire
    wire.on('message', (message) => {
      const known = message as Question | Answer
      if ('ask' in known) void this.#answer(known, answerer)
      else this.#settle(known)
    })
  }

  /** Rejects with the other side's error, or when it has gone. */
  ask<T>(name: string, ...args: unknown[]): Promise<T> {
    const ask = this.#asked++
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(ask, { resolve: resolve as (value: unknown) => void, reject })
      this.#send({ ask, name, args })
    })
  }

  /** Rejects everything that waits. */
  close(why: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(why))
    this.#waiting.clear()
  }

  #settle({ answer, value, error }: Answer): void {
    const waiting = this.#waiting.get(answer)
    this.#waiting.delete(answer)
    if (error === undefined) waiting?.resolve(value)
    else waiting?.reject(new Error(error))
  }

  async #answer({ ask, name, args }: Question, answerer: Answerer): Promise<void> {
    try {
      this.#send({ answer: ask, value: await answerer(name, args) })
    } catch (error) {
      this.#send({ answer: ask, error: (error as Error).message })
    }
  }

  /** Whoever has gone meanwhile needs nothing any more; who still waits learns it by `close`. */
  #send(message: Question | Answer): void {
    if (this.#wire.connected !== false) this.#wire.send?.(message, () => {})
  }
}
