/**
 * Peers of roles' tests: real hypercores in temporary folders, replicating over streams in memory, each connected with
 * every other one; and sessions over a `MemoryNetwork`.
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { afterEach } from '@jest/globals'
import type Corestore from 'corestore'
import { FeedCore } from '../../src/hyper/feed-core.js'
import { keyPairFromSeed } from '../../src/hyper/index.js'
import { openStore } from '../../src/hyper/store.js'
import type { RolePeer } from '../../src/roles/context.js'
import { MemoryNetwork, type MemoryPeer } from '../hyper/memory-network.js'

const teardowns: (() => Promise<unknown>)[] = []

afterEach(async () => {
  while (teardowns.length > 0) await teardowns.pop()?.()
})

export function atTheEnd(teardown: () => Promise<unknown>): void {
  teardowns.push(teardown)
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'datdot-roles-'))
  atTheEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

export interface TestPeer extends RolePeer {
  readonly network: MemoryPeer
  readonly announced: Set<string>
  createCore(name: string): Promise<FeedCore>
  close(): Promise<void>
}

export class MemorySwarm {
  readonly net = new MemoryNetwork()
  readonly #stores = new Map<Corestore, Set<Duplex>>()

  async peer(seed: Uint8Array, folder: string): Promise<TestPeer> {
    const store = openStore(folder)
    await store.ready()
    const leave = this.join(store)
    const network = this.net.peer(keyPairFromSeed(seed).publicKey)
    const announced = new Set<string>()
    let closing: Promise<void> | undefined
    const close = async (): Promise<void> => {
      leave()
      await store.close()
    }
    const open = async (options: { key: Buffer } | { name: string }) => {
      const core = store.get(options)
      await core.ready()
      return new FeedCore(core)
    }
    const peer: TestPeer = {
      network,
      announced,
      listen: async () => {},
      sync: () => store.storage.db.flush(),
      openCore: (key) => open({ key: Buffer.from(key) }),
      createCore: (name) => open({ name }),
      announce: async (key) => void announced.add(Buffer.from(key).toString('hex')),
      unannounce: async (key) => void announced.delete(Buffer.from(key).toString('hex')),
      find: () => async () => {},
      joinPeer: () => () => {},
      close: () => {
        closing ??= close()
        return closing
      }
    }
    atTheEnd(() => peer.close())
    return peer
  }

  /** Connects a store with all the others. Returns what ends that. */
  join(store: Corestore): () => void {
    const others = [...this.#stores.keys()]
    this.#stores.set(store, new Set())
    for (const other of others) this.#connect(store, other)
    return () => {
      for (const stream of this.#stores.get(store) ?? []) stream.destroy()
      this.#stores.delete(store)
    }
  }

  #connect(store: Corestore, other: Corestore): void {
    const mine = replicate(store, true)
    const theirs = replicate(other, false)
    for (const stream of [mine, theirs]) stream.on('error', () => {})
    mine.pipe(theirs).pipe(mine)
    this.#stores.get(store)?.add(mine)
    this.#stores.get(other)?.add(theirs)
  }
}

function replicate(store: Corestore, initiator: boolean): Duplex {
  return (store as unknown as { replicate(initiator: boolean): Duplex }).replicate(initiator)
}
