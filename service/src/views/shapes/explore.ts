/** Any object of the chain. */

import { z } from 'zod'
import { decimal } from './common.js'

export const explored = z.strictObject({
  id: decimal,
  kind: z.enum(['user', 'feed', 'plan', 'contract', 'amendment', 'storageChallenge', 'performanceChallenge']),
  block: z.int(),
  /** Every field as the chain has it; of lists at most the first entries. */
  fields: z.array(
    z.strictObject({
      /** Path of the field, such as `slots › 0 › hoster`. */
      name: z.string(),
      value: z.string(),
      /** Id of the object that it names, if it names one. */
      link: decimal.nullable()
    })
  ),
  /** Fields that were left out because there are too many. */
  more: z.int()
})

export type Explored = z.infer<typeof explored>
