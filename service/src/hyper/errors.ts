/** Every way in which `hyper` fails. */

import { errorTable } from '../errors.js'

export const HYPER_ERRORS = {
  HYPER_MANIFEST_INVALID: {
    message: 'the manifest cannot be used: {why}',
    remedy: 'Send the manifest exactly as Hypercore encodes it; leave it out for a core whose key is a public key.'
  },
  HYPER_KEY_MISMATCH: {
    message: 'the manifest does not hash to the feed key',
    remedy: 'Send the manifest of this very core; leave it out for a core made by hypercore 10 or older.'
  },
  HYPER_ROOTS_INVALID: {
    message: 'the roots do not fit the length: {why}',
    remedy: 'Send one root for every bit that is set in the length, largest tree first.'
  },
  HYPER_TREE_HASH_MISMATCH: {
    message: 'the roots do not hash to the recorded tree hash',
    remedy: 'Compare length and fork with the recorded ones and take the roots from the core again.'
  },
  HYPER_SIGNATURE_INVALID: {
    message: 'the head is not signed by the feed: {why}',
    remedy: 'Take fork, length, roots and signature from one and the same state of the core.'
  },
  HYPER_PROLOGUE_MISMATCH: {
    message: 'the head contradicts the prologue of the manifest: {why}',
    remedy: 'A core with a prologue starts with exactly the chunks that its manifest names; wait until they are there.'
  },
  HYPER_CHUNK_PROOF_INVALID: {
    message: 'chunk {index} does not belong to the feed: {why}',
    remedy: 'Fetch the chunk and its proof from another peer.'
  },
  HYPER_EXTENSION_INVALID: {
    message: 'the nodes do not extend the recorded head: {why}',
    remedy: 'Make the extension again, from the length that the chain has now.'
  },
  HYPER_NOT_EQUIVOCATION: {
    message: 'the two heads do not contradict each other: {why}',
    remedy: 'Show two heads of one fork, signed by the feed, of which neither continues the other.'
  }
} as const

export type HyperErrorCode = keyof typeof HYPER_ERRORS

export const hyperError = errorTable(HYPER_ERRORS)
