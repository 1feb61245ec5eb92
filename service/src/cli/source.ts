/** What commands are given to publish, host or read: a path that exists, or a key. */

import { existsSync, readFileSync } from 'node:fs'
import type { Source } from '../api/index.js'
import { errorTable } from '../errors.js'
import { HYPER_ERRORS, parseFeedKey } from '../hyper/index.js'
import { cliError } from './errors.js'

const hyperError = errorTable(HYPER_ERRORS)

/** @throws CLI_SOURCE_UNKNOWN if it is neither */
export function sourceOf(text: string, filesFrom?: string): Source {
  if (existsSync(text))
    return { type: 'path', path: text, ...(filesFrom !== undefined && { files: listed(filesFrom) }) }
  try {
    return { type: 'key', key: parseFeedKey(text) }
  } catch {
    throw cliError('CLI_SOURCE_UNKNOWN', { text: text.slice(0, 200) })
  }
}

/**
 * The key of something that is published already.
 * @throws CLI_KEY_IS_PATH, HYPER_KEY_UNREADABLE
 */
export function keyOf(text: string): Uint8Array {
  try {
    return parseFeedKey(text)
  } catch (error) {
    throw existsSync(text) ? cliError('CLI_KEY_IS_PATH', { path: text.slice(0, 200) }) : error
  }
}

/** The paths that a file lists. @throws HYPER_PATH_NOT_FOUND */
function listed(file: string): string[] {
  if (!existsSync(file)) throw hyperError('HYPER_PATH_NOT_FOUND', { path: file })
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((name) => name !== '')
}
