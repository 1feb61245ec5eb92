/** That no other machine runs the account that was restored here: asked once, before the first start. */

import { answersUnderKey, type DhtAddress } from '../hyper/index.js'
import { backupError } from './errors.js'
import { ensureNotMoved, restoredIn, unmarkRestored } from './home.js'

export interface SoleOptions {
  readonly home: string
  /** Seed of the account's Noise key, 32 bytes. */
  readonly noiseSeed: Uint8Array
  readonly bootstrap?: readonly DhtAddress[]
  readonly host?: string
  /** Milliseconds for the other machine to answer; default 15 s. */
  readonly waitMs?: number
}

/**
 * To be called before the account's peer listens.
 * @throws BACKUP_MOVED, BACKUP_STILL_RUNNING
 */
export async function ensureSole(options: SoleOptions, signal?: AbortSignal): Promise<void> {
  const { home, noiseSeed, waitMs = 15_000, ...network } = options
  await ensureNotMoved(home)
  if ((await restoredIn(home)) === undefined) return
  if (await answersUnderKey(noiseSeed, network, waitMs, signal)) throw backupError('BACKUP_STILL_RUNNING')
  await unmarkRestored(home)
}
