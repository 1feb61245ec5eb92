/** Every way in which a view fails by itself. */

import { errorTable } from '../errors.js'

export const VIEWS_ERRORS = {
  VIEWS_PLAN_UNKNOWN: {
    message: 'there is no plan {id}',
    remedy: 'Check the number; a plan is removed some time after its end.'
  },
  VIEWS_NOT_FOUND: {
    message: 'the chain has nothing with the id or key {id}',
    remedy: 'Check it; what is over is removed, and a hypercore is known only once it was published.'
  },
  VIEWS_QUERY_INVALID: {
    message: '{text} is neither an id nor a key',
    remedy: 'Give a number, or the key of a hypercore: 52 letters and digits, or 64 hexadecimal digits.'
  }
} as const

export const viewsError = errorTable(VIEWS_ERRORS)
export type ViewsErrorCode = keyof typeof VIEWS_ERRORS
