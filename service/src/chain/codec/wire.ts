/** Plain values in the form that polkadot.js encodes. */

import { u8aToHex } from '@polkadot/util'

/**
 * Bytes become hex, since as an argument for `Bytes` an array of bytes would be taken for one that is encoded already; a
 * tagged union becomes `{ tag: fields }`, or `{ tag: value }` where it carries a `value` without a name on chain, and what
 * is left out becomes `null`.
 */
export function wire(value: unknown): unknown {
  if (value === undefined) return null
  if (value instanceof Uint8Array) return u8aToHex(value)
  if (Array.isArray(value)) return value.map(wire)
  if (value === null || typeof value !== 'object') return value
  const { type, ...rest } = value as Record<string, unknown>
  if (typeof type === 'string' && 'value' in rest && Object.keys(rest).length === 1) return { [type]: wire(rest.value) }
  const fields = Object.fromEntries(Object.entries(rest).map(([name, field]) => [name, wire(field)]))
  return typeof type === 'string' ? { [type]: fields } : fields
}

/**
 * Whether two plain values are the same: what was encoded is compared with what was meant, because encoders pad, cut and
 * fill in silently.
 */
export function samePlain(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (a instanceof Uint8Array || b instanceof Uint8Array) return sameBytes(a, b)
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return [...names].every((name) => samePlain(left[name], right[name]))
}

export function sameBytes(a: unknown, b: unknown): boolean {
  if (!(a instanceof Uint8Array && b instanceof Uint8Array) || a.length !== b.length) return false
  return a.every((byte, index) => byte === b[index])
}
