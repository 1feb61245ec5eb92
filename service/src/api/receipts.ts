/**
 * Receipts, as every reader of ours asks for them: from each provider, for what came from it. Attestors do, so if other
 * readers did not, a hoster would know attestors by it.
 */

import type { Digest, Key } from '../chain/types.js'
import { type HypercorePeer, type Received, requestReceipts, type SignedReceipt } from '../hyper/index.js'
import type { ReceiptChain } from './ports.js'

/** Pass `onPeer` and `onReceived` to `HypercorePeer.read`. */
export class ReceiptAsker {
  readonly #peer: Pick<HypercorePeer, 'network'>
  readonly #chain: Promise<ReceiptChain | undefined>
  /** What the chain says of each peer, asked as soon as the peer is met: receipts are asked for without a pause. */
  readonly #signers = new Map<string, Promise<{ readonly genesis: Digest; readonly signingKey: Key } | undefined>>()

  /** @param chain nothing if there is none to ask: then nobody is asked for a receipt */
  constructor(peer: Pick<HypercorePeer, 'network'>, chain: Promise<ReceiptChain | undefined>) {
    this.#peer = peer
    this.#chain = chain
  }

  readonly onPeer = (noiseKey: Uint8Array): void => {
    const signer = this.#signerOf(noiseKey)
    signer.catch(() => {})
    this.#signers.set(hex(noiseKey), signer)
  }

  /** Resolves with the receipts that came; a peer that gives none is no error. */
  readonly onReceived = async (received: Received, signal?: AbortSignal): Promise<SignedReceipt[]> => {
    const asked = received.peers().map(async (hosterKey) => {
      const signer = await this.#signers.get(hex(hosterKey))?.catch(() => undefined)
      if (signer === undefined) return []
      return requestReceipts(this.#peer.network, { ...signer, hosterKey }, received, signal)
    })
    return (await Promise.all(asked)).flat()
  }

  async #signerOf(noiseKey: Uint8Array) {
    const chain = await this.#chain
    const user = await chain?.getUserIDByNoiseKey(noiseKey)
    const signingKey = user === undefined ? undefined : await chain?.getSigningKey(user)
    return chain && signingKey && { genesis: chain.genesis, signingKey }
  }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
