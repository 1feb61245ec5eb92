/**
 * One hypercore that this peer has open. Plain types only: chunks are `Uint8Array`, indices and lengths of the live core
 * are numbers, and what goes to the chain or into a proof is `bigint`.
 */

import type Hypercore from 'hypercore'
import { abortable } from '../abort.js'
import { type ChunkRange, without } from './chunk-range.js'
import { type ContinuedHead, continuation, extensionTo } from './continuation.js'
import { type ConflictProof, type Contradiction, contradictionInConflict, contradictionWith } from './contradiction.js'
import {
  type HeadExtension,
  headExtension,
  type ProvenChunk,
  pinnedChunk,
  provenChunk,
  type SignedHead,
  type SignedLength,
  signedHead
} from './core-proofs.js'
import { signedByFeed } from './feed-signature.js'
import { fetchChunk, waitForLength } from './fetch.js'
import { fetchAll, type OnChunk } from './fetch-all.js'
import type { ChunkSource } from './held-chunks.js'
import { type Hold, holdChunks } from './hold.js'
import { ingestHead, ProofsIngest } from './ingest.js'
import { pinnedChunks } from './pinned-chunks.js'
import { setPresence } from './presence.js'
import type { PinnedHead } from './proof/index.js'
import { reclaim } from './reclaim.js'
import { heldChunks } from './store.js'

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

  /** Fetches these chunks as a reader fetches a feed, in this order, until all are there or `signal` fires. */
  fetch(chunks: readonly number[], onChunk: (transfer: Transfer) => void, signal?: AbortSignal): Promise<void> {
    const onArrival: OnChunk = (index, bytes, peer) => onChunk({ index, bytes, peer })
    return fetchAll(this.#core, { chunks }, onArrival, signal)
  }

  /** Appends to a core of one's own. */
  async append(chunks: readonly Uint8Array[]): Promise<number> {
    const { length } = await this.#core.append(
      chunks.map((chunk) => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    )
    return length
  }

  /** Drops chunks from the store and from its files, and tells the peers. What is held stays. */
  async clear(range: ChunkRange): Promise<void> {
    for (const free of without(range, heldChunks(this.#core).ranges())) await setPresence(this.#core, free, false)
    await reclaim(this.#core.core.storage)
  }

  /**
   * Has these chunks read from a source from now on, in place of the store, which drops its own. The core says that it has
   * them as soon as it has the nodes of their proofs to the first `length` chunks' roots; if it lacks nodes, they come by
   * `download`.
   */
  hold(range: ChunkRange, length: bigint, source: ChunkSource): Promise<Hold> {
    return holdChunks(this.#core, range, length, source)
  }

  /** The head as it is now, checked: what `publish_feed` takes. */
  head(): Promise<SignedHead> {
    return signedHead(this.#core)
  }

  /**
   * A message signed by the feed's key: such as what `publisherMessage` says.
   * @returns undefined if this store does not have the key
   */
  signed(message: Uint8Array): Promise<Uint8Array | undefined> {
    return signedByFeed(this.#core, message)
  }

  /** What continues a head of `fromLength` chunks up to the present one: what `update_feed` takes. */
  extension(fromLength: bigint): Promise<HeadExtension> {
    return headExtension(this.#core, fromLength)
  }

  /** The present head and how it continues a pinned one: what another peer needs for `ingestHead`. */
  continuation(pinned: PinnedHead, signal?: AbortSignal): Promise<ContinuedHead> {
    return continuation(this.#core, pinned, signal)
  }

  /** How an earlier head of this core continues a pinned one: what `update_feed` takes. */
  extensionTo(pinned: PinnedHead, to: SignedLength, signal?: AbortSignal): Promise<HeadExtension> {
    return extensionTo(this.#core, pinned, to, signal)
  }

  /** A chunk of the store with its proof to the roots of the first `length` chunks. */
  proof(index: number, length: bigint): Promise<ProvenChunk> {
    return provenChunk(this.#core, index, length)
  }

  /** The same, checked against the pinned roots. */
  pinnedChunk(index: number, pinned: Pick<PinnedHead, 'length' | 'roots'>): Promise<ProvenChunk> {
    return pinnedChunk(this.#core, index, pinned)
  }

  /** All chunks of a range of the store, in order, checked against the pinned roots. */
  pinnedChunks(range: ChunkRange, pinned: Pick<PinnedHead, 'length' | 'roots'>): AsyncIterable<ProvenChunk> {
    return pinnedChunks(this.#core, range, pinned)
  }

  /** Whether a signed head that somebody showed contradicts the present one; see `contradiction.ts`. */
  contradiction(shown: SignedHead): Promise<Contradiction | undefined> {
    return contradictionWith(this.#core, shown)
  }

  /**
   * Called when Hypercore finds that a peer has another head of the same fork, with what proves it; it closes the core then.
   * Returns what stops it.
   */
  onContradiction(listener: (found: Contradiction) => void, onFailure: (error: unknown) => void): () => void {
    const onConflict = (_length: number, _fork: number, proof: ConflictProof): void => {
      contradictionInConflict(this.#core, proof).then((found) => found && listener(found), onFailure)
    }
    this.#core.on('conflict', onConflict)
    return () => this.#core.off('conflict', onConflict)
  }

  /** Takes a feed's head over from another peer, so that `ingestProofs` can follow. */
  ingestHead(continued: ContinuedHead, signal?: AbortSignal): Promise<void> {
    return ingestHead(this.#core, continued, signal)
  }

  /** Stores the nodes of checked proofs of ascending chunks, given their leaves; what an earlier one stored is not stored again. */
  ingestProofs(): ProofsIngest {
    return new ProofsIngest(this.#core)
  }

  /** Called for every chunk that a peer sent. Returns what stops it. */
  onDownload(listener: (transfer: Transfer) => void): () => void {
    return this.#onTransfer('download', listener)
  }

  /** Called for every chunk that was queued for a peer. Returns what stops it. */
  onUpload(listener: (transfer: Transfer) => void): () => void {
    return this.#onTransfer('upload', listener)
  }

  /** Called when the core has got longer, or has gone to another fork. Returns what stops it. */
  onGrowth(listener: () => void): () => void {
    const events = ['append', 'truncate'] as const
    for (const event of events) this.#core.on(event, listener)
    return () => {
      for (const event of events) this.#core.off(event, listener)
    }
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
