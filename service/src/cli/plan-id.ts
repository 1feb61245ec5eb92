/** The number of a plan, as people write it. */

import { cliError } from './errors.js'

/** @throws CLI_VALUE_INVALID */
export function parsePlan(text: string): bigint {
  if (!/^\d{1,19}$/.test(text))
    throw cliError('CLI_VALUE_INVALID', { name: '', text, what: 'the number of a plan', example: '12' })
  return BigInt(text)
}
