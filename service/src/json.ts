/** Values of the service as JSON has them, the same on the command line and by JSON-RPC. */

/** 0x and hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return `0x${Buffer.from(bytes).toString('hex')}`
}

/** bigint as its digits, bytes as hex; what is undefined is left out. */
export function toWire(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Uint8Array) return toHex(value)
  if (Array.isArray(value)) return value.map(toWire)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(fields.map(([name, field]) => [name, toWire(field)]))
}

/** The same as text. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(toWire(value), undefined, indent)
}
