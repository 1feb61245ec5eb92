/** The sponsor's store of hypercores. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDatdotError } from '../errors.js'
import type { HypercorePeer } from '../hyper/index.js'
import type { Session } from './session.js'

/** The store of `publish`, or an empty one if that is running: then it is the one that seeds. */
export async function openStore(session: Session): Promise<HypercorePeer> {
  try {
    return await session.openPeer('store')
  } catch (error) {
    if (!isDatdotError(error, 'HYPER_STORE_UNUSABLE')) throw error
    session.log.info({ err: error }, 'another process uses the store')
    const folder = await mkdtemp(join(tmpdir(), 'datdot-host-'))
    session.defer(folder, () => rm(folder, { recursive: true, force: true }))
    return session.openPeerIn(folder)
  }
}
