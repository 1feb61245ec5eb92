/** Makes and restores backups of an account's HOME. */

import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import type { ScryptCost } from '../keystore/index.js'
import { type BackupParts, filesOf, packFiles, unpackFiles } from './content.js'
import { backupError } from './errors.js'
import { ensureNotMoved, ensureUnused, fillHome, markMoved, markRestored } from './home.js'
import { type BackupHeader, Bytes, readHeader, sealStream } from './sealed-stream.js'

export interface BackupOptions extends BackupParts {
  readonly home: string
  /** The new file. */
  readonly path: string
  readonly passphrase: string
  /** Of the account, SS58: it stays readable. */
  readonly address: string
  /** Whether HOME refuses to start from now on. */
  readonly move: boolean
  readonly cost?: ScryptCost
}

export interface BackupMade {
  readonly files: number
  readonly bytes: number
}

/**
 * Writes a new file of mode 0600. HOME must be at rest.
 * @throws BACKUP_HOME_IN_USE, BACKUP_NOTHING, BACKUP_EXISTS, KEYSTORE_PASSPHRASE_UNFIT
 */
export async function makeBackup(options: BackupOptions): Promise<BackupMade> {
  const { home, path, passphrase, address, move, cost } = options
  await ensureUnused(home)
  await ensureNotMoved(home)
  const files = await filesOf(home, options)
  if (files.length === 0) throw backupError('BACKUP_NOTHING', { home })
  const made = new Date().toISOString()
  const bytes = await writeNew(
    path,
    sealStream(packFiles(home, files), { address, made, moved: move }, passphrase, cost)
  )
  // Only when the backup is on the disk: an account must not be lost between the two.
  if (move) await markMoved(home, { made, address })
  return { files: files.length, bytes }
}

/** What a backup says of itself, which is proven only when it is opened. @throws BACKUP_INVALID */
export async function aboutBackup(path: string): Promise<BackupHeader> {
  const file = createReadStream(path)
  try {
    return (await readHeader(file, path)).about
  } finally {
    file.destroy()
  }
}

export interface RestoreOptions {
  readonly home: string
  readonly path: string
  readonly passphrase: string
  /** That the machine of a backup which is a mere copy never starts again. */
  readonly oldIsGone: boolean
}

/**
 * @returns what was restored
 * @throws BACKUP_INVALID, BACKUP_PASSPHRASE_WRONG, BACKUP_HOME_NOT_EMPTY, BACKUP_OLD_MACHINE
 */
export async function restoreBackup({
  home,
  path,
  passphrase,
  oldIsGone
}: RestoreOptions): Promise<BackupHeader & { files: number }> {
  const file = createReadStream(path)
  try {
    const { about, open } = await readHeader(file, path)
    if (!about.moved && !oldIsGone) throw backupError('BACKUP_OLD_MACHINE', { made: about.made })
    let files = 0
    await fillHome(home, async (folder) => {
      files = await unpackFiles(new Bytes(open(passphrase)), folder, path)
      await markRestored(folder, { made: about.made, address: about.address })
    })
    return { ...about, files }
  } finally {
    file.destroy()
  }
}

/** @returns how many bytes */
async function writeNew(path: string, content: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(path, 'wx', 0o600).catch((cause) => {
    if (cause.code === 'EEXIST') throw backupError('BACKUP_EXISTS', { path }, cause)
    throw cause
  })
  let bytes = 0
  let whole = false
  try {
    for await (const part of content) {
      await file.writeFile(part)
      bytes += part.length
    }
    await file.sync()
    whole = true
    return bytes
  } finally {
    await file.close()
    if (!whole) await rm(path, { force: true })
  }
}
