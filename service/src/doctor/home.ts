/** HOME: whether it can be written, whether others get at it, who uses it, and the keystore in it. */

import { access, constants, stat } from 'node:fs/promises'
import { ensureNotMoved, ensureUnused } from '../backup/index.js'
import { isDatdotError } from '../errors.js'
import { exists, keystoreAddress } from '../keystore/index.js'
import { broken, type Finding, good, poor } from './finding.js'

export interface HomeFacts {
  readonly home: string
  readonly keystore: string
  /** Whether the secret comes from elsewhere. */
  readonly otherSecret: boolean
  /** Whether HOME's own daemon runs. */
  readonly daemonRuns: boolean
}

export async function lookAtHome(facts: HomeFacts): Promise<Finding[]> {
  const { home } = facts
  if (!(await exists(home))) {
    return [
      broken('home', `there is no folder ${home}`, 'Make an account with `datdot init`, or name the right --home.')
    ]
  }
  return [await folder(home), await use(facts), await keystore(facts)]
}

async function folder(home: string): Promise<Finding> {
  const stats = await stat(home)
  if (!stats.isDirectory()) return broken('home', `${home} is no folder`, 'Name a folder with --home.')
  const usable = await access(home, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false
  )
  if (!usable) {
    return broken('home', `${home} cannot be written`, `Give it to the user that runs datdot: chown -R USER ${home}`)
  }
  if ((stats.mode & 0o022) !== 0) {
    return broken('home', `others may write in ${home}`, `They could replace the keystore: chmod 700 ${home}`)
  }
  if ((stats.mode & 0o055) !== 0) {
    return poor('home', `others may list ${home}`, `Nobody else needs to: chmod 700 ${home}`)
  }
  return good('home', `${home} is this user’s alone`)
}

async function use({ home, daemonRuns }: HomeFacts): Promise<Finding> {
  try {
    await ensureNotMoved(home)
    if (daemonRuns) return good('process', 'its daemon runs')
    await ensureUnused(home)
    return good('process', 'no process uses it')
  } catch (error) {
    if (!isDatdotError(error)) throw error
    if (error.code === 'BACKUP_MOVED') return broken('process', error.message, error.remedy)
    return poor(
      'process',
      error.message,
      'That is right if `datdot provide` or `publish` runs; else stop it: one process at a time.'
    )
  }
}

async function keystore({ keystore: path, otherSecret }: HomeFacts): Promise<Finding> {
  if (otherSecret) return good('keystore', 'the secret comes from the environment or from --secret-file')
  try {
    return good('keystore', `${path} has the secret of ${await keystoreAddress(path)}`)
  } catch (error) {
    if (!isDatdotError(error)) throw error
    return broken('keystore', error.message, error.remedy)
  }
}
