/** Looks for plain chunks on disks, and reads them as anybody does. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Corestore from 'corestore'
import type { Cast } from './cast.js'
import { atTheEnd, temporaryFolder } from './memory-peers.js'

/** Bytes of a chunk that are looked for, at its start, in its middle and at its end. */
export const PIECE = 48

function piecesOf(chunk: Uint8Array): Buffer[] {
  const starts = [0, Math.floor((chunk.length - PIECE) / 2), chunk.length - PIECE]
  return starts.map((start) => Buffer.from(chunk.subarray(start, start + PIECE)))
}

/** In which files below a folder there is a piece of a chunk. */
export async function filesWith(folder: string, chunks: readonly Uint8Array[]): Promise<string[]> {
  const pieces = chunks.flatMap(piecesOf)
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    // What was removed meanwhile has none.
    const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0))
    const times = pieces.filter((piece) => bytes.includes(piece)).length
    if (times > 0) found.push(`${entry.name}: ${times}`)
  }
  return found
}

/** A corestore as anybody has it, connected with whoever is there. */
export async function plainReader(cast: Cast): Promise<Corestore> {
  const store = new Corestore(await temporaryFolder())
  await store.ready()
  cast.swarm.join(store)
  atTheEnd(() => store.close())
  return store
}
