/**
 * The end of a connection, for whoever waits for something that may end with it. A reaction to a promise, and whatever races
 * with one, stays in memory as long as that promise: with a promise for the end that were all answers that a connection has
 * given, and it may last for months.
 */
export class Loss {
  readonly #told = new Set<(error: Error) => void>()
  #error: Error | undefined

  /** Why it ended, if it has. */
  get error(): Error | undefined {
    return this.#error
  }

  /** It has ended. */
  end(error: Error): void {
    if (this.#error !== undefined) return
    this.#error = error
    for (const tell of this.#told) tell(error)
    this.#told.clear()
  }

  /** Calls back when it has ended, at once if that was before. Returns what forgets it. */
  tell(callback: (error: Error) => void): () => void {
    if (this.#error !== undefined) {
      callback(this.#error)
      return () => {}
    }
    // Each its own, also of the same function.
    const tell = (error: Error): void => callback(error)
    this.#told.add(tell)
    return () => void this.#told.delete(tell)
  }

  /** What `answer` gives, or the reason of the end as soon as it comes. */
  race<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const forget = this.tell(reject)
      answer.then(resolve, reject).finally(forget)
    })
  }
}
