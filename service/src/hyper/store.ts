/**
 * A corestore that asks for held chunks where Hypercore reads a chunk, and never writes one down that is held. Everything
 * else, Merkle nodes above all, is in the corestore's own database.
 */

import { chmodSync, mkdirSync } from 'node:fs'
import Corestore from 'corestore'
import Hypercore, { type CoreStorage, type CorestoreStorage } from 'hypercore'
import { HeldChunks } from './held-chunks.js'

/** By the storage of each open core. */
const heldByStorage = new WeakMap<CoreStorage, HeldChunks>()

/** Keys with which to append to its cores are in it, so nobody but the owner of the folder gets into that. */
export function openStore(folder: string): Corestore {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
  } catch {
    // The database says better what is wrong with a folder that it cannot use; others' rights are theirs to set.
  }
  return new Corestore(hookedStorage(folder))
}

/** What is held of an open core's feed. Its store is one of `openStore`. */
export function heldChunks(core: Hypercore): HeldChunks {
  const held = heldByStorage.get(core.core.storage)
  if (held === undefined) throw new TypeError('the core is not of a store that holds chunks')
  return held
}

function hookedStorage(folder: string): CorestoreStorage {
  const storage = Hypercore.defaultStorage(folder)
  const feeds = new Map<string, HeldChunks>()
  const heldOf = (discoveryKey: Uint8Array): HeldChunks => {
    const id = Buffer.from(discoveryKey).toString('hex')
    const held = feeds.get(id) ?? new HeldChunks()
    feeds.set(id, held)
    return held
  }
  const { createCore, resumeCore } = storage
  storage.createCore = async (options) => hook(await createCore.call(storage, options), heldOf(options.discoveryKey))
  storage.resumeCore = async (discoveryKey) => {
    const core = await resumeCore.call(storage, discoveryKey)
    return core && hook(core, heldOf(discoveryKey))
  }
  return storage
}

/** Snapshots and atomic sessions of a core read the same chunks. */
function hook(storage: CoreStorage, held: HeldChunks): CoreStorage {
  const { read, write, snapshot, atomize } = storage
  storage.read = (fork) => {
    const reader = read.call(storage, fork)
    const { getBlock } = reader
    reader.getBlock = (index) => (held.has(index) ? readHeld(index) : getBlock.call(reader, index))
    const readHeld = async (index: number): Promise<Uint8Array | null> =>
      (await held.read(index, reader)) ?? readStored(index)
    return reader
  }
  /** By a batch of its own: the first one is sent off by then. */
  const readStored = (index: number): Promise<Uint8Array | null> => {
    const reader = read.call(storage)
    const block = reader.getBlock(index)
    reader.tryFlush()
    return block
  }
  storage.write = () => {
    const writer = write.call(storage)
    const { putBlock } = writer
    writer.putBlock = (index, chunk) => {
      if (!held.has(index)) putBlock.call(writer, index, chunk)
    }
    return writer
  }
  storage.snapshot = () => hook(snapshot.call(storage), held)
  storage.atomize = (atom) => hook(atomize.call(storage, atom), held)
  heldByStorage.set(storage, held)
  return storage
}
