/** The messages of a replica on its way: pages and proofs in any honest order. */

import type { ChunkProof, PeerSession } from '../hyper/index.js'
import type { Page } from '../replica/index.js'
import { rolesError } from './errors.js'
import type { SlotSetup } from './slot-setup.js'

export interface IncomingOptions {
  /** Pages that the header announced. */
  readonly pages: number
  /** Bytes that all chunks together may have. */
  readonly maxPlainBytes: number
  /** Waits for the time of the next page. */
  readonly turn: (signal: AbortSignal) => Promise<void>
  /** Sees every message before it is decoded, in order: to pass it on, or to store it. */
  readonly onPage?: (page: Page) => Promise<void>
  readonly onProof?: (proof: ChunkProof) => Promise<void>
}

export class IncomingPages {
  readonly #session: PeerSession
  readonly #options: IncomingOptions
  readonly #to: bigint
  /** A proof comes before the page in which its chunk ends, each chunk has one: so many wait at most. */
  readonly #proofs: ChunkProof[] = []
  #nextProof: bigint
  #taken = 0

  constructor(session: PeerSession, { duty }: SlotSetup, options: IncomingOptions) {
    this.#session = session
    this.#options = options
    this.#nextProof = duty.from
    this.#to = duty.to
  }

  /** The next page, or undefined after the last one. @throws ROLES_STREAM_REFUSED */
  async next(signal: AbortSignal): Promise<Page | undefined> {
    const { pages, turn, onPage, onProof } = this.#options
    while (this.#taken < pages) {
      const message = await this.#session.receive(signal)
      if (message?.type === 'proof') {
        const proof = { index: message.index, siblings: message.siblings }
        if (proof.index !== this.#nextProof || proof.index >= this.#to) {
          throw refuse(`the proof of chunk ${proof.index} is not due`)
        }
        this.#nextProof++
        await onProof?.(proof)
        this.#proofs.push(proof)
      } else if (message?.type === 'page') {
        await turn(signal)
        const page = { index: message.index, bytes: message.bytes }
        await onPage?.(page)
        this.#taken++
        return page
      } else throw refuse(`${message?.type ?? 'the end'} came before the last page`)
    }
    return undefined
  }

  /** All pages that are still to come. */
  async *rest(signal: AbortSignal): AsyncGenerator<Page, void, void> {
    for (let page = await this.next(signal); page !== undefined; page = await this.next(signal)) yield page
  }

  /** The proof of the next chunk of the contract. @throws ROLES_STREAM_REFUSED if it did not come in time */
  proofOf(index: bigint): ChunkProof {
    const proof = this.#proofs.shift()
    if (proof?.index !== index) throw refuse(`the proof of chunk ${index} is missing`)
    return proof
  }
}

export function refuse(why: string): Error {
  return rolesError('ROLES_STREAM_REFUSED', { why })
}
