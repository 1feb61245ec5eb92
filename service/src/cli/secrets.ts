/** The account's secret: from the environment, or from a file that nobody else may read. It is never printed or logged. */

import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { cliError } from './errors.js'
import type { Settings } from './settings.js'

/** Bits of the mode that let others than the owner in. */
const OTHERS = 0o077

/** @throws CLI_SECRET_MISSING, CLI_SECRET_EXPOSED */
export async function readSecret({ secret, secretFile: path }: Settings): Promise<string> {
  if (secret !== undefined) return secret
  const stats = await stat(path).catch((cause) => {
    throw cliError('CLI_SECRET_MISSING', { path }, cause)
  })
  if ((stats.mode & OTHERS) !== 0) throw cliError('CLI_SECRET_EXPOSED', { path })
  return (await readFile(path, 'utf8')).trim()
}

/**
 * Makes a new secret, a seed of 32 random bytes, in a file of mode 0600.
 * @throws CLI_SECRET_EXISTS
 */
export async function createSecret({ secretFile: path }: Settings): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const secret = `0x${randomBytes(32).toString('hex')}`
  const file = await open(path, 'wx', 0o600).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EEXIST') throw cliError('CLI_SECRET_EXISTS', { path }, cause)
    throw cause
  })
  try {
    await file.writeFile(`${secret}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  return secret
}
