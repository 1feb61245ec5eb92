/** The one range of bytes that a request may ask for. RFC 9110, section 14. */

export type Wanted =
  | { readonly type: 'whole' }
  /** Bytes `[start, end)`. */
  | { readonly type: 'part'; readonly start: number; readonly end: number }
  /** It begins behind the end. */
  | { readonly type: 'beyond' }

/** Several ranges, other units and what is no range count as none, which the standard allows. */
export function rangeOf(header: string | undefined, size: number): Wanted {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(' ', '') ?? '') ?? []
  if (first === '' && last === '') return { type: 'whole' }
  if (first === '') {
    const suffix = Number(last)
    if (suffix === 0 || size === 0) return { type: 'beyond' }
    return { type: 'part', start: Math.max(0, size - suffix), end: size }
  }
  const start = Number(first)
  const end = last === '' ? size : Math.min(size, Number(last) + 1)
  if (last !== '' && Number(last) < start) return { type: 'whole' }
  return start >= size ? { type: 'beyond' } : { type: 'part', start, end }
}
