/** Which objects the events of a block are about. */

import type { Id, MarketEvent } from '../chain/types.js'

const NAMES = [
  'plan',
  'feed',
  'contract',
  'amendment',
  'challenge',
  'user',
  'hoster',
  'encoder',
  'attestor',
  'reviewer'
] as const

/** Ids, each once. */
export function touched(events: readonly MarketEvent[]): Id[] {
  const ids = new Set<Id>()
  for (const event of events) {
    const fields: Readonly<Record<string, unknown>> = { ...event }
    for (const name of NAMES) {
      const id = fields[name]
      if (typeof id === 'bigint') ids.add(id)
    }
    if (event.type === 'performanceChallengeIssued') for (const attestor of event.attestors) ids.add(attestor)
  }
  return [...ids]
}
