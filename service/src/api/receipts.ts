/**
 * Receipts, as every reader of ours asks for them: from each provider, for what came from it. Attestors do, so if other
 * readers did not, a hoster would know attestors by it.
 */

import { abortable } from '../abort.js'
import type { Digest, Key } from '../chain/types.js'
import { type HypercorePeer, type Received, requestReceipts, type SignedReceipt } from '../hyper/index.js'
import type { ReceiptChain } from './ports.js'

/** Pass `onPeer` and `onReceived` to `HypercorePeer.read`. */
/** Peers that are remembered; of more, those met first are forgotten. */
const MOST_PEERS = 1_024

interface HosterSigner {
  readonly genesis: Digest
  readonly signingKey: Key
}

export class ReceiptAsker {
  readonly #peer: Pick<HypercorePeer, 'network'>
  readonly #chain: () => Promise<ReceiptChain | undefined>
  /** What the chain says of each peer, asked as soon as the peer is met: receipts are asked for without a pause. */
  readonly #signers = new Map<string, Promise<HosterSigner | undefined>>()

  /** @param chain the one that there is now; nothing if there is none to ask: then nobody is asked for a receipt */
  constructor(peer: Pick<HypercorePeer, 'network'>, chain: () => Promise<ReceiptChain | undefined>) {
    this.#peer = peer
    this.#chain = chain
  }

  readonly onPeer = (noiseKey: Uint8Array): void => {
    void this.#meet(noiseKey).catch(() => {})
  }

  /** Resolves with the receipts that came; a peer that gives none is no error. */
  readonly onReceived = async (received: Received, signal?: AbortSignal): Promise<SignedReceipt[]> => {
    const asked = received.peers().map(async (hosterKey) => {
      // A chain that went away while it was asked may have another one in its place.
      const met = this.#signers.get(hex(hosterKey))?.catch(() => this.#meet(hosterKey))
      const signer = await abortable(met ?? Promise.resolve(undefined), signal).catch(() => undefined)
      if (signer === undefined) return []
      return requestReceipts(this.#peer.network, { ...signer, hosterKey }, received, signal)
    })
    return (await Promise.all(asked)).flat()
  }

  #meet(noiseKey: Uint8Array): Promise<HosterSigner | undefined> {
    const signer = this.#signerOf(noiseKey)
    const id = hex(noiseKey)
    this.#signers.delete(id)
    this.#signers.set(id, signer)
    const [first] = this.#signers.keys()
    if (first !== undefined && this.#signers.size > MOST_PEERS) this.#signers.delete(first)
    return signer
  }

  async #signerOf(noiseKey: Uint8Array): Promise<HosterSigner | undefined> {
    const chain = await this.#chain()
    const user = await chain?.getUserIDByNoiseKey(noiseKey)
    const signingKey = user === undefined ? undefined : await chain?.getSigningKey(user)
    return chain && signingKey && { genesis: chain.genesis, signingKey }
  }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
