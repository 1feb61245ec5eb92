/** What a feed's own key says beside its heads, such as who may publish it. */

import type Hypercore from 'hypercore'
import { sign } from './keys.js'
import { concat, equalBytes } from './proof/crypto.js'
import { decodeManifest } from './proof/manifest.js'

/**
 * A message signed by the feed's key, as the feed's heads are: a bare signature, or a record with the one of the only signer
 * that is needed.
 * @returns undefined if this store does not have the key, or more than one has to sign
 */
export async function signedByFeed(core: Hypercore, message: Uint8Array): Promise<Uint8Array | undefined> {
  await core.ready()
  const { keyPair } = core
  if (!core.writable || keyPair === null || keyPair.secretKey === null) return undefined
  const signature = sign(message, keyPair.secretKey)
  const raw = core.core.compat ? null : core.getManifest({ raw: true })
  if (raw === null) return signature
  const { version, quorum, signers } = decodeManifest(new Uint8Array(raw))
  if (version === 0) return signature
  const signer = signers.findIndex(({ publicKey }) => equalBytes(publicKey, new Uint8Array(keyPair.publicKey)))
  if (signer < 0 || quorum !== 1) return undefined
  // One signature, by this signer, for no other length; no nodes.
  return concat(Uint8Array.of(1, signer), signature, Uint8Array.of(0, 0))
}
