/** Looking for peers that have some cores, and looking again. */

/** Looks for peers that have a core, until the function that it returns is called. */
export type Find = (key: Uint8Array) => () => Promise<void>

export class Search {
  readonly #find: Find
  readonly #running = new Map<string, () => Promise<void>>()
  #stopped = false

  constructor(find: Find) {
    this.#find = find
  }

  begin(key: Uint8Array): void {
    const id = Buffer.from(key).toString('hex')
    if (!this.#stopped && !this.#running.has(id)) this.#running.set(id, this.#find(key))
  }

  /** Asks the DHT once more: it may know of peers that came since. */
  async again(): Promise<void> {
    if (this.#stopped) return
    const before = [...this.#running]
    for (const [id] of before) this.#running.set(id, this.#find(Buffer.from(id, 'hex')))
    await Promise.allSettled(before.map(([, stop]) => stop()))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    const stops = [...this.#running.values()]
    this.#running.clear()
    await Promise.allSettled(stops.map((stop) => stop()))
  }
}
