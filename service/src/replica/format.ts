/** Version and seal of a replica, and the sizes that everything else is counted in. */

import { replicaError } from './errors.js'

export const HASH_BYTES = 32
/** Bytes of a leaf of the Merkle tree. */
export const LEAF_BYTES = 128
export const LEAVES_PER_PAGE = 512
/** Bytes of a page; the last one may be shorter by whole leaves. */
export const PAGE_BYTES = LEAVES_PER_PAGE * LEAF_BYTES
export const MAX_LEAVES = 2 ** 20
export const MAX_SEALED_BYTES = MAX_LEAVES * LEAF_BYTES
/** Most plain bytes of a chunk. */
export const MAX_CHUNK_BYTES = 15 * 1024 * 1024

/** Format and seal as the numbers of a statement. */
export interface ReplicaFormat {
  readonly version: number
  readonly seal: number
}

/** The one format there is: version 1 with `Seal::Mark`. */
export const REPLICA_FORMAT = { version: 1, seal: 0 } as const satisfies ReplicaFormat

/** Refuses with REPLICA_FORMAT what this program cannot decode; to be asked of a peer's header first. */
export function checkFormat({ version, seal }: ReplicaFormat): void {
  if (version !== REPLICA_FORMAT.version || seal !== REPLICA_FORMAT.seal) {
    throw replicaError('REPLICA_FORMAT', { version, seal })
  }
}

/** Writes the BLAKE2b-256 hash (no key) of `input` into the 32 bytes of `output`, which may be a view. */
export type Blake2b = (output: Uint8Array, input: Uint8Array) => void

/** A chunk of a hypercore. */
export interface Chunk {
  readonly index: number
  readonly bytes: Uint8Array
}

/** A page of a replica, counted from 0. */
export interface Page {
  readonly index: number
  readonly bytes: Uint8Array
}

/** What is known of a replica once all of its pages were seen. */
export interface ReplicaSummary {
  readonly replicaRoot: Uint8Array
  readonly sealedBytes: number
  readonly plainBytes: number
  readonly chunks: number
  /** One for each page, in order: what `proveLeaf` needs besides the page. */
  readonly pageHashes: readonly Uint8Array[]
}

/** Leaves of a replica; REPLICA_SIZE unless it is a whole number of them, from 1 to `MAX_LEAVES`. */
export function leafCount(sealedBytes: number): number {
  const count = sealedBytes / LEAF_BYTES
  if (!Number.isInteger(count) || count < 1 || count > MAX_LEAVES) {
    throw replicaError('REPLICA_SIZE', { bytes: sealedBytes })
  }
  return count
}

export function pageCount(sealedBytes: number): number {
  return Math.ceil(leafCount(sealedBytes) / LEAVES_PER_PAGE)
}
