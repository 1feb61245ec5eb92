/** The cores behind a key that a reader has: one, or the two of a drive. */

import type Corestore from 'corestore'
import type Hypercore from 'hypercore'
import type Hyperdrive from 'hyperdrive'
import { abortable } from '../../abort.js'
import { waitForLength } from '../fetch.js'
import { entriesOf } from './entries.js'
import { openDrive } from './open-drive.js'
import { describeCore, type Published } from './publish.js'
import { isDrive } from './read.js'

/**
 * Describes what was published under the key of `core`, whose head is known.
 * @param onContent told the key of a drive's content, so that peers which have only that one can be looked for
 */
export async function describeParts(
  store: Corestore,
  core: Hypercore,
  onContent: (key: Uint8Array) => void,
  signal?: AbortSignal
): Promise<Published> {
  const key = new Uint8Array(core.key)
  if (!(await isDrive(core, signal))) return { kind: 'file', key, cores: [describeCore(core, 'content')] }
  const drive = openDrive(store, key)
  try {
    await abortable(drive.ready(), signal)
    const blobs = await abortable(drive.getBlobs(), signal)
    const cores = [describeCore(drive.core, 'names')]
    if (blobs === null) return { kind: 'folder', key, cores }
    onContent(new Uint8Array(blobs.core.key))
    // A drive of links only has no content; its names say whether there is any.
    if (await hasContent(drive, signal)) {
      await waitForLength(blobs.core, 1, signal)
      cores.push(describeCore(blobs.core, 'content'))
    }
    return { kind: 'folder', key, cores }
  } finally {
    await drive.close()
  }
}

async function hasContent(drive: Hyperdrive, signal?: AbortSignal): Promise<boolean> {
  for await (const entry of entriesOf(drive, signal)) if (entry.value.blob !== null) return true
  return false
}
