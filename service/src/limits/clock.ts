/** Time as limits see it, so that a test can have a time of its own. */

export interface Clock {
  /** Milliseconds from any beginning, never backwards. */
  now(): number
  /** Milliseconds since 1970, UTC. */
  date(): number
  /** Calls back once after `ms`. Returns what forgets it. */
  after(ms: number, callback: () => void): () => void
}

export const CLOCK: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  }
}

/** Resolves after `ms`; rejects with the signal's reason if it fires before. */
export function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const forget = clock.after(ms, () => {
      signal?.removeEventListener('abort', stop)
      resolve()
    })
    const stop = (): void => {
      forget()
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', stop, { once: true })
  })
}
