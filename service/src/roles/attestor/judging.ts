/**
 * What an attestor finds out about a replica that streams by. The verdict rests on the pages alone, of which the root is
 * made that the encoder signs: a replica whose pages are not the feed's chunks is flawed, whatever came beside it. A proof
 * that does not fit shows nothing by itself, it may be the proof that is wrong: the chunk is suspect.
 */

import { isDatdotError } from '../../errors.js'
import { blake2b256Into, leafNode, type Node, type PeerSession, verifyChunk } from '../../hyper/index.js'
import { pageHash, ReplicaDecoder, rootOfPages } from '../../replica/index.js'
import { type IncomingOptions, IncomingPages } from '../incoming-pages.js'
import { type SlotSetup, sealOf } from '../slot-setup.js'

/** Suspects that are remembered; one that is proven to be false is enough. */
const MAX_SUSPECTS = 16
/** What decoding raises about pages that no honest encoder makes. */
const FLAWS = /^REPLICA_(EMPTY|TRUNCATED|UINT|INDEX|CHUNK_SIZE|STORED_SIZE|CODEC|PADDING|BROTLI|PLAIN_LIMIT)$/

/** A chunk that the proof beside it does not lead to the pinned roots. */
export interface Suspect {
  readonly index: bigint
  readonly leaf: Node
}

export interface Judged {
  readonly replicaRoot: Uint8Array
  readonly sealedBytes: number
  /** Of all chunks, unless it is flawed. */
  readonly plainBytes: number | undefined
  /** Why it is no replica of the contract. */
  readonly flaw: string | undefined
  readonly suspects: readonly Suspect[]
}

/** Takes all pages that the header announced. @throws ROLES_STREAM_REFUSED, REPLICA_PAGE, REPLICA_SIZE */
export async function judgeReplica(
  session: PeerSession,
  setup: SlotSetup,
  options: IncomingOptions,
  signal: AbortSignal
): Promise<Judged> {
  const incoming = new IncomingPages(session, setup, options)
  const { maxPlainBytes } = options
  const decoder = new ReplicaDecoder({ hash: blake2b256Into, seal: sealOf(setup), maxPlainBytes })
  const sealed = { bytes: 0 }
  const suspects: Suspect[] = []
  const flaw = await decodeAll(decoder, counted(incoming, sealed, signal), incoming, setup, suspects, signal)
  if (flaw === undefined) {
    const { replicaRoot, sealedBytes, plainBytes } = decoder.summary()
    return { replicaRoot, sealedBytes, plainBytes, flaw, suspects }
  }
  const hashes = [...decoder.pageHashes]
  for await (const { bytes } of counted(incoming, sealed, signal)) hashes.push(pageHash(bytes))
  return { replicaRoot: rootOfPages(hashes), sealedBytes: sealed.bytes, plainBytes: undefined, flaw, suspects }
}

/** Decodes up to the end, or up to the first flaw, which it returns. */
async function decodeAll(
  decoder: ReplicaDecoder,
  pages: AsyncGenerator<{ readonly index: number; readonly bytes: Uint8Array }>,
  incoming: IncomingPages,
  { duty }: SlotSetup,
  suspects: Suspect[],
  signal: AbortSignal
): Promise<string | undefined> {
  let next = duty.from
  try {
    for await (const chunk of decoder.decode(pages, signal)) {
      if (BigInt(chunk.index) !== next || next >= duty.to) return `chunk ${chunk.index} is not due`
      const proof = incoming.proofOf(next)
      next++
      try {
        verifyChunk(duty.pin, proof, chunk.bytes)
      } catch (error) {
        if (!isDatdotError(error, 'HYPER_CHUNK_PROOF_INVALID')) throw error
        if (suspects.length < MAX_SUSPECTS) suspects.push({ index: proof.index, leaf: leafNode(chunk.bytes) })
      }
    }
  } catch (error) {
    if (isDatdotError(error) && FLAWS.test(error.code)) return error.message
    throw error
  }
  return next === duty.to ? undefined : 'it has fewer chunks than the contract'
}

async function* counted(
  incoming: IncomingPages,
  sealed: { bytes: number },
  signal: AbortSignal
): AsyncGenerator<{ readonly index: number; readonly bytes: Uint8Array }, void, void> {
  for await (const page of incoming.rest(signal)) {
    sealed.bytes += page.bytes.length
    yield page
  }
}
