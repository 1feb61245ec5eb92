/** What every role works with, and the small interfaces through which roles know the chain and other peers. */

import type { Market } from '../chain/types.js'
import type { FeedCore, Figures, HypercorePeer, KeyPair, MeasureOptions, PeerNetwork } from '../hyper/index.js'
import type { Logger } from '../log.js'
import type { Admission } from './admission.js'
import type { DutyBoard } from './duty-board.js'
import type { FeedRanges } from './feed-ranges.js'
import type { FeedWatch } from './feed-watch.js'
import type { SigningKeys } from './signing-keys.js'

/** What roles need of a Hypercore peer. */
export type RolePeer = Pick<
  HypercorePeer,
  'network' | 'listen' | 'openCore' | 'sync' | 'announce' | 'unannounce' | 'find' | 'joinPeer'
>

/** An anonymous reader with a key pair that is used once. */
export interface Reader {
  readonly keyPair: KeyPair
  readonly network: PeerNetwork
  /** What it has read, until it is closed. */
  readonly core?: FeedCore | undefined
  measure(options: MeasureOptions, signal?: AbortSignal): Promise<Figures>
  close(): Promise<void>
}

export interface RoleContext {
  readonly market: Market
  readonly peer: RolePeer
  readonly board: DutyBoard
  /** Which chunks of which feeds the roles of this account need. */
  readonly ranges: FeedRanges
  /** Compares the signed heads that the roles of this account meet. */
  readonly heads: FeedWatch
  readonly signing: SigningKeys
  /** Whether this machine takes on more work, and how fast it goes. */
  readonly admission: Admission
  /** Folder of the account's own files. */
  readonly folder: string
  readonly openReader: (signal: AbortSignal) => Promise<Reader>
  /** Milliseconds until failed work is tried again. */
  readonly retryMs: number | undefined
  /** Stops the provider, which cannot go on; a person has to do what the error says. */
  readonly fail: (error: unknown) => void
  readonly log: Logger
}
