/** What was used last: a map of bounded size that forgets what was not used for the longest time. */

export class Recent<V> {
  readonly #most: number
  readonly #onForgotten: (value: V) => void
  /** In the order of use. */
  readonly #values = new Map<string, V>()

  constructor(most: number, onForgotten: (value: V) => void = () => {}) {
    this.#most = most
    this.#onForgotten = onForgotten
  }

  /** The value under a name; `make` makes it if it is not there. */
  get(name: string, make: () => V): V {
    const known = this.#values.get(name)
    const value = known ?? make()
    this.#values.delete(name)
    this.#values.set(name, value)
    const [oldest] = this.#values.keys()
    if (this.#values.size > this.#most && oldest !== undefined) this.forget(oldest)
    return value
  }

  forget(name: string): void {
    const value = this.#values.get(name)
    if (this.#values.delete(name)) this.#onForgotten(value as V)
  }

  clear(): void {
    for (const name of this.#values.keys()) this.forget(name)
  }
}
