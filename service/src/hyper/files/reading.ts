/**
 * One feed read by its key, as a plain Hypercore program does it: everything that is wanted is fetched first, in an order
 * by chance and from whoever has it, and then written out of the store.
 */

import type Corestore from 'corestore'
import type Hypercore from 'hypercore'
import { stallGuard } from '../../abort.js'
import { hyperError } from '../errors.js'
import { waitForLength } from '../fetch.js'
import { fetchAll, type Wanted } from '../fetch-all.js'
import { Received } from '../received.js'
import { shuffled } from '../shuffled.js'
import {
  type ChunkSpan,
  ensureNew,
  type FetchContent,
  isDrive,
  type ReadProgress,
  type ReadResult,
  type ReadTarget,
  readFile,
  readFolder
} from './read.js'

/** What reading needs of the peer that reads. */
export interface ReadingPeer {
  /** A name space of its own in the store. */
  freshStore(): Corestore
  /** Looks for peers that have the feed, until the function that it returns is called. */
  find(feedKey: Uint8Array): () => Promise<void>
  /** Waits for the feed's head. */
  findHead(core: Hypercore): Promise<void>
}

/** Nothing more came of what was wanted: the rest may not be needed, or nobody has it. */
const LULL_MS = 5_000

export async function readFeed(
  peer: ReadingPeer,
  core: Hypercore,
  target: ReadTarget,
  stallMs: number,
  signal?: AbortSignal
): Promise<ReadResult> {
  await ensureNew(target.to)
  const searches = [peer.find(core.key)]
  const stalled = () => hyperError('HYPER_READ_STALLED', { seconds: stallMs / 1000 })
  try {
    await peer.findHead(core)
    const guard = stallGuard(stallMs, stalled, signal)
    const reading = new Reading(peer, target, guard, searches)
    return await reading
      .run(core)
      .catch((error) => Promise.reject(guard.signal.aborted ? guard.signal.reason : error))
      .finally(() => guard.stop())
  } finally {
    await Promise.all(searches.map((stop) => stop()))
  }
}

class Reading {
  readonly #peer: ReadingPeer
  readonly #target: ReadTarget
  readonly #guard: ReturnType<typeof stallGuard>
  readonly #searches: (() => Promise<void>)[]
  readonly #received: Received
  /** Bytes that came of the core that is being fetched. */
  #arrived = 0

  constructor(
    peer: ReadingPeer,
    target: ReadTarget,
    guard: ReturnType<typeof stallGuard>,
    searches: (() => Promise<void>)[]
  ) {
    this.#peer = peer
    this.#target = target
    this.#guard = guard
    this.#searches = searches
    this.#received = new Received(target.onPeer)
  }

  async run(core: Hypercore): Promise<ReadResult> {
    const { signal } = this.#guard
    const target = { ...this.#target, onProgress: (progress: ReadProgress) => this.#report(progress) }
    await this.#fetch(core, { length: core.length })
    if (!(await isDrive(core, signal))) {
      const asked = this.#ask()
      const result = await readFile(core, target, signal)
      await asked
      return result
    }
    let asked: Promise<void> | undefined
    const content: FetchContent = async (blobs, spans) => {
      this.#searches.push(this.#peer.find(blobs.key))
      this.#arrived = 0
      if (spans.length > 0) {
        const length = await waitForLength(blobs, 1, signal)
        await this.#fetch(blobs, { chunks: shuffled(listed(spans, length)) })
      }
      asked = this.#ask()
    }
    const result = await readFolder(this.#peer.freshStore(), core.key, { ...target, content }, signal)
    await (asked ?? this.#ask())
    return result
  }

  /** When all has come: whoever wants receipts asks for them while it is written out. */
  #ask(): Promise<void> {
    const asked = this.#target.onReceived?.(this.#received, this.#guard.signal) ?? Promise.resolve()
    asked.catch(() => {})
    return asked
  }

  /** Until all is there, or nothing more comes. */
  async #fetch(core: Hypercore, wanted: Wanted): Promise<void> {
    const lull = new Error('nothing more comes')
    const quiet = stallGuard(LULL_MS, () => lull, this.#guard.signal)
    try {
      await fetchAll(
        core,
        wanted,
        (_, bytes, sender) => {
          quiet.touch()
          this.#received.add(sender, core.key, bytes)
          this.#arrived += bytes
          this.#report({ files: 0, bytes: this.#arrived, totalBytes: core.byteLength })
        },
        quiet.signal
      )
    } catch (error) {
      if (error !== lull) throw error
    } finally {
      quiet.stop()
    }
  }

  #report(progress: ReadProgress): void {
    this.#guard.touch()
    this.#target.onProgress?.({ ...progress, bytes: Math.max(progress.bytes, this.#arrived) })
  }
}

/** Most chunks that are listed; more are fetched as they are read. */
const MAX_LISTED = 2 ** 22

/** The chunks of all spans below a length, each of them once. */
function listed(spans: readonly ChunkSpan[], length: number): number[] {
  const chunks: number[] = []
  let next = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = Math.min(end, length)
    for (next = Math.max(next, start); next < last && chunks.length < MAX_LISTED; next++) chunks.push(next)
  }
  return chunks
}
