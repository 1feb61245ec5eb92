/** Ranges of chunks. */

/** The chunks `[start, end)`. */
export interface ChunkRange {
  readonly start: number
  readonly end: number
}

/** The parts of a range that none of the others covers. */
export function without(range: ChunkRange, others: readonly ChunkRange[]): ChunkRange[] {
  const free: ChunkRange[] = []
  let start = range.start
  for (const other of [...others].sort((left, right) => left.start - right.start)) {
    if (other.end <= start) continue
    if (other.start >= range.end) break
    if (other.start > start) free.push({ start, end: other.start })
    start = other.end
  }
  if (start < range.end) free.push({ start, end: range.end })
  return free
}
