/** A local DHT with peers on it, in temporary folders, torn down after each test. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import {
  type ChunkSource,
  type FeedCore,
  HypercorePeer,
  type LocalDht,
  type PeerOptions,
  randomBytes,
  startLocalDht
} from '../../src/hyper/index.js'

const teardowns: (() => Promise<unknown>)[] = []

afterEach(async () => {
  while (teardowns.length > 0) await teardowns.pop()?.()
})

/** Has it closed after the test, before all that was there when it was opened: what uses a peer ends before the peer. */
export function closeAfter(close: () => Promise<unknown>): void {
  teardowns.push(close)
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'datdot-test-'))
  teardowns.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

export async function localDht(): Promise<LocalDht> {
  const dht = await startLocalDht()
  teardowns.push(() => dht.close())
  return dht
}

export async function openPeer(dht: LocalDht, options: Partial<PeerOptions> = {}): Promise<HypercorePeer> {
  const folder = options.folder ?? (await temporaryFolder())
  const peer = await HypercorePeer.open({
    seed: randomBytes(32),
    bootstrap: dht.bootstrap,
    host: '127.0.0.1',
    announcePause: 1,
    ...options,
    folder
  })
  teardowns.push(() => peer.close())
  return peer
}

export const chunkOf = (i: number, size = 32): Uint8Array => {
  const chunk = new Uint8Array(size)
  new DataView(chunk.buffer).setUint32(0, i)
  return chunk
}

/** A core of `length` chunks of the peer's own. */
export async function filledCore(peer: HypercorePeer, length: number, size = 32, name = 'feed'): Promise<FeedCore> {
  const core = await peer.createCore(name)
  await core.append(Array.from({ length }, (_, i) => chunkOf(i, size)))
  return core
}

/** Somebody who holds the chunks from 0 on. */
export const sourceOf = (chunks: readonly Uint8Array[]): ChunkSource => ({
  read: async (index) => {
    const chunk = chunks[index]
    if (chunk === undefined) throw new RangeError(`no chunk ${index}`)
    return chunk
  },
  onFailure: () => {}
})
