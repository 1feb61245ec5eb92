/**
 * One hypercore that this peer has open. Plain types only: chunks are `Uint8Array`, indices and lengths of the live core
 * are numbers, and what goes to the chain or into a proof is `bigint`.
 */

import type Hypercore from 'hypercore'
import { abortable } from './abort.js'
import { type ContinuedHead, continuation } from './continuation.js'
import {
  type HeadExtension,
  headExtension,
  type ProvenChunk,
  pinnedChunk,
  provenChunk,
  type SignedHead,
  signedHead
} from './core-proofs.js'
import { fetchChunk, waitForLength } from './fetch.js'
import { ingestChunk, ingestHead } from './ingest.js'
import type { ChunkProof, PinnedHead } from './proof/index.js'

/** The chunks `[start, end)`. */
export interface ChunkRange {
  readonly start: number
  readonly end: number
}

export interface Transfer {
  readonly index: number
  readonly bytes: number
  /** Noise key of the peer at the other end. */
  readonly peer: Uint8Array
}

export class FeedCore {
  readonly key: Uint8Array
  readonly #core: Hypercore
  #closing: Promise<void> | undefined

  /** @internal Cores are opened by `HypercorePeer`. */
  constructor(core: Hypercore) {
    this.#core = core
    core.setMaxListeners(0)
    this.key = new Uint8Array(core.key)
  }

  get length(): number {
    return this.#core.length
  }

  get byteLength(): number {
    return this.#core.byteLength
  }

  get fork(): number {
    return this.#core.fork
  }

  get writable(): boolean {
    return this.#core.writable
  }

  /** How many connected peers speak of this core. */
  get peers(): number {
    return this.#core.peers.length
  }

  /** Waits until the core is at least so long, which takes a connected peer that is. Returns its length. */
  waitForLength(least: number, signal?: AbortSignal): Promise<number> {
    return waitForLength(this.#core, least, signal)
  }

  has({ start, end }: ChunkRange): Promise<boolean> {
    return this.#core.has(start, end)
  }

  /**
   * Chunk `index`, from the store or from whichever peer has it.
   * @param timeoutMs how long to wait for a peer; default 30 s
   * @throws HYPER_CHUNK_TIMEOUT
   */
  get(index: number, timeoutMs = 30_000, signal?: AbortSignal): Promise<Uint8Array> {
    return fetchChunk(this.#core, index, timeoutMs, signal)
  }

  /** Fetches every chunk of the range that is not there yet. `onChunk` is told of each that arrives. */
  async download(range: ChunkRange, onChunk?: (transfer: Transfer) => void, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    const session = this.#core.session()
    const stopListening =
      onChunk &&
      this.onDownload((transfer) => {
        if (transfer.index >= range.start && transfer.index < range.end) onChunk(transfer)
      })
    const download = session.download({ start: range.start, end: range.end })
    try {
      await abortable(download.done(), signal, () => download.destroy())
    } finally {
      stopListening?.()
      await session.close()
    }
  }

  /** Appends to a core of one's own. */
  async append(chunks: readonly Uint8Array[]): Promise<number> {
    const { length } = await this.#core.append(
      chunks.map((chunk) => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    )
    return length
  }

  /** Drops chunks from the store, and tells the peers. */
  async clear({ start, end }: ChunkRange): Promise<void> {
    await this.#core.clear(start, end)
  }

  /** The head as it is now, checked: what `publish_feed` takes. */
  head(): Promise<SignedHead> {
    return signedHead(this.#core)
  }

  /** What continues a head of `fromLength` chunks up to the present one: what `update_feed` takes. */
  extension(fromLength: bigint): Promise<HeadExtension> {
    return headExtension(this.#core, fromLength)
  }

  /** The present head and how it continues a pinned one: what another peer needs for `ingestHead`. */
  continuation(pinned: PinnedHead, signal?: AbortSignal): Promise<ContinuedHead> {
    return continuation(this.#core, pinned, signal)
  }

  /** A chunk of the store with its proof to the roots of the first `length` chunks. */
  proof(index: number, length: bigint): Promise<ProvenChunk> {
    return provenChunk(this.#core, index, length)
  }

  /** The same, checked against the pinned roots. */
  pinnedChunk(index: number, pinned: Pick<PinnedHead, 'length' | 'roots'>): Promise<ProvenChunk> {
    return pinnedChunk(this.#core, index, pinned)
  }

  /** Takes a feed's head over from another peer, so that `ingestChunk` can follow. */
  ingestHead(continued: ContinuedHead, signal?: AbortSignal): Promise<void> {
    return ingestHead(this.#core, continued, signal)
  }

  /** Stores a chunk that folds to the pinned roots. Several may be under way at once. */
  ingestChunk(proof: ChunkProof, chunk: Uint8Array): Promise<void> {
    return ingestChunk(this.#core, proof, chunk)
  }

  /** Called for every chunk that a peer sent. Returns what stops it. */
  onDownload(listener: (transfer: Transfer) => void): () => void {
    return this.#onTransfer('download', listener)
  }

  /** Called for every chunk that was queued for a peer. Returns what stops it. */
  onUpload(listener: (transfer: Transfer) => void): () => void {
    return this.#onTransfer('upload', listener)
  }

  close(): Promise<void> {
    this.#closing ??= this.#core.close()
    return this.#closing
  }

  #onTransfer(event: 'download' | 'upload', listener: (transfer: Transfer) => void): () => void {
    const onTransfer = (index: number, bytes: number, peer: { remotePublicKey: Uint8Array }): void =>
      listener({ index, bytes, peer: peer.remotePublicKey })
    this.#core.on(event, onTransfer)
    return () => this.#core.off(event, onTransfer)
  }
}
