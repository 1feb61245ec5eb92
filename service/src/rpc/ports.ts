/** What methods work with; the daemon has it. */

import type { AccountKeyring } from '../api/index.js'
import type { ChainAPI } from '../chain/index.js'
import type { PlanId } from '../chain/types.js'
import type { HypercorePeer, Published } from '../hyper/index.js'
import type { Logger } from '../log.js'
import type { LocalFacts, ViewChain } from '../views/index.js'

export interface RpcContext {
  /**
   * The chain as the account sees it.
   * @throws DAEMON_NODE_AWAY if no node answers
   */
  chain(): ChainAPI
  /** The account's keys. Never part of an answer but for the public ones. */
  readonly keyring: AccountKeyring
  /** The sponsor's store of hypercores; opened when it is first asked for. */
  store(signal?: AbortSignal): Promise<HypercorePeer>
  /** Serves the hypercores of a plan until it is hosted, and follows it if it grows; also after a restart. */
  tend(plan: PlanId, published: Published): Promise<void>
  /** Has roles start or stop by the account's offer now, and not only with a block to come. */
  offerChanged(): void
  /** Puts a new token in place of the one in HOME, and ends what the old one has open. */
  renewToken(): Promise<void>
  /** What views are made of. */
  readonly views: {
    /** @throws DAEMON_NODE_AWAY if no node answers */
    chain(): ViewChain
    readonly local: LocalFacts
  }
  readonly log: Logger
}
