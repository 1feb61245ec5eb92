/** What the events of the market pay, and what for. */

import type { MarketEvent, UserId } from '../chain/types.js'
import type { Earned } from './ports.js'

/** What an event pays to the user. */
export function paidTo(user: UserId | undefined, event: MarketEvent): Partial<Earned> | undefined {
  switch (event.type) {
    case 'setupPaid': {
      const seats = [event.encoder, event.attestor].filter((seat) => seat === user).length
      return seats === 0 ? undefined : { setup: event.fee * BigInt(seats) }
    }
    case 'measurementPaid':
      return event.attestor === user ? { measuring: event.amount } : undefined
    case 'slotSettled':
      return event.hoster === user && event.amount > 0n ? { hosting: event.amount } : undefined
    default:
      return undefined
  }
}
