/** Waiting for what only another peer has. */

import type Hypercore from 'hypercore'
import { abortable } from '../abort.js'
import { hyperError } from './errors.js'

/**
 * A chunk from the store, or from whichever peer has it.
 * @throws HYPER_CHUNK_TIMEOUT
 */
export async function fetchChunk(
  core: Hypercore,
  index: number,
  timeoutMs: number,
  signal?: AbortSignal
): Promise<Uint8Array> {
  signal?.throwIfAborted()
  // A session of its own: closing it takes the request back from the peers.
  const session = core.session()
  const stop = () => void session.close().catch(() => {})
  try {
    const chunk = await abortable(session.get(index, { timeout: timeoutMs }), signal, stop)
    if (chunk === null) throw hyperError('HYPER_CHUNK_MISSING', { index })
    return chunk
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'REQUEST_TIMEOUT') throw cause
    throw hyperError('HYPER_CHUNK_TIMEOUT', { index, seconds: timeoutMs / 1000 }, cause)
  } finally {
    await session.close()
  }
}

/** Waits until the core is at least so long, which takes a connected peer that is. Returns its length. */
export async function waitForLength(core: Hypercore, least: number, signal?: AbortSignal): Promise<number> {
  if (core.length >= least) return core.length
  const stopFinding = core.findingPeers()
  let onChange = (): void => {}
  const longEnough = new Promise<void>((resolve) => {
    onChange = () => {
      if (core.length >= least) resolve()
    }
    core.on('append', onChange)
    // Taking over a fork as a whole is a truncation, whatever its length.
    core.on('truncate', onChange)
  })
  try {
    core.update({ wait: true }).catch(() => {})
    await abortable(longEnough, signal)
    return core.length
  } finally {
    core.off('append', onChange)
    core.off('truncate', onChange)
    stopFinding()
  }
}
