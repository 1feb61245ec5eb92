import type { ProviderOptions } from './provider.js'

/** What a role cannot go on with: it ends the start, or stops what has started. */
export class Failing {
  readonly #stop: () => Promise<void>
  readonly #options: Pick<ProviderOptions, 'onFailed' | 'log'>
  #error: unknown
  #begun = false

  constructor(stop: () => Promise<void>, options: Pick<ProviderOptions, 'onFailed' | 'log'>) {
    this.#stop = stop
    this.#options = options
  }

  readonly fail = (error: unknown): void => {
    if (this.#error !== undefined) return
    this.#error = error
    if (!this.#begun) return
    const { log, onFailed } = this.#options
    log.fatal({ err: error }, 'the provider stops')
    void this.#stop().then(() => onFailed?.(error))
  }

  /** From now on failures stop the provider. @throws the failure that came before */
  begin(): void {
    if (this.#error !== undefined) throw this.#error
    this.#begun = true
  }
}
