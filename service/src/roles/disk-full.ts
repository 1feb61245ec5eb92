/** A full disk, whoever meets it first: a file of a role, or the database below the corestore. */

import { isDatdotError } from '../errors.js'
import { rolesError } from './errors.js'

const CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT'])
const WORDS = /No space left on device|Disk quota exceeded/i

/** The error that says what to do, if it was for want of room that something failed. */
export function diskFull(error: unknown): Error | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (isDatdotError(at, 'ROLES_DISK_FULL')) return at
    if (CODES.has((at as NodeJS.ErrnoException).code) || WORDS.test(at.message)) {
      return rolesError('ROLES_DISK_FULL', { why: at.message }, error)
    }
  }
  return undefined
}
