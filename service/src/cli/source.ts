/** What `publish` and `host` are given: a path that exists, or else a key. */

import { existsSync, readFileSync } from 'node:fs'
import type { Source } from '../api/index.js'
import { errorTable } from '../errors.js'
import { HYPER_ERRORS, parseFeedKey } from '../hyper/index.js'

const hyperError = errorTable(HYPER_ERRORS)

/** @throws HYPER_PATH_NOT_FOUND if it is neither */
export function sourceOf(text: string, filesFrom?: string): Source {
  if (existsSync(text))
    return { type: 'path', path: text, ...(filesFrom !== undefined && { files: listed(filesFrom) }) }
  try {
    return { type: 'key', key: parseFeedKey(text) }
  } catch {
    throw hyperError('HYPER_PATH_NOT_FOUND', { path: text })
  }
}

/** The paths that a file lists. @throws HYPER_PATH_NOT_FOUND */
function listed(file: string): string[] {
  if (!existsSync(file)) throw hyperError('HYPER_PATH_NOT_FOUND', { path: file })
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((name) => name !== '')
}
