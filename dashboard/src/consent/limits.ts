/** How often a page may ask. What was asked is kept in the daemon's origin, where no other page reads or clears it. */

/** `localStorage`, or what is like it. */
export interface Kept {
  getItem(name: string): string | null
  setItem(name: string, value: string): void
}

const NAME = 'datdot-asked'
const MINUTE_MS = 60_000
/** Requests of an origin, and of all together, in a minute. */
const OF_ONE = 4
const OF_ALL = 10
/** After so many refusals in a row an origin has to wait for so long. */
const REFUSALS = 3
const PAUSE_MS = 10 * MINUTE_MS

interface Asked {
  readonly origin: string
  readonly at: number
  readonly refused: boolean
}

/** Notes that an origin asks, and says whether it may. */
export function mayAsk(kept: Kept, origin: string, now: number): boolean {
  const asked = read(kept, now)
  const soon = asked.filter(({ at }) => now - at < MINUTE_MS)
  const own = asked.filter((one) => one.origin === origin)
  const refusals = own.slice(-REFUSALS).filter(({ refused }) => refused)
  const may =
    soon.length < OF_ALL && soon.filter((one) => one.origin === origin).length < OF_ONE && refusals.length < REFUSALS
  if (may) write(kept, [...asked, { origin, at: now, refused: false }])
  return may
}

/** The last request of an origin was refused. */
export function noteRefusal(kept: Kept, origin: string, now: number): void {
  const asked = read(kept, now)
  const last = asked.findLastIndex((one) => one.origin === origin)
  write(
    kept,
    asked.map((one, index) => (index === last ? { ...one, refused: true } : one))
  )
}

function read(kept: Kept, now: number): readonly Asked[] {
  try {
    const asked = JSON.parse(kept.getItem(NAME) ?? '[]') as Asked[]
    return asked.filter(({ at }) => now - at < PAUSE_MS && at <= now)
  } catch {
    return []
  }
}

function write(kept: Kept, asked: readonly Asked[]): void {
  kept.setItem(NAME, JSON.stringify(asked.slice(-100)))
}
