/**
 * Who signed a tree hash. Three forms of the signed message exist, by the kind of key; stricter than Hypercore where
 * Hypercore ignores bytes, so that no valid signature has a second valid spelling of its record.
 */

import { Malformed, Reader } from '../encoding.js'
import { hyperError } from '../errors.js'
import { concat, ed25519Verify, equalBytes, SIGNATURE_BYTES, TREE_NAMESPACE, u64le } from './crypto.js'
import { decodeManifest, type Manifest, manifestKey } from './manifest.js'

/** Whose feed it is: the key, and the manifest if the key is the hash of one. Without it the key is a public key. */
export interface FeedIdentity {
  readonly key: Uint8Array
  readonly manifest?: Uint8Array
}

export interface SignedTreeHash {
  readonly fork: bigint
  readonly length: bigint
  readonly treeHash: Uint8Array
  readonly signature: Uint8Array
}

/** `prologue`: the manifest itself vouches for the head; neither signature nor fork are authenticated then. */
export type Authority = 'signature' | 'prologue'

/**
 * That the feed vouches for this tree hash at this length and fork.
 * @throws HYPER_KEY_MISMATCH, HYPER_MANIFEST_INVALID, HYPER_PROLOGUE_MISMATCH, HYPER_SIGNATURE_INVALID
 */
export function authenticate(feed: FeedIdentity, head: SignedTreeHash): Authority {
  if (feed.manifest === undefined) {
    verifySingle(message(head), head.signature, feed.key)
    return 'signature'
  }
  if (!equalBytes(manifestKey(feed.manifest), feed.key)) throw hyperError('HYPER_KEY_MISMATCH')
  const manifest = decodeManifest(feed.manifest)
  if (manifest.version === 0) {
    const [signer] = manifest.signers
    if (signer === undefined) throw notSigned('the manifest names no signer')
    verifySingle(message(head, signer.namespace), head.signature, signer.publicKey)
    return 'signature'
  }
  if (manifest.prologue !== undefined && head.length <= manifest.prologue.length) {
    verifyPrologue(manifest.prologue, head)
    return 'prologue'
  }
  verifyRecord(message(head, feed.key), head.signature, manifest)
  return 'signature'
}

function verifyPrologue(prologue: { hash: Uint8Array; length: bigint }, head: SignedTreeHash): void {
  const wrong = (why: string) => hyperError('HYPER_PROLOGUE_MISMATCH', { why })
  if (head.length < prologue.length) throw wrong(`it is shorter than the ${prologue.length} chunks of the prologue`)
  if (!equalBytes(head.treeHash, prologue.hash)) throw wrong('its chunks are others')
  if (head.fork !== 0n) throw wrong('nothing vouches for its fork, which has to be 0')
}

/** 80 bytes for a key that is a public key; otherwise 112, with the feed key or the signer's name space in between. */
function message(head: SignedTreeHash, context: Uint8Array = new Uint8Array(0)): Uint8Array {
  return concat(TREE_NAMESPACE, context, head.treeHash, u64le(head.length), u64le(head.fork))
}

function verifySingle(signed: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): void {
  if (signature.length !== SIGNATURE_BYTES) throw notSigned(`the signature has ${signature.length} bytes, not 64`)
  if (!ed25519Verify(signed, signature, publicKey)) throw notSigned('the signature is not its signer’s')
}

/** The multisignature record of versions 1 to 3: at least `quorum` entries, all of them good and of different signers. */
function verifyRecord(signed: Uint8Array, record: Uint8Array, manifest: Manifest): void {
  if (manifest.quorum === 0) throw notSigned('the manifest allows nothing but its prologue')
  const seen = new Set<number>()
  for (const { signer, signature } of readRecord(record, manifest)) {
    const publicKey = manifest.signers[signer]?.publicKey
    if (publicKey === undefined) throw notSigned(`there is no signer ${signer}`)
    if (seen.has(signer)) throw notSigned(`signer ${signer} appears twice`)
    seen.add(signer)
    if (!ed25519Verify(signed, signature, publicKey)) throw notSigned(`the signature of signer ${signer} is wrong`)
  }
}

function readRecord(record: Uint8Array, { quorum, signers }: Manifest): { signer: number; signature: Uint8Array }[] {
  try {
    const reader = new Reader(record)
    const entries = reader.count(signers.length, 'number of signatures')
    if (entries < quorum) throw new Malformed(`the record has ${entries} signatures, ${quorum} are needed`)
    const read = Array.from({ length: entries }, () => {
      const signer = reader.count(0xff, 'index of a signer')
      const signature = reader.take(SIGNATURE_BYTES)
      if (reader.uint() !== 0n) throw new Malformed('a signature is for another length')
      return { signer, signature }
    })
    if (reader.uint() !== 0n) throw new Malformed('the record carries nodes')
    reader.end()
    return read
  } catch (error) {
    if (error instanceof Malformed) throw notSigned(error.message)
    throw error
  }
}

function notSigned(why: string) {
  return hyperError('HYPER_SIGNATURE_INVALID', { why })
}
