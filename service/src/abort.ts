/** Waiting that an AbortSignal ends. */

/**
 * `promise`, or the signal's reason as soon as it fires. What the promise stands for goes on: `stop` is called to end it.
 */
export async function abortable<T>(promise: Promise<T>, signal?: AbortSignal, stop?: () => void): Promise<T> {
  if (signal === undefined) return promise
  if (signal.aborted) {
    promise.catch(() => {})
    stop?.()
    throw signal.reason
  }
  let onAbort = (): void => {}
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      stop?.()
      reject(signal.reason)
    }
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
    promise.catch(() => {})
  }
}

/** Resolves after `ms`; rejects with the signal's reason if it fires before. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  return abortable(elapsed, signal, () => clearTimeout(timer))
}

/** A signal that fires with either of the two, or after `ms`. */
export function withTimeout(ms: number, signal?: AbortSignal): AbortSignal {
  const timeout = AbortSignal.timeout(ms)
  if (signal === undefined) return timeout
  // Node forgets a timeout that only `any` knows, and then it never fires.
  timeout.addEventListener('abort', () => {}, { once: true })
  return AbortSignal.any([timeout, signal])
}

export interface StallGuard {
  /** Fires with the outer signal, or when `touch` was not called for too long. */
  readonly signal: AbortSignal
  touch(): void
  stop(): void
}

/** Ends what makes no progress for `ms`, with `reason`. */
export function stallGuard(ms: number, reason: () => Error, signal?: AbortSignal): StallGuard {
  const stalled = new AbortController()
  const timer = setTimeout(() => stalled.abort(reason()), ms)
  return {
    signal: signal === undefined ? stalled.signal : AbortSignal.any([stalled.signal, signal]),
    touch: () => void timer.refresh(),
    stop: () => clearTimeout(timer)
  }
}
