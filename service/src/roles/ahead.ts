/** Reading ahead: the disk works while what it gave before is being used. */

/** Calls `get` for the numbers `[start, end)`, some ahead of the one that is being used; yields in order. */
export async function* readAhead<T>(
  { start, end }: { readonly start: number; readonly end: number },
  ahead: number,
  get: (index: number) => Promise<T>
): AsyncGenerator<T, void, void> {
  const underWay: Promise<T>[] = []
  let asked = start
  try {
    for (let index = start; index < end; index++) {
      for (; asked < Math.min(index + ahead, end); asked++) {
        const got = get(asked)
        // Whoever takes it sees the failure.
        got.catch(() => {})
        underWay.push(got)
      }
      yield await (underWay.shift() as Promise<T>)
    }
  } finally {
    await Promise.allSettled(underWay)
  }
}
