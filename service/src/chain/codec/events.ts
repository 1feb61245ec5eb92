/** The market's events among those of a block. */

import type { EventRecord } from '@polkadot/types/interfaces'
import type { PalletDatdotEvent } from '@polkadot/types/lookup'
import { stringCamelCase } from '@polkadot/util'
import type { MarketEvent } from '../types.js'
import { type Plain, plain, uncapitalised } from './plain.js'

export function marketEvents(records: readonly EventRecord[]): MarketEvent[] {
  return records.filter(({ event }) => event.section === 'datdot').map(marketEvent)
}

function marketEvent({ event }: EventRecord): MarketEvent {
  const { names } = event.data
  const fields = event.data.map((value, index) => [stringCamelCase(names?.[index] ?? `${index}`), plain(value)])
  // polkadot.js has an event's fields as a list with names, not as the runtime's enum.
  const value = { type: uncapitalised(event.method), ...Object.fromEntries(fields) } as Plain<PalletDatdotEvent>
  return value
}
