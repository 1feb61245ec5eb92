/** Bytes of a core from one place to another, chunk by chunk as somebody takes them. */

import type Hypercore from 'hypercore'
import { abortable } from '../../abort.js'
import { hyperError } from '../errors.js'
import { fetchChunk } from '../fetch.js'
import { setPresence } from '../presence.js'
import { driveInvalid } from './entries.js'

/** Where a file is in a core. */
export interface Extent {
  /** Place of its first byte in the core. */
  readonly byteOffset: number
  readonly byteLength: number
  /** Its first chunk, and the first one after it. */
  readonly chunks: { readonly start: number; readonly end: number }
}

/** Bytes of a file, from the first to before the last. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

export interface ByteOptions {
  /** Longest that one chunk may take, in milliseconds. */
  readonly chunkMs: number
  /** Waits until so many bytes of memory are free, and takes them; what it returns gives them back. */
  readonly reserve: (bytes: number, signal?: AbortSignal) => Promise<() => void>
  /** Whether what was read may stay in the store. */
  readonly keeps: () => boolean
}

/** Chunks that are asked for before somebody takes them: they wait in the store, not in memory. */
const AHEAD = 32
/** What a chunk is taken for until one was seen. */
const USUAL_CHUNK = 64 * 1024

/**
 * The bytes `[start, end)` of a file. At most one chunk is in memory, as long as it takes to hand it over.
 * @throws HYPER_CHUNK_TIMEOUT, HYPER_DRIVE_INVALID if the file's author stated what is not so
 */
export async function* readBytes(
  core: Hypercore,
  { byteOffset, byteLength, chunks }: Extent,
  { start, end }: ByteRange,
  options: ByteOptions,
  signal?: AbortSignal
): AsyncGenerator<Uint8Array> {
  let left = Math.min(end, byteLength) - start
  if (left <= 0) return
  const session = core.session()
  const ahead = new ReadAhead(session, chunks.end)
  let largest = USUAL_CHUNK
  try {
    let [index, skip] = await placeOf(session, byteOffset + start, options.chunkMs, signal)
    if (index < chunks.start) throw driveInvalid('a file', 'it does not begin where it says')
    for (; left > 0; index++, skip = 0) {
      if (index >= chunks.end) throw driveInvalid('a file', 'it is shorter than it says')
      const release = await options.reserve(largest, signal)
      try {
        ahead.from(index)
        const chunk = await fetchChunk(session, index, options.chunkMs, signal)
        largest = Math.max(largest, chunk.length)
        const part = chunk.subarray(skip, skip + left)
        left -= part.length
        if (part.length > 0) yield part
        if (!options.keeps() && left > 0) await setPresence(core, { start: index, end: index + 1 }, false)
      } finally {
        release()
      }
    }
  } finally {
    ahead.stop()
    await session.close()
  }
}

async function placeOf(
  core: Hypercore,
  byte: number,
  timeout: number,
  signal?: AbortSignal
): Promise<readonly [number, number]> {
  try {
    const place = await abortable(core.seek(byte, { timeout }), signal)
    if (place !== null) return place
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'REQUEST_TIMEOUT') throw cause
    throw hyperError('HYPER_READ_STALLED', { seconds: timeout / 1000 }, cause)
  }
  throw driveInvalid('a file', 'it lies beyond its core')
}

/** Keeps the next chunks coming. */
class ReadAhead {
  readonly #core: Hypercore
  readonly #end: number
  #download: { destroy(): void } | undefined
  #until = 0

  constructor(core: Hypercore, end: number) {
    this.#core = core
    this.#end = end
  }

  /** Chunks from `index` on are wanted. */
  from(index: number): void {
    if (this.#until >= Math.min(index + AHEAD / 2, this.#end)) return
    const start = Math.max(index, this.#until)
    this.#until = Math.min(index + AHEAD, this.#end)
    const download = this.#core.download({ start, end: this.#until, linear: true })
    download.done().catch(() => {})
    this.#download = download
  }

  stop(): void {
    this.#download?.destroy()
  }
}
