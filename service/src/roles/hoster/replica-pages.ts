/** The files of one stored replica, as proofs are made of them and chunks are read from them. */

import { type FileHandle, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { equalBytes } from '../../hyper/index.js'
import { leafCount, PAGE_BYTES, type ProvableReplica, pageCount, pageHash, rootOfPages } from '../../replica/index.js'
import { rolesError } from '../errors.js'
import { ChunkPlaces } from './chunk-places.js'
import type { StoredReplica } from './stored-replica.js'

const HASH_BYTES = 32
/** What a machine answers that is short of something. */
const PASSING: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EBUSY'])

/** @throws ROLES_REPLICA_DAMAGED */
export async function openPages(folder: string, replica: StoredReplica): Promise<ReplicaPages> {
  const bytes = await readWhole(folder, 'hashes', replica)
  const pages = pageCount(Number(replica.outcome.sealedBytes))
  if (bytes.length !== pages * HASH_BYTES) throw damaged(replica, 'its hashes are cut off')
  const hashes = Array.from({ length: pages }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES))
  return new ReplicaPages(replica, await openFile(folder, replica), hashes)
}

/** Where its chunks are. @throws ROLES_REPLICA_DAMAGED */
export async function readPlaces(folder: string, replica: StoredReplica): Promise<ChunkPlaces> {
  const places = new ChunkPlaces(Number(replica.from), await readWhole(folder, 'places', replica))
  if (BigInt(places.count) !== replica.to - replica.from) throw damaged(replica, 'the places of its chunks are cut off')
  return places
}

/** The file of its pages. @throws ROLES_REPLICA_DAMAGED */
export function openFile(folder: string, replica: StoredReplica): Promise<FileHandle> {
  return open(join(folder, 'pages'), 'r').catch((cause) => {
    throw damaged(replica, 'its files are gone', cause)
  })
}

/** One page as it is on disk. @throws ROLES_REPLICA_DAMAGED */
export async function readPage(file: FileHandle, replica: StoredReplica, index: number): Promise<Uint8Array> {
  const length = Math.min(PAGE_BYTES, Number(replica.outcome.sealedBytes) - index * PAGE_BYTES)
  const bytes = Buffer.allocUnsafeSlow(length)
  const { bytesRead } = await file.read(bytes, 0, length, index * PAGE_BYTES)
  if (bytesRead === length) return bytes
  throw damaged(replica, `page ${index} is cut off`)
}

/**
 * Reads every page, and gives the numbers of those that are not what was stored.
 * @param turn waits for the time of each page
 * @throws ROLES_REPLICA_DAMAGED
 */
export async function damagedPages(
  folder: string,
  replica: StoredReplica,
  signal?: AbortSignal,
  turn?: (signal?: AbortSignal) => Promise<void>
): Promise<{ readonly pages: number; readonly damaged: readonly number[] }> {
  const pages = await openPages(folder, replica)
  const lost: number[] = []
  try {
    const { pageHashes } = pages
    if (!equalBytes(rootOfPages(pageHashes), replica.outcome.replicaRoot)) throw damaged(replica, 'its hashes differ')
    for (const [index, hash] of pageHashes.entries()) {
      signal?.throwIfAborted()
      await turn?.(signal)
      const bytes = await pages.readPage(index).catch((error) => {
        if (isPassing(error)) throw error
      })
      if (bytes === undefined || !equalBytes(pageHash(bytes), hash)) lost.push(index)
    }
    return { pages: pageHashes.length, damaged: lost }
  } finally {
    await pages.close()
  }
}

/** Whether an error is one of this moment, and says nothing about the replica. */
export function isPassing(error: unknown): boolean {
  const { code, cause } = error as NodeJS.ErrnoException
  return PASSING.has(code ?? '') || (cause !== undefined && isPassing(cause))
}

export function damaged({ contract, slot }: StoredReplica, why: string, cause?: unknown) {
  return rolesError('ROLES_REPLICA_DAMAGED', { contract, slot, why }, cause)
}

export class ReplicaPages implements ProvableReplica {
  readonly leafCount: number
  readonly pageHashes: readonly Uint8Array[]
  readonly #file: FileHandle
  readonly #replica: StoredReplica

  /** @internal use `openPages` */
  constructor(replica: StoredReplica, file: FileHandle, pageHashes: readonly Uint8Array[]) {
    this.leafCount = leafCount(Number(replica.outcome.sealedBytes))
    this.pageHashes = pageHashes
    this.#file = file
    this.#replica = replica
  }

  readPage(index: number): Promise<Uint8Array> {
    return readPage(this.#file, this.#replica, index)
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

function readWhole(folder: string, name: string, replica: StoredReplica): Promise<Buffer> {
  return readFile(join(folder, name)).catch((cause) => {
    throw damaged(replica, 'its files are gone', cause)
  })
}
