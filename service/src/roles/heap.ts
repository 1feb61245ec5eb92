/**
 * Room for buffers while replicas are made, checked and stored. Chunks and pages pass through buffers outside V8's heap, which
 * V8 counts as growth of the heap; its limit follows what lives in the heap, a few dozen MB. So it would mark all of that for
 * every few MB that pass through, which takes a fifth of a setup's processor time. A provider at rest has no use for such
 * room: it gives it back.
 */

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Duties } from '../chain/types.js'

/** V8 itself lets the heap grow to between 1.1 and 4 times what is alive before it collects; this makes it always 4. */
const GROWING_PERCENT = 300
/** V8's own way. */
const USUAL_PERCENT = 0
/** Blocks without a setup after which the room is given back: the next one may come at once. */
const CALM_BLOCKS = 10

/** What holds for the whole process. */
export interface Heap {
  /** By how much it grows before it is collected; from the next collection on. */
  grow(percent: number): void
  /** Collects what is not alive any more, at once: nothing else would for a long time. */
  collect(): void
}

export const PROCESS_HEAP: Heap = {
  grow: (percent) => setFlagsFromString(`--heap-growing-percent=${percent}`),
  collect: () => {
    setFlagsFromString('--expose-gc')
    const collect: unknown = runInNewContext('gc')
    if (typeof collect === 'function') collect()
  }
}

/** The room of a process, for all of its providers. */
export class HeapRoom {
  readonly #heap: Heap
  readonly #busy = new Set<object>()

  constructor(heap: Heap = PROCESS_HEAP) {
    this.#heap = heap
  }

  /** For one provider. */
  enter(): { readonly serve: (duties: Pick<Duties, 'setups'>) => void; readonly leave: () => void } {
    const provider = {}
    /** Blocks since its last setup. */
    let calm = 0
    const leave = () => this.#rest(provider)
    return {
      leave,
      serve: ({ setups }) => {
        calm = setups.length > 0 ? 0 : calm + 1
        if (calm === 0) this.#work(provider)
        else if (calm >= CALM_BLOCKS) leave()
      }
    }
  }

  #work(provider: object): void {
    if (this.#busy.size === 0) this.#heap.grow(GROWING_PERCENT)
    this.#busy.add(provider)
  }

  #rest(provider: object): void {
    if (!this.#busy.delete(provider) || this.#busy.size > 0) return
    this.#heap.grow(USUAL_PERCENT)
    this.#heap.collect()
  }
}

export const HEAP_ROOM = new HeapRoom()
