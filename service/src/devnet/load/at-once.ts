/** Many alike, some at a time. */

/** Resolves when `task` was done for every item, `most` of them at the same time; the first failure ends it. */
export async function someAtOnce<Item>(
  items: readonly Item[],
  most: number,
  task: (item: Item, index: number) => Promise<void>
): Promise<void> {
  const rest = items.entries()
  let failed = false
  const work = async (): Promise<void> => {
    for (const [index, item] of rest) {
      if (failed) return
      try {
        await task(item, index)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work))
}
