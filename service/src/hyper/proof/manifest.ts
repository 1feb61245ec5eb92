/**
 * Manifests: what a hypercore 11 key is the hash of. Versions 0 to 3 are read as far as a head of theirs can be
 * verified; a manifest that lets signers sign different lengths (`allowPatch`) and version 0's multisignature are not
 * accepted.
 */

import { Malformed, Reader } from '../encoding.js'
import { hyperError } from '../errors.js'
import { blake2b256, HASH_BYTES, KEY_BYTES, MANIFEST_NAMESPACE } from './crypto.js'

/** Most signers of one feed. */
export const MAX_SIGNERS = 8
/** Most linked cores and bytes of user data: they are hashed, nothing else. */
export const MAX_LINKED = 32
export const MAX_USER_DATA_BYTES = 1024

const FLAG_PATCH = 1
const FLAG_PROLOGUE = 2
const FLAG_LINKED = 4
const FLAG_USER_DATA = 8

export interface ManifestSigner {
  readonly namespace: Uint8Array
  readonly publicKey: Uint8Array
}

export interface Prologue {
  /** Tree hash of the first `length` chunks. */
  readonly hash: Uint8Array
  readonly length: bigint
}

export interface Manifest {
  readonly version: 0 | 1 | 2 | 3
  /** Signatures that a head needs; 0 is a core that is its prologue and nothing more. */
  readonly quorum: number
  readonly signers: readonly ManifestSigner[]
  readonly prologue?: Prologue
}

/** The key that these manifest bytes stand for. */
export function manifestKey(encoded: Uint8Array): Uint8Array {
  return blake2b256(MANIFEST_NAMESPACE, encoded)
}

/** @throws HYPER_MANIFEST_INVALID */
export function decodeManifest(encoded: Uint8Array): Manifest {
  try {
    const reader = new Reader(encoded)
    const version = reader.count(3, 'version')
    const manifest = version === 0 ? readVersion0(reader) : readManifest(reader, version as 1 | 2 | 3)
    reader.end()
    if (manifest.quorum > manifest.signers.length)
      throw new Malformed('the quorum is larger than the number of signers')
    return manifest
  } catch (error) {
    if (error instanceof Malformed) throw hyperError('HYPER_MANIFEST_INVALID', { why: error.message })
    throw error
  }
}

function readVersion0(reader: Reader): Manifest {
  readBlake2b(reader)
  if (reader.uint() !== 1n) throw new Malformed('of version 0 only manifests with a single signer can be verified')
  return { version: 0, quorum: 1, signers: [readSigner(reader)] }
}

function readManifest(reader: Reader, version: 1 | 2 | 3): Manifest {
  const flags = reader.count(FLAG_PATCH | FLAG_PROLOGUE | FLAG_LINKED | FLAG_USER_DATA, 'flags')
  if (flags & FLAG_PATCH) throw new Malformed('signers may sign different lengths, which cannot be verified here')
  if (version === 1 && flags & FLAG_LINKED) throw new Malformed('linked cores need version 2')
  readBlake2b(reader)
  const quorum = reader.count(MAX_SIGNERS, 'quorum')
  const signers = Array.from({ length: reader.count(MAX_SIGNERS, 'number of signers') }, () => readSigner(reader))
  const prologue = flags & FLAG_PROLOGUE ? { hash: reader.take(HASH_BYTES), length: reader.uint() } : undefined
  if (flags & FLAG_LINKED) reader.take(HASH_BYTES * reader.count(MAX_LINKED, 'number of linked cores'))
  if (flags & FLAG_USER_DATA) reader.take(reader.count(MAX_USER_DATA_BYTES, 'size of user data'))
  return prologue === undefined ? { version, quorum, signers } : { version, quorum, signers, prologue }
}

function readBlake2b(reader: Reader): void {
  if (reader.uint() !== 0n) throw new Malformed('unknown hash function')
}

function readSigner(reader: Reader): ManifestSigner {
  if (reader.uint() !== 0n) throw new Malformed('unknown kind of signature')
  return { namespace: reader.take(HASH_BYTES), publicKey: reader.take(KEY_BYTES) }
}
