/**
 * Room for buffers. Chunks and pages pass through buffers outside V8's heap, which V8 counts as growth of the heap; its
 * limit follows what lives in the heap, a few dozen MB. So it would mark all of that for every few MB that pass through,
 * which takes a fifth of a setup's processor time.
 */

import { setFlagsFromString } from 'node:v8'

/** V8 itself lets the heap grow to between 1.1 and 4 times what is alive before it collects; this makes it always 4. */
const GROWING_PERCENT = 300

/** Holds for the whole process, from the next collection on. */
export function giveHeapRoom(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`)
}
