/** A replica that comes in over a session: pages and proofs in any honest order, decoded and checked chunk by chunk. */

import { blake2b256Into, type ChunkProof, type Node, type PeerSession, verifyChunk } from '../hyper/index.js'
import { type DecodedChunk, type Page, ReplicaDecoder, type ReplicaSummary } from '../replica/index.js'
import { rolesError } from './errors.js'
import { type SlotSetup, sealOf } from './slot-setup.js'

export interface CheckedChunk {
  readonly chunk: DecodedChunk
  readonly proof: ChunkProof
  /** The chunk's node. */
  readonly leaf: Node
}

export interface IncomingOptions {
  /** Pages that the header announced. */
  readonly pages: number
  /** Bytes that all chunks together may have. */
  readonly maxPlainBytes: number
  /** Sees every message before it is decoded, in order: to pass it on, or to store it. */
  readonly onPage?: (page: Page) => Promise<void>
  readonly onProof?: (proof: ChunkProof) => Promise<void>
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
  const refuse = (why: string) => rolesError('ROLES_STREAM_REFUSED', { why })
  const decoder = new ReplicaDecoder({
    hash: blake2b256Into,
    seal: sealOf(setup),
    maxPlainBytes: options.maxPlainBytes
  })
  // A proof comes before the page in which its chunk ends, each chunk has one: so many wait at most.
  const proofs: ChunkProof[] = []
  let nextProof = duty.from
  async function* pages(): AsyncGenerator<Page, void, void> {
    for (let taken = 0; taken < options.pages; ) {
      const message = await session.receive(signal)
      if (message?.type === 'proof') {
        const proof = { index: message.index, siblings: message.siblings }
        if (proof.index !== nextProof || nextProof >= duty.to)
          throw refuse(`the proof of chunk ${proof.index} is not due`)
        nextProof++
        await options.onProof?.(proof)
        proofs.push(proof)
      } else if (message?.type === 'page') {
        const page = { index: message.index, bytes: message.bytes }
        await options.onPage?.(page)
        taken++
        yield page
      } else throw refuse(`${message?.type ?? 'the end'} came before the last page`)
    }
  }
  let next = duty.from
  for await (const chunk of decoder.decode(pages(), signal)) {
    const proof = proofs.shift()
    if (BigInt(chunk.index) !== next || proof?.index !== next) throw refuse(`chunk ${next} or its proof is missing`)
    const leaf = verifyChunk(duty.pin, proof, chunk.bytes)
    next++
    yield { chunk, proof, leaf }
  }
  if (next !== duty.to || proofs.length > 0) throw refuse('it has other chunks than the contract')
  return decoder.summary()
}
