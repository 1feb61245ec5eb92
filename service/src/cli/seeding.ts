/** Seeding: a feed's cores held open and announced, so that encoders and readers can fetch them. */

import type { FeedCore, HypercorePeer, Published } from '../hyper/index.js'
import type { Session } from './session.js'

/** Seeds all cores of what was published until the session ends. Resolves when they are announced. */
export async function seed(session: Session, peer: HypercorePeer, { cores }: Published): Promise<void> {
  for (const { key } of cores) {
    session.defer(await peer.openCore(key), (core) => core.close())
    await peer.announce(key)
  }
}

/** Whether this store has every chunk, so that nobody else need be online. */
export async function hasAll(peer: HypercorePeer, { cores }: Published): Promise<boolean> {
  for (const { key, length } of cores) {
    const core: FeedCore = await peer.openCore(key)
    try {
      if (!(await core.has({ start: 0, end: length }))) return false
    } finally {
      await core.close()
    }
  }
  return true
}

/** Fetches what is missing, from whoever announces it. */
export async function fetchAll(
  peer: HypercorePeer,
  { cores }: Published,
  onBytes: (bytes: number, total: number) => void,
  signal: AbortSignal
): Promise<void> {
  const total = cores.reduce((sum, core) => sum + core.byteLength, 0)
  let bytes = 0
  for (const { key, length } of cores) {
    const core = await peer.openCore(key)
    const stop = peer.find(key)
    try {
      await core.waitForLength(length, signal)
      const onChunk = (chunk: { bytes: number }): void => {
        bytes += chunk.bytes
        onBytes(bytes, total)
      }
      await core.download({ start: 0, end: length }, onChunk, signal)
    } finally {
      await stop()
      await core.close()
    }
  }
}
