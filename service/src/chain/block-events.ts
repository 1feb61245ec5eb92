/** The market's events of a block, by the runtime that made them. */

import type { ApiPromise } from '@polkadot/api'
import type { Vec } from '@polkadot/types'
import type { EventRecord } from '@polkadot/types/interfaces'
import { marketEvents } from './codec/events.js'
import type { Connection } from './connection.js'
import type {} from './generated/augment-api.js'
import { bytesOf, type HexText, specVersionAt, storageAt } from './node-requests.js'
import type { MarketEvent } from './types.js'

/** @param parent the block before, which says what runtime the block was made by */
export async function eventsOf(
  api: ApiPromise,
  connection: Connection,
  at: HexText,
  parent: HexText
): Promise<MarketEvent[]> {
  const { events } = api.query.system
  const specVersion = await specVersionAt(connection, parent)
  if (specVersion !== connection.specVersion) return marketEvents(await (await api.at(at)).query.system.events())
  const text = await storageAt(connection, events.key(), at)
  if (text === null) return []
  const type = api.registry.createLookupType(events.creator.meta.type.asPlain)
  return marketEvents(api.registry.createTypeUnsafe<Vec<EventRecord>>(type, [bytesOf(text)]))
}
