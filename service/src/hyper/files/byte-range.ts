/** Bytes of a core from one place to another, chunk by chunk as somebody takes them. */

import type Hypercore from 'hypercore'
import { abortable } from '../../abort.js'
import { hyperError } from '../errors.js'
import { setPresence } from '../presence.js'
import { type BatchOptions, ChunkBatches } from './chunk-batches.js'
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

export interface ByteOptions extends BatchOptions {
  /** Whether what was read may stay in the store. */
  readonly keeps: () => boolean
}

/** Chunks that are asked for before somebody takes them: they wait in the store, not in memory. */
const AHEAD = 32

/**
 * The bytes `[start, end)` of a file, in parts of which several come at once. What came is in memory until more is asked for.
 * @throws HYPER_CHUNK_TIMEOUT, HYPER_DRIVE_INVALID if the file's author stated what is not so
 */
export async function* readBytes(
  core: Hypercore,
  extent: Extent,
  { start, end }: ByteRange,
  options: ByteOptions,
  signal?: AbortSignal
): AsyncGenerator<readonly Uint8Array[]> {
  const { byteLength, chunks } = extent
  let left = Math.min(end, byteLength) - start
  if (left <= 0) return
  const session = core.session()
  const ahead = new ReadAhead(session, chunks.end)
  let batches: ChunkBatches | undefined
  try {
    let [index, skip] = await placeOf(session, extent, start, options.chunkMs, signal)
    if (index < chunks.start) throw driveInvalid('a file', 'it does not begin where it says')
    batches = new ChunkBatches(session, { start: index, end: chunks.end }, skip + left, options, signal)
    while (left > 0) {
      if (index >= chunks.end) throw driveInvalid('a file', 'it is shorter than it says')
      ahead.from(index)
      const batch = await batches.take()
      try {
        const parts = partsOf(batch.chunks, skip, left)
        skip = 0
        left -= parts.reduce((sum, { length }) => sum + length, 0)
        if (parts.length > 0) yield parts
        const from = index
        index += batch.chunks.length
        // The last one may be needed again at once: the next range may begin in it.
        const dropped = { start: from, end: left > 0 ? index : index - 1 }
        if (!options.keeps()) await setPresence(core, dropped, false)
      } finally {
        batch.release()
      }
    }
  } finally {
    ahead.stop()
    batches?.close()
    await session.close()
  }
}

/** What is wanted of chunks: without the first bytes of the first one, and nothing behind the last. */
function partsOf(chunks: readonly Uint8Array[], skip: number, most: number): Uint8Array[] {
  let left = most
  return chunks
    .map((chunk, at) => {
      const from = at === 0 ? skip : 0
      const part = chunk.subarray(from, from + left)
      left -= part.length
      return part
    })
    .filter(({ length }) => length > 0)
}

type Place = readonly [index: number, skip: number]

/** Where files begin that were read before, and the fork of the core at that time. */
const beginnings = new WeakMap<Extent, { readonly fork: number; readonly place: Place }>()

/** The chunk in which a byte of a file is, and the bytes of it before that one. */
async function placeOf(
  core: Hypercore,
  extent: Extent,
  byte: number,
  timeout: number,
  signal?: AbortSignal
): Promise<Place> {
  const { fork } = core
  const known = byte === 0 ? beginnings.get(extent) : undefined
  if (known?.fork === fork) return known.place
  const place = await seek(core, extent.byteOffset + byte, timeout, signal)
  if (byte === 0) beginnings.set(extent, { fork, place })
  return place
}

async function seek(core: Hypercore, byte: number, timeout: number, signal?: AbortSignal): Promise<Place> {
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
    if (this.#end <= this.#core.contiguousLength) return
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
