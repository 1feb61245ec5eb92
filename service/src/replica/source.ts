/** Reading what somebody else produces, so that an AbortSignal ends the wait for it. */

export type Source<T> = AsyncIterable<T> | Iterable<T>

/** The items of `source`; throws the signal's reason as soon as it fires, and closes the source. */
export async function* readSource<T>(source: Source<T>, signal?: AbortSignal): AsyncGenerator<T, void, void> {
  if (signal === undefined) {
    yield* source
    return
  }
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  let finished = false
  try {
    for (;;) {
      signal.throwIfAborted()
      const next = await untilAborted(Promise.resolve(iterator.next()), signal)
      if (next.done === true) {
        finished = true
        return
      }
      yield next.value
    }
  } finally {
    // A source that hangs would never answer: it is told, not waited for.
    if (!finished) Promise.resolve(iterator.return?.()).catch(() => {})
  }
}

async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = (): void => {}
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
