/** The pages of one stored replica, as proofs are made of them. */

import { type FileHandle, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { leafCount, PAGE_BYTES, type ProvableReplica, pageCount } from '../../replica/index.js'
import { rolesError } from '../errors.js'
import type { StoredReplica } from './replica-store.js'

const HASH_BYTES = 32

/** @throws ROLES_REPLICA_DAMAGED */
export async function openPages(folder: string, replica: StoredReplica): Promise<ReplicaPages> {
  const { contract, slot, outcome } = replica
  const damaged = (why: string, cause?: unknown) => rolesError('ROLES_REPLICA_DAMAGED', { contract, slot, why }, cause)
  const gone = (cause: unknown): never => {
    throw damaged('its files are gone', cause)
  }
  const bytes = await readFile(join(folder, 'hashes')).catch(gone)
  const pages = pageCount(Number(outcome.sealedBytes))
  if (bytes.length !== pages * HASH_BYTES) throw damaged('its hashes are cut off')
  const hashes = Array.from({ length: pages }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES))
  return new ReplicaPages(replica, hashes, await open(join(folder, 'pages'), 'r').catch(gone))
}

export class ReplicaPages implements ProvableReplica {
  readonly leafCount: number
  readonly pageHashes: readonly Uint8Array[]
  readonly #file: FileHandle
  readonly #replica: StoredReplica

  /** @internal use `openPages` */
  constructor(replica: StoredReplica, pageHashes: readonly Uint8Array[], file: FileHandle) {
    this.leafCount = leafCount(Number(replica.outcome.sealedBytes))
    this.pageHashes = pageHashes
    this.#file = file
    this.#replica = replica
  }

  async readPage(index: number): Promise<Uint8Array> {
    const { contract, slot, outcome } = this.#replica
    const length = Math.min(PAGE_BYTES, Number(outcome.sealedBytes) - index * PAGE_BYTES)
    const bytes = new Uint8Array(length)
    const { bytesRead } = await this.#file.read(bytes, 0, length, index * PAGE_BYTES)
    if (bytesRead === length) return bytes
    throw rolesError('ROLES_REPLICA_DAMAGED', { contract, slot, why: `page ${index} is cut off` })
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}
