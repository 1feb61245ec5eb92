/**
 * Follows what an account is paid, over finalised blocks, also those that were missed while it did not run. The cursor
 * in HOME also tells whether the chain is still the one that HOME belongs to.
 */

import { rm } from 'node:fs/promises'
import type { ChainAPI } from '../chain/index.js'
import type { BlockEvents, MarketEvent, UserId } from '../chain/types.js'
import { isDatdotError } from '../errors.js'
import { formatMoney } from './quantities.js'
import type { Session } from './session.js'

/**
 * Logs payments until the session ends.
 * @param user whose; it may become known later
 * @returns what rejects when following cannot go on: the chain has become another one, or cannot be used any more; it
 * resolves when the session ends
 * @throws CHAIN_WIPED, CHAIN_CURSOR_UNREADABLE
 */
export async function followEarnings(
  session: Session,
  chain: ChainAPI,
  user: () => UserId | undefined,
  file: string
): Promise<{ readonly ended: Promise<void> }> {
  const handler = ({ block, events }: BlockEvents): void => {
    for (const event of events) {
      const planck = paid(event, user())
      if (planck > 0n) session.log.info({ block, event: event.type, amount: formatMoney(planck) }, 'paid')
    }
  }
  const listen = () => chain.listenToEvents(handler, { file }, session.signal)
  let listening = await listen()
  session.defer(chain, () => listening.stop())
  const follow = async (): Promise<void> => {
    // A listening that was stopped ends the following too, also when the session ends by a failure and not by its signal.
    for (let stopped = false; !stopped; ) {
      stopped = await listening.ended.then(
        () => true,
        async (error: unknown) => {
          if (!isDatdotError(error, 'CHAIN_HISTORY_PRUNED')) throw error
          session.log.warn({ err: error }, 'payments of the time that was missed are not listed')
          await rm(file, { force: true })
          listening = await listen()
          return false
        }
      )
    }
  }
  const ended = follow()
  ended.catch(() => {})
  return { ended }
}

/** What an event pays to the user, planck. */
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
