/** How long an encoder looks for a source: up to half of its time, if nothing came for a while. */

import type { SetupDuty, Tick } from '../../chain/types.js'

/** Most ticks in which nothing comes until the search counts as stalled. */
const MAX_STALL = 20n

interface Search {
  readonly since: Tick
  /** When a chunk came last. */
  heard: Tick
}

export class Searches {
  readonly #searches = new Map<string, Search>()

  /** Notes that a chunk came, or that the search begins. */
  note(name: string, tick: Tick): void {
    const search = this.#searches.get(name)
    if (search === undefined) this.#searches.set(name, { since: tick, heard: tick })
    else search.heard = tick
  }

  isStalled(name: string, { deadline }: SetupDuty, tick: Tick): boolean {
    const search = this.#searches.get(name)
    if (search === undefined || deadline <= search.since) return false
    const time = deadline - search.since
    const stall = time / 8n < MAX_STALL ? time / 8n : MAX_STALL
    return tick >= search.since + time / 2n && tick > search.heard + stall
  }

  has(name: string): boolean {
    return this.#searches.has(name)
  }

  end(name: string): void {
    this.#searches.delete(name)
  }
}
