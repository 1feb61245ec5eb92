/**
 * Chunks of a core in their order, for somebody who reads on and on: what the store has comes several at a time, and the next
 * of it is read while the last is worked with; what it has not comes one by one, from whichever peer has it.
 */

import type Hypercore from 'hypercore'
import { fetchChunk } from '../fetch.js'

export interface BatchOptions {
  /** Longest that one chunk may take, in milliseconds. */
  readonly chunkMs: number
  /** Waits until so many bytes of memory are free, and takes them; what it returns gives them back. */
  readonly reserve: (bytes: number, signal?: AbortSignal) => Promise<() => void>
}

/** Some chunks that follow each other. */
export interface Batch {
  readonly chunks: readonly Uint8Array[]
  /** Gives their memory back; nothing uses them any more. */
  readonly release: () => void
}

/** What is read at once, and a second time ahead; a single chunk may be larger. */
const MOST_CHUNKS = 32
const MOST_BYTES = 512 * 1024
/** What a chunk is taken for whose size the store does not know, until a larger one was seen. */
const USUAL_CHUNK = 64 * 1024

const NOTHING: Batch = { chunks: [], release: () => {} }

export class ChunkBatches {
  readonly #core: Hypercore
  readonly #end: number
  readonly #options: BatchOptions
  readonly #signal: AbortSignal | undefined
  #next: number
  /** Bytes that are wanted from the next chunk on. */
  #wanted: number
  #largest = USUAL_CHUNK
  #ahead: Promise<Batch> | undefined

  /** @param wanted bytes from the first chunk on: none is read ahead that lies behind them */
  constructor(
    core: Hypercore,
    { start, end }: { readonly start: number; readonly end: number },
    wanted: number,
    options: BatchOptions,
    signal?: AbortSignal
  ) {
    this.#core = core
    this.#next = start
    this.#end = end
    this.#wanted = wanted
    this.#options = options
    this.#signal = signal
  }

  /**
   * The next chunks, at least one.
   * @throws HYPER_CHUNK_TIMEOUT
   */
  async take(): Promise<Batch> {
    const stored = await (this.#ahead ?? this.#readStored())
    this.#ahead = undefined
    const batch = stored.chunks.length > 0 ? stored : await this.#fetch()
    this.#next += batch.chunks.length
    this.#wanted -= batch.chunks.reduce((sum, { length }) => sum + length, 0)
    if (this.#wanted > 0) this.#ahead = this.#readStored()
    // Whoever takes it sees the failure.
    this.#ahead?.catch(() => {})
    return batch
  }

  close(): void {
    this.#ahead?.then(
      ({ release }) => release(),
      () => {}
    )
  }

  /** Of the next chunks those that the store has, up to the first that it has not. */
  async #readStored(): Promise<Batch> {
    const start = this.#next
    if (this.#wanted <= USUAL_CHUNK || start + 1 >= this.#end) return this.#readOne(start)
    const sizes = await this.#sizes(start)
    const bytes = sizes.reduce((sum, size) => sum + size, 0)
    if (sizes.length === 0) return NOTHING
    const release = await this.#options.reserve(bytes, this.#signal)
    try {
      const chunks = await this.#read((reader) => sizes.map((_, at) => reader.getBlock(start + at)))
      const missing = chunks.indexOf(null)
      const there = (missing < 0 ? chunks : chunks.slice(0, missing)).filter((chunk) => chunk !== null)
      if (there.length === 0) release()
      return { chunks: there, release }
    } catch (error) {
      release()
      throw error
    }
  }

  /** The last one: what is reserved for it is a guess, which saves small files a reading. */
  async #readOne(index: number): Promise<Batch> {
    const release = await this.#options.reserve(this.#largest, this.#signal)
    try {
      const [chunk] = await this.#read((reader) => [reader.getBlock(index)])
      if (chunk) return { chunks: [chunk], release }
    } catch (error) {
      release()
      throw error
    }
    release()
    return NOTHING
  }

  /** The sizes of as many chunks as are read at once, as their Merkle leaves state them. */
  async #sizes(start: number): Promise<number[]> {
    const count = Math.min(MOST_CHUNKS, this.#end - start)
    const leaves = await this.#read((reader) =>
      Array.from({ length: count }, (_, at) => reader.getTreeNode(2 * (start + at)))
    )
    const sizes: number[] = []
    const most = Math.min(MOST_BYTES, this.#wanted)
    for (let bytes = 0; bytes < most; ) {
      const leaf = leaves[sizes.length]
      if (!leaf || (sizes.length > 0 && bytes + leaf.size > MOST_BYTES)) break
      bytes += leaf.size
      sizes.push(leaf.size)
    }
    return sizes
  }

  #read<T>(ask: (reader: ReturnType<Hypercore['core']['storage']['read']>) => Promise<T>[]): Promise<T[]> {
    const reader = this.#core.core.storage.read()
    const asked = ask(reader)
    reader.tryFlush()
    return Promise.all(asked)
  }

  /** From whichever peer has it. */
  async #fetch(): Promise<Batch> {
    const release = await this.#options.reserve(this.#largest, this.#signal)
    try {
      const chunk = await fetchChunk(this.#core, this.#next, this.#options.chunkMs, this.#signal)
      this.#largest = Math.max(this.#largest, chunk.length)
      return { chunks: [chunk], release }
    } catch (error) {
      release()
      throw error
    }
  }
}
