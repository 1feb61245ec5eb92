/** What every role works with. Roles know the chain by `Market` and other peers by `HypercorePeer`, nothing else. */

import type { Market } from '../chain/types.js'
import type { DhtAddress, HypercorePeer } from '../hyper/index.js'
import type { Logger } from '../log.js'
import type { DutyBoard } from './duty-board.js'

export interface RoleContext {
  readonly market: Market
  readonly peer: HypercorePeer
  readonly board: DutyBoard
  /** Seed of the account's signing key, 32 bytes. */
  readonly signingSeed: Uint8Array
  /** Folder of the account's own files. */
  readonly folder: string
  /** Where anonymous readers enter the DHT, and the address that they bind to. */
  readonly network: { readonly bootstrap?: readonly DhtAddress[]; readonly host?: string }
  readonly log: Logger
}
