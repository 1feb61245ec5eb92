/** What the devnet publishes: a path, or the tracked files of this repository as they are when it starts. */

import { execFileSync } from 'node:child_process'
import { constants, cpSync, lstatSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspectPath } from '../hyper/index.js'
import { filesBelow } from './compare.js'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))

export interface Content {
  readonly path: string
  /** What it is, for people. */
  readonly title: string
  /** The files of a folder, by their paths inside it; undefined for a file. */
  readonly names: readonly string[] | undefined
  /** A file that lists `names`, if not all files of the folder are meant. */
  readonly list: string | undefined
}

/**
 * @param folder where a copy of the repository's files and their list are written, if they are needed
 * @throws HYPER_PATH_*, HYPER_FILE_EMPTY, HYPER_FOLDER_EMPTY: before anything is started for a path that cannot be published
 */
export async function contentOf(path: string | undefined, folder: string): Promise<Content> {
  if (path === undefined) return tracked(folder)
  const whole = resolve(path)
  const { kind } = await inspectPath(path)
  if (kind === 'file') return { path: whole, title: whole, names: undefined, list: undefined }
  return { path: whole, title: whole, names: await filesBelow(whole), list: undefined }
}

/**
 * Git lists what belongs to the repository, which people edit while the devnet runs: a copy is published, and compared
 * with what is read back. Without git, or outside of a clone, the sources of the service are taken.
 */
function tracked(folder: string): Promise<Content> | Content {
  let output: string
  try {
    output = execFileSync('git', ['-C', REPOSITORY, 'ls-files', '-z'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore']
    })
  } catch {
    return contentOf(join(REPOSITORY, 'service', 'src'), folder)
  }
  const names = output.split('\0').filter((name) => name !== '' && isThere(join(REPOSITORY, name)))
  const path = join(folder, 'published')
  for (const name of names) {
    cpSync(join(REPOSITORY, name), join(path, name), { verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE })
  }
  const list = join(folder, 'files')
  writeFileSync(list, names.join('\n'))
  return { path, title: `the files of ${REPOSITORY}`, names, list }
}

/** A tracked file may have been removed or become something else. */
function isThere(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  return stats !== undefined && (stats.isFile() || stats.isSymbolicLink())
}
