/** A replica that comes in over a session, decoded and checked chunk by chunk. */

import { blake2b256Into, type ChunkProof, type Node, type PeerSession, verifyChunk } from '../hyper/index.js'
import { type DecodedChunk, ReplicaDecoder, type ReplicaSummary } from '../replica/index.js'
import { type IncomingOptions, IncomingPages, refuse } from './incoming-pages.js'
import { type SlotSetup, sealOf } from './slot-setup.js'

export interface CheckedChunk {
  readonly chunk: DecodedChunk
  readonly proof: ChunkProof
  /** The chunk's node. */
  readonly leaf: Node
}

/**
 * Yields every chunk of the contract, in order, each folded to the pinned roots. Returns the replica's summary.
 * @throws ROLES_STREAM_REFUSED, REPLICA_*, HYPER_CHUNK_PROOF_INVALID
 */
export async function* incomingChunks(
  session: PeerSession,
  setup: SlotSetup,
  options: IncomingOptions,
  signal: AbortSignal
): AsyncGenerator<CheckedChunk, ReplicaSummary, void> {
  const { duty } = setup
  const { maxPlainBytes } = options
  const decoder = new ReplicaDecoder({ hash: blake2b256Into, seal: sealOf(setup), maxPlainBytes })
  const incoming = new IncomingPages(session, setup, options)
  let next = duty.from
  for await (const chunk of decoder.decode(incoming.rest(signal), signal)) {
    if (BigInt(chunk.index) !== next || next >= duty.to) throw refuse(`chunk ${chunk.index} is not due`)
    const proof = incoming.proofOf(next)
    const leaf = verifyChunk(duty.pin, proof, chunk.bytes)
    next++
    yield { chunk, proof, leaf }
  }
  if (next !== duty.to) throw refuse('it has fewer chunks than the contract')
  return decoder.summary()
}
