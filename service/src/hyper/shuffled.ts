/** An order by chance that nobody foresees. */

import { randomInt } from 'node:crypto'

/** The same items in another order; the array itself is changed. */
export function shuffled<T>(items: T[]): T[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    const [a, b] = [items[last] as T, items[other] as T]
    items[last] = b
    items[other] = a
  }
  return items
}
