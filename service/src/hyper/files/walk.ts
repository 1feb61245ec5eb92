/** What is published of a path: one file, or the files of a folder. */

import type { Stats } from 'node:fs'
import { access, constants, lstat, readdir, readlink, stat } from 'node:fs/promises'
import { isAbsolute, join, normalize, posix, relative, resolve, sep } from 'node:path'
import { hyperError } from '../errors.js'

export interface FolderFile {
  /** Path inside the folder, with `/`. */
  readonly name: string
  /** Where it is. */
  readonly path: string
  readonly bytes: number
  readonly executable: boolean
  /** Target, if it is a symbolic link; then it has no bytes of its own. */
  readonly link?: string
}

/** @throws HYPER_PATH_NOT_FOUND, HYPER_PATH_UNREADABLE */
export async function statPath(path: string): Promise<Stats> {
  try {
    const stats = await stat(path)
    await access(path, stats.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK)
    return stats
  } catch (cause) {
    throw pathError(path, cause)
  }
}

/**
 * The files of a folder, sorted by name: all of them, or those that `only` lists by their path inside the folder.
 * @throws HYPER_FOLDER_EMPTY, HYPER_PATH_NOT_FOUND, HYPER_PATH_UNREADABLE, HYPER_PATH_UNSUPPORTED, HYPER_PATH_OUTSIDE
 */
export async function walkFolder(
  folder: string,
  only?: readonly string[],
  signal?: AbortSignal
): Promise<FolderFile[]> {
  const names =
    only === undefined ? await listNames(folder, '', signal) : [...new Set(only.map((name) => inside(folder, name)))]
  const files: FolderFile[] = []
  for (const name of names.sort()) {
    signal?.throwIfAborted()
    files.push(await describe(folder, name))
  }
  if (files.length === 0) throw hyperError('HYPER_FOLDER_EMPTY', { path: folder })
  return files
}

async function listNames(folder: string, below: string, signal?: AbortSignal): Promise<string[]> {
  signal?.throwIfAborted()
  const path = join(folder, below)
  const entries = await readdir(path, { withFileTypes: true }).catch((cause) => {
    throw pathError(path, cause)
  })
  const names: string[] = []
  for (const entry of entries) {
    const name = posix.join(below, entry.name)
    if (entry.isDirectory()) names.push(...(await listNames(folder, name, signal)))
    else names.push(name)
  }
  return names
}

async function describe(folder: string, name: string): Promise<FolderFile> {
  const path = join(folder, name)
  try {
    const stats = await lstat(path)
    if (stats.isSymbolicLink()) return { name, path, bytes: 0, executable: false, link: await readlink(path) }
    if (!stats.isFile()) throw hyperError('HYPER_PATH_UNSUPPORTED', { path })
    await access(path, constants.R_OK)
    return { name, path, bytes: stats.size, executable: (stats.mode & 0o100) !== 0 }
  } catch (cause) {
    throw pathError(path, cause)
  }
}

/** A listed name, normalised; it may not lead out of the folder. */
function inside(folder: string, name: string): string {
  const path = relative(folder, resolve(folder, normalize(name)))
  if (path === '' || path.startsWith('..') || isAbsolute(path)) throw hyperError('HYPER_PATH_OUTSIDE', { path: name })
  return path.split(sep).join('/')
}

/** The error of this service for one of the file system. */
export function pathError(path: string, cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR') return hyperError('HYPER_PATH_NOT_FOUND', { path }, cause)
  if (code === 'EACCES' || code === 'EPERM') return hyperError('HYPER_PATH_UNREADABLE', { path }, cause)
  return cause
}
