/** The names in a folder of a drive, each once, without those in the folders below it. */

import type Hyperdrive from 'hyperdrive'
import type { DriveEntry } from 'hyperdrive'
import { abortable } from '../../abort.js'
import { driveInvalid } from './entries.js'

/** What Hyperdrive has before each name. */
const FILES = 'files\0'

/**
 * In the order of their bytes; of a folder whichever entry comes first below it. Hyperdrive's own way asks for what comes
 * after a name until it does, which in names that are in no order is for ever.
 * @param folder begins with `/`
 * @throws HYPER_DRIVE_INVALID
 */
export async function* namesIn(drive: Hyperdrive, folder: string, signal?: AbortSignal): AsyncGenerator<DriveEntry> {
  const above = `${FILES}${folder === '/' ? '' : folder}/`
  // What comes after all that begins with `above`, as what comes after a folder is after all that is in it.
  const lt = `${above.slice(0, -1)}0`
  let from: { readonly gt: string } | { readonly gte: string } = { gt: above }
  let least = above
  let before: string | undefined
  for (;;) {
    const found: DriveEntry | null = await abortable(drive.db.peek({ ...from, lt }), signal)
    if (found === null) return
    const [name = '', ...below] = found.key.slice(above.length).split('/')
    if (!found.key.startsWith(above) || compare(found.key, least) < ('gte' in from ? 0 : 1)) {
      throw driveInvalid(found.key, 'its names are in no order')
    }
    least = below.length > 0 ? `${above}${name}0` : found.key
    from = below.length > 0 ? { gte: least } : { gt: least }
    if (name !== before) yield { ...found, key: found.key.slice(FILES.length) }
    before = name
  }
}

function compare(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}
