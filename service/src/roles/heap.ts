/**
 * Room for buffers while replicas are made, checked and stored. Chunks and pages pass through buffers outside V8's heap, which
 * V8 counts as growth of the heap; its limit follows what lives in the heap, a few dozen MB. So it would mark all of that for
 * every few MB that pass through, which takes a fifth of a setup's processor time. A provider at rest has no use for such
 * room: it gives it back, and so it does now and then with what else is not alive any more. Left to itself V8 would look for
 * that every few seconds, which takes more of the processor than all else that a provider at rest does.
 */

import { Session } from 'node:inspector/promises'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import type { Duties, Tick } from '../chain/types.js'

/** V8 itself lets the heap grow to between 1.1 and 4 times what is alive before it collects; this makes it always 4. */
const GROWING_PERCENT = 300
/** V8's own way. */
const USUAL_PERCENT = 0
/** Blocks without a setup after which the room is given back: the next one may come at once. */
const CALM_BLOCKS = 10
/** Ticks at rest from one look at the heap to the next, and bytes by which it has grown when it is collected. */
const LOOK_TICKS = 40n
const GROWN_BYTES = 16 * 2 ** 20

/** What holds for the whole process. */
export interface Heap {
  /** By how much it grows before it is collected; from the next collection on. */
  grow(percent: number): void
  /** Bytes that it has taken, and buffers outside of it. */
  size(): number
  /** Collects what is not alive any more, and gives the memory back: nothing else would for a long time. */
  collect(): Promise<void>
}

export const PROCESS_HEAP: Heap = {
  grow: (percent) => setFlagsFromString(`--heap-growing-percent=${percent}`),
  size: () => {
    const { total_heap_size: heap, external_memory: external } = getHeapStatistics()
    return heap + external
  },
  // What `gc()` leaves in half-empty pages, a third of the heap after a thousand setups, goes back to the system by this.
  collect: async () => {
    const session = new Session()
    session.connect()
    try {
      await session.post('HeapProfiler.collectGarbage')
    } finally {
      session.disconnect()
    }
  }
}

/** The room of a process, for all of its providers. */
export class HeapRoom {
  readonly #heap: Heap
  readonly #busy = new Set<object>()
  /** Tick of the last look, whichever provider it was for. */
  #looked: Tick | undefined
  /** What was left by the last collection. */
  #left: number | undefined

  constructor(heap: Heap = PROCESS_HEAP) {
    this.#heap = heap
  }

  /** For one provider, which may have much to do at its start, too. */
  enter(): { readonly serve: (duties: Pick<Duties, 'setups' | 'tick'>) => void; readonly leave: () => void } {
    const provider = {}
    /** Blocks since its start or its last setup. */
    let calm = 0
    return {
      leave: () => this.#rest(provider),
      serve: ({ setups, tick }) => {
        calm = setups.length > 0 ? 0 : calm + 1
        if (calm === 0) this.#work(provider)
        else if (calm >= CALM_BLOCKS) this.#rest(provider, tick)
      }
    }
  }

  #work(provider: object): void {
    if (this.#busy.size === 0) this.#heap.grow(GROWING_PERCENT)
    this.#busy.add(provider)
  }

  #rest(provider: object, tick?: Tick): void {
    const worked = this.#busy.delete(provider)
    if (this.#busy.size > 0) return
    if (worked) this.#heap.grow(USUAL_PERCENT)
    if (this.#hasGrown(tick) || worked) void this.#collect()
  }

  /** Looked at only now and then. */
  #hasGrown(tick: Tick | undefined): boolean {
    if (tick === undefined || (this.#looked !== undefined && tick < this.#looked + LOOK_TICKS)) return false
    this.#looked = tick
    return this.#left === undefined || this.#heap.size() > this.#left + GROWN_BYTES
  }

  async #collect(): Promise<void> {
    // What cannot be collected now is so the next time.
    await this.#heap.collect().catch(() => {})
    this.#left = this.#heap.size()
  }
}

export const HEAP_ROOM = new HeapRoom()
