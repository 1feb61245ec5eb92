/** HOME: whether somebody uses it, and the marks that say whether an account still is, or just came, there. */

import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { storeTrouble } from '../hyper/index.js'
import { exists, writePrivate } from '../keystore/index.js'
import { backupError } from './errors.js'

/** Where the stores are that one process at a time opens. */
const STORES = ['provider/store', 'store'] as const
const SOCKET = 'daemon.sock'
/** The account has left. */
const MOVED = 'moved.json'
/** The account has come, and has not been started here yet. */
const RESTORED = 'restored.json'
const RESTORING = '.restoring'

const mark = z.object({ made: z.string(), address: z.string() })
export type Mark = z.infer<typeof mark>

/** @throws BACKUP_HOME_IN_USE */
export async function ensureUnused(home: string): Promise<void> {
  if (await answers(join(home, SOCKET))) throw backupError('BACKUP_HOME_IN_USE', { home, why: 'its daemon answers' })
  for (const store of STORES) {
    if (!(await exists(join(home, store)))) continue
    const why = await storeTrouble(join(home, store))
    if (why !== undefined) throw backupError('BACKUP_HOME_IN_USE', { home, why })
  }
}

/** Has HOME refuse to start: the account is elsewhere from now on. */
export async function markMoved(home: string, moved: Mark): Promise<void> {
  await writePrivate(join(home, MOVED), `${JSON.stringify(moved)}\n`, true)
}

/** @throws BACKUP_MOVED */
export async function ensureNotMoved(home: string): Promise<void> {
  const moved = await readMark(join(home, MOVED))
  if (moved !== undefined) throw backupError('BACKUP_MOVED', { home, made: moved.made, mark: join(home, MOVED) })
}

export async function markRestored(folder: string, restored: Mark): Promise<void> {
  await writePrivate(join(folder, RESTORED), `${JSON.stringify(restored)}\n`, true)
}

/** What was restored here and not started yet. */
export function restoredIn(home: string): Promise<Mark | undefined> {
  return readMark(join(home, RESTORED))
}

export async function unmarkRestored(home: string): Promise<void> {
  await rm(join(home, RESTORED), { force: true })
}

/**
 * Fills HOME, which must have none of an account's files: all of them or, whatever happens meanwhile, none.
 * @param fill writes the files below the folder that it is given
 * @throws BACKUP_HOME_NOT_EMPTY
 */
export async function fillHome(home: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 })
  const folder = join(home, RESTORING)
  await rm(folder, { recursive: true, force: true })
  const there = await readdir(home)
  // A configuration that was there before, as that of a package, is no account.
  const names = there.filter((name) => !/^config\.(yaml|json)$/.test(name))
  if (names.length > 0) throw backupError('BACKUP_HOME_NOT_EMPTY', { home, names: names.slice(0, 5).join(', ') })
  try {
    await mkdir(folder, { mode: 0o700 })
    await fill(folder)
    // The keystore comes last: without it there is no account.
    const order = (name: string) => (name === 'keystore.json' ? 1 : 0)
    const names = (await readdir(folder)).sort((a, b) => order(a) - order(b))
    for (const name of names) if (!there.includes(name)) await rename(join(folder, name), join(home, name))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readMark(path: string): Promise<Mark | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const checked = mark.safeParse(JSON.parse(text))
  return checked.success ? checked.data : { made: 'an unknown time', address: '' }
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket)
    const end = (answered: boolean): void => {
      connection.destroy()
      resolve(answered)
    }
    connection.once('connect', () => end(true))
    connection.once('error', () => end(false))
  })
}
