/** The account and its first offer, as the daemon was told to make them. */

import { type AccountKeyring, accountCreate, type OfferWish, offerOf } from '../api/index.js'
import type { Logger } from '../log.js'
import type { BlockFeed } from './block-feed.js'
import type { MakeOffer } from './role-keeper.js'

export interface OfferSources {
  readonly blocks: Pick<BlockFeed, 'follow'>
  readonly keyring: AccountKeyring
  readonly wish: OfferWish
  readonly log: Logger
}

/** @throws CHAIN_WIPED before anything is sent, if HOME belongs to a chain that is gone; CHAIN_FEES_UNPAYABLE */
export function offerMaker({ blocks, keyring, wish, log }: OfferSources): MakeOffer {
  return async (chain, user, signal) => {
    await blocks.follow(chain)
    if (user === undefined) {
      const { noise, signing } = await keyring.acting(chain, signal)
      await accountCreate(chain, { noise, signing }, signal)
    }
    const { stake, block } = await chain.registerForWork(await offerOf(chain, wish, signal), {}, signal)
    log.info({ roles: wish.roles, stake: `${stake}`, block }, 'offer made')
  }
}
