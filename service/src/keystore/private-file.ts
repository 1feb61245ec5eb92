/** Files that are for their owner alone. Reading checks that they are; writing is all or nothing, also if the power fails. */

import { constants, type Stats } from 'node:fs'
import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { keystoreError } from './errors.js'

/** Bits of a mode that let others than the owner in. */
const OTHERS = 0o077
const OTHERS_WRITE = 0o022
const GROUP_READS = 0o040
/** Only who made a file may remove it there, as in /tmp. */
const STICKY = 0o1000
/** Far more than any secret or keystore needs. */
const MAX_BYTES = 16 * 1024

/**
 * The text of a file that only its owner can read, in a folder in which nobody else can replace it.
 * @throws KEYSTORE_MISSING, KEYSTORE_UNREADABLE, KEYSTORE_EXPOSED
 */
export async function readPrivate(path: string): Promise<string> {
  // Without blocking: a named pipe would wait for a writer.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((cause) => {
    throw unusable(path, cause)
  })
  try {
    // Of what was opened, whatever the path leads to by now.
    const stats = await file.stat()
    if (!stats.isFile()) throw keystoreError('KEYSTORE_UNREADABLE', { path, why: 'it is no ordinary file' })
    if ((stats.mode & OTHERS) !== 0 && !isCredential(path, stats)) throw exposed(path, stats)
    await checkFolder(dirname(path))
    const bytes = Buffer.alloc(MAX_BYTES + 1)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    if (bytesRead > MAX_BYTES)
      throw keystoreError('KEYSTORE_UNREADABLE', { path, why: `it is over ${MAX_BYTES} bytes` })
    return bytes.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/**
 * Writes a file of mode 0600, whole and synced, in a folder that is made with mode 0700 if it is missing.
 * @param replace whether a file that is there is replaced
 * @throws KEYSTORE_EXISTS, KEYSTORE_EXPOSED, KEYSTORE_UNREADABLE
 */
export async function writePrivate(path: string, text: string, replace = false): Promise<void> {
  const folder = dirname(path)
  const next = join(folder, `.${basename(path)}.${process.pid}.next`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await checkFolder(folder)
    await rm(next, { force: true })
    await writeSynced(next, text)
    // A link, unlike a rename, leaves alone what is there.
    await (replace ? rename(next, path) : link(next, path))
    await syncFolder(folder)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') throw keystoreError('KEYSTORE_EXISTS', { path }, cause)
    throw unusable(path, cause)
  } finally {
    await rm(next, { force: true }).catch(() => {})
  }
}

/** Whether anything is there. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false
  )
}

/** @throws KEYSTORE_EXISTS */
export async function ensureAbsent(path: string): Promise<void> {
  if (await exists(path)) throw keystoreError('KEYSTORE_EXISTS', { path })
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Whether systemd hands the file to this service alone: it may let the service in by an entry of an access list, which
 * shows as a right of the group.
 */
function isCredential(path: string, { mode }: Stats): boolean {
  const folder = process.env.CREDENTIALS_DIRECTORY
  return folder !== undefined && folder !== '' && dirname(path) === folder && (mode & OTHERS & ~GROUP_READS) === 0
}

/** Others may list the folder, but not put a file of theirs in the place of one of ours. */
async function checkFolder(folder: string): Promise<void> {
  const stats = await stat(folder)
  if ((stats.mode & OTHERS_WRITE) !== 0 && (stats.mode & STICKY) === 0) throw exposed(folder, stats)
}

function exposed(path: string, { mode }: Stats): Error {
  return keystoreError('KEYSTORE_EXPOSED', { path, mode: (mode & 0o7777).toString(8).padStart(4, '0') })
}

function unusable(path: string, cause: unknown): Error {
  const { code, message } = cause as NodeJS.ErrnoException
  if (code === 'ENOENT') return keystoreError('KEYSTORE_MISSING', { path }, cause)
  if (code?.startsWith('KEYSTORE_')) return cause as Error
  return keystoreError('KEYSTORE_UNREADABLE', { path, why: code ?? message }, cause)
}
