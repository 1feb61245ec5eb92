/**
 * Fetching as a plain Hypercore program does that wants all of something: the chunks in an order by chance, as many at
 * once as a line carries. Reading and measuring fetch by these requests and no others, so that whoever serves them cannot
 * tell one from the other by how it asks.
 */

import type Hypercore from 'hypercore'
import { abortable } from '../abort.js'

/** Told of each chunk that arrives: its index, its bytes, and the Noise key of the peer that sent it. */
export type OnChunk = (index: number, bytes: number, peer: Uint8Array) => void

/** What is fetched: all chunks up to a length, or these, in their order. */
export type Wanted = { readonly length: number } | { readonly chunks: readonly number[] }

/** Resolves when the store has all of it. */
export async function fetchAll(core: Hypercore, wanted: Wanted, onChunk: OnChunk, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted()
  const onDownload = (index: number, bytes: number, peer: { remotePublicKey: Uint8Array }): void =>
    onChunk(index, bytes, peer.remotePublicKey)
  const session = core.session()
  core.on('download', onDownload)
  const range = 'length' in wanted ? { start: 0, end: wanted.length } : { blocks: [...wanted.chunks] }
  const download = session.download(range)
  try {
    await abortable(download.done(), signal, () => download.destroy())
  } finally {
    core.off('download', onDownload)
    await session.close()
  }
}
