/** What a page of another origin wants, and whom it is told. Nothing that it sends is believed but who it is. */

/** A wish as it is shown; see `@datdot/client`, which sends it. */
export type Wish =
  | { readonly type: 'hosting'; readonly key: string; readonly seconds: number; readonly replicas?: number }
  | { readonly type: 'tip'; readonly key: string; readonly amount: string }

const KEY = /^[ybndrfg8ejkmcpqxot1uwisza345h769]{52}$/
const MOST_SECONDS = 10 * 365 * 86_400
const MOST_REPLICAS = 255

/** Nothing if it is no wish. */
export function wishOf(sent: unknown): Wish | undefined {
  if (typeof sent !== 'object' || sent === null) return undefined
  const { type, key, seconds, replicas, amount } = sent as Record<string, unknown>
  if (typeof key !== 'string' || !KEY.test(key)) return undefined
  if (type === 'tip') {
    return typeof amount === 'string' && /^[1-9]\d{0,38}$/.test(amount) ? { type, key, amount } : undefined
  }
  if (type !== 'hosting' || !within(seconds, MOST_SECONDS)) return undefined
  if (replicas === undefined) return { type, key, seconds }
  return within(replicas, MOST_REPLICAS) ? { type, key, seconds, replicas } : undefined
}

function within(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= most
}

/** Who asks, as people read it: `https://app.example`, or the key of a drive. */
export function whoAsks(origin: string): string {
  const [, key] = /^http:\/\/([a-z0-9]{52})\.localhost(?::\d+)?$/.exec(origin) ?? []
  return key === undefined ? origin : `the drive ${key}`
}
