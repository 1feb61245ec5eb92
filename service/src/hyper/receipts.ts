/** Receipts: a hoster's signature that it served a reader so much of a feed. */

import { withTimeout } from '../abort.js'
import { hyperError } from './errors.js'
import { sign } from './keys.js'
import { ed25519Verify, equalBytes } from './proof/index.js'
import { type Receipt, receiptMessage } from './protocol/domain.js'
import type { PeerNetwork } from './protocol/network.js'
import type { Received } from './received.js'
import type { Served, UploadMeter } from './upload-meter.js'

/** By how much the hoster's clock may differ from the reader's. */
const CLOCK_SKEW_MS = 10n * 60n * 1000n

/** Longest that a hoster may take to sign. */
const ANSWER_MS = 8_000

export interface SignedReceipt extends Receipt {
  readonly signature: Uint8Array
}

export interface ReceiptRequest extends Served {
  readonly genesis: Uint8Array
  readonly feedKey: Uint8Array
  /** Whom to ask, by its Noise key. */
  readonly hosterKey: Uint8Array
  /** Whose signature it has to be. */
  readonly signingKey: Uint8Array
}

/**
 * Asks a hoster to sign for what it served on this connection.
 * @throws HYPER_RECEIPT_REFUSED, HYPER_SESSION_*
 */
export async function requestReceipt(
  network: PeerNetwork,
  { genesis, feedKey, hosterKey, signingKey, bytes, chunks }: ReceiptRequest,
  signal?: AbortSignal
): Promise<SignedReceipt> {
  const topic = { purpose: 'receipt', genesis, from: 'reader', to: 'hoster', feedKey } as const
  const session = await network.connect(hosterKey, topic, signal)
  try {
    await session.send({ type: 'receipt-request', bytes, chunks }, signal)
    const { time, signature } = await session.expect('receipt', signal)
    const receipt: SignedReceipt = { genesis, feedKey, readerKey: network.noiseKey, bytes, chunks, time, signature }
    const refused = (why: string) => hyperError('HYPER_RECEIPT_REFUSED', { bytes, chunks, why })
    if (!verifyReceipt(receipt, signingKey)) throw refused('its signature is wrong')
    const skew = time - BigInt(Date.now())
    if (skew > CLOCK_SKEW_MS || -skew > CLOCK_SKEW_MS) throw refused('its clock is wrong')
    return receipt
  } finally {
    await session.close()
  }
}

/** Whom to ask for receipts, and whose signature they have to have. */
export type ReceiptSigner = Pick<ReceiptRequest, 'genesis' | 'hosterKey' | 'signingKey'>

/**
 * Asks a hoster for receipts for all that came from it, one for each feed, all at once, so that one that does not answer
 * holds up nobody for longer than one answer may take. Resolves with those that came.
 */
export async function requestReceipts(
  network: PeerNetwork,
  signer: ReceiptSigner,
  received: Received,
  signal?: AbortSignal
): Promise<SignedReceipt[]> {
  const asked = [...received.from(signer.hosterKey)].map(([key, served]) => {
    const request = { ...signer, feedKey: new Uint8Array(Buffer.from(key, 'hex')), ...served }
    return requestReceipt(network, request, withTimeout(ANSWER_MS, signal))
  })
  const answers = await Promise.allSettled(asked)
  signal?.throwIfAborted()
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
}

export function verifyReceipt(receipt: SignedReceipt, signingKey: Uint8Array): boolean {
  return ed25519Verify(receiptMessage(receipt), receipt.signature, signingKey)
}

export interface ReceiptService {
  readonly genesis: Uint8Array
  /** Secret key of the hoster's signing key at the moment. */
  readonly secretKey: () => Uint8Array
  readonly meter: UploadMeter
  /** Longest that a reader may take to ask, in milliseconds; default 30 s. */
  readonly timeoutMs?: number
}

/** Signs for readers what the meter has counted for them, never more. Returns what stops it. */
export function serveReceipts(network: PeerNetwork, service: ReceiptService): () => void {
  const { genesis, secretKey, meter, timeoutMs = 30_000 } = service
  return network.onSession('receipt', 'hoster', async (session, signal) => {
    const { topic, remoteKey } = session
    if (topic.purpose !== 'receipt' || !equalBytes(topic.genesis, genesis)) return session.close('wrong-chain')
    const { bytes, chunks } = await session.expect('receipt-request', withTimeout(timeoutMs, signal))
    const served = meter.served(topic.feedKey, remoteKey)
    // A signature for nothing would still be one that a stranger got.
    if (bytes === 0n || chunks === 0n) return session.close('rejected')
    if (bytes > served.bytes || chunks > served.chunks) return session.close('rejected')
    const time = BigInt(Date.now())
    const receipt = { genesis, feedKey: topic.feedKey, readerKey: remoteKey, bytes, chunks, time }
    await session.send({ type: 'receipt', time, signature: sign(receiptMessage(receipt), secretKey()) })
  })
}
