/** Parts of what is shown. Everything is as JSON has it: money, bytes and ids are decimal strings, times are Unix milliseconds. */

import { z } from 'zod'

/** A whole number that may be larger than a double holds: planck, bytes, an id. */
export const decimal = z.string().regex(/^\d{1,39}$/, 'a whole number, written in decimal digits')

export const role = z.enum(['encoder', 'attestor', 'hoster'])

/** How long something still has: ticks of the market's clock, and how many seconds these take at least. */
export const due = z.strictObject({ blocks: z.int(), seconds: z.int() })

/** Where a provider stands. */
export const standing = z.strictObject({
  type: z.enum(['registered', 'drawable', 'paused', 'leaving', 'suspended']),
  /** Until when, if it ends by itself. */
  left: due.nullable()
})

export type Decimal = z.infer<typeof decimal>
export type RoleName = z.infer<typeof role>
export type Due = z.infer<typeof due>
export type Standing = z.infer<typeof standing>
