/** That nothing of a folder is published in which there are keys. */

import { realpath } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { hyperError } from '../errors.js'

/**
 * @param files of the path, if it is a folder, those that are meant; default all
 * @param apart the folder that is left alone; it need not be there
 * @throws HYPER_PATH_PRIVATE
 */
export async function ensureApart(path: string, files: readonly string[] | undefined, apart: string): Promise<void> {
  const kept = await real(apart)
  const refuse = (): Error => hyperError('HYPER_PATH_PRIVATE', { path, apart })
  const from = await real(path)
  if (isIn(from, kept) || (files === undefined && isIn(kept, from))) throw refuse()
  // A link is published as a link, but a folder that is one is gone into.
  const folders = new Set((files ?? []).map((file) => dirname(join(path, file))))
  for (const folder of folders) if (isIn(await real(folder), kept)) throw refuse()
}

/** As it is without links, if it is there. */
function real(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path))
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
