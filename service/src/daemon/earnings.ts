/** What an account is paid, by the events of blocks. */

import type { BlockEvents, MarketEvent, UserId } from '../chain/types.js'

export interface Payment {
  readonly block: number
  readonly event: MarketEvent['type']
  /** Planck. */
  readonly amount: bigint
}

/** The payments of a block to a user. */
export function paymentsOf({ block, events }: BlockEvents, user: UserId | undefined): Payment[] {
  return events
    .map((event) => ({ block, event: event.type, amount: paid(event, user) }))
    .filter(({ amount }) => amount > 0n)
}

function paid(event: MarketEvent, user: UserId | undefined): bigint {
  switch (event.type) {
    case 'setupPaid':
      return (event.encoder === user ? event.fee : 0n) + (event.attestor === user ? event.fee : 0n)
    case 'measurementPaid':
      return event.attestor === user ? event.amount : 0n
    case 'slotSettled':
      return event.hoster === user ? event.amount : 0n
    default:
      return 0n
  }
}
