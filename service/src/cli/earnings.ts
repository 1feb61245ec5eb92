/**
 * What the account is paid, logged from finalised blocks, also those that were missed while it did not run. The cursor
 * in HOME also tells whether the chain is still the one that HOME belongs to.
 */

import type { ChainAPI } from '../chain/index.js'
import type { UserId } from '../chain/types.js'
import { followBlocks } from '../daemon/block-feed.js'
import { paidTo } from '../views/index.js'
import { formatMoney } from './quantities.js'
import type { Session } from './session.js'

/**
 * Logs payments until the session ends.
 * @param user whose; it may become known later
 * @returns see `followBlocks`
 * @throws CHAIN_WIPED, CHAIN_CURSOR_UNREADABLE
 */
export async function followEarnings(
  session: Session,
  chain: ChainAPI,
  user: () => UserId | undefined,
  file: string
): Promise<{ readonly ended: Promise<void> }> {
  const { log, signal } = session
  const following = await followBlocks(
    chain,
    file,
    ({ block, events }) => {
      for (const event of events) {
        for (const [kind, planck] of Object.entries(paidTo(user(), event) ?? {}))
          log.info({ block, event: event.type, kind, amount: formatMoney(planck) }, 'paid')
      }
    },
    log,
    signal
  )
  session.defer(chain, () => following.stop())
  return following
}
