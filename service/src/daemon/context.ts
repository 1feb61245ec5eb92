/** What the parts of a daemon work with, and what a part is. */

import type { AccountKeyring } from '../api/index.js'
import type { TrafficFigures } from '../hyper/index.js'
import type { LimitState } from '../limits/index.js'
import type { Logger } from '../log.js'
import type { RpcContext } from '../rpc/ports.js'
import type { AccountWatch } from './account-watch.js'
import type { OnBlock } from './block-feed.js'
import type { ChainLink } from './chain-link.js'
import type { Peers } from './peers.js'
import type { NetworkSettings } from './providing.js'
import type { RoleState } from './role-keeper.js'
import type { Sponsor } from './sponsor.js'
import type { WebPart } from './web/server.js'

export interface DaemonSettings extends NetworkSettings {
  readonly home: string
  /** WebSocket address of the chain node. */
  readonly rpc: string
  /** Where the web server listens, `host:port`. */
  readonly web: string
  /** Further names of the web server, separated by commas. */
  readonly webNames: string | undefined
  /** Origins of the web whose pages may read through the gateway, separated by commas. */
  readonly gatewayOrigins: string | undefined
}

export interface DaemonContext {
  readonly settings: DaemonSettings
  readonly version: string
  readonly keyring: AccountKeyring
  /** The chain, which may be away. */
  readonly link: ChainLink
  /** Calls with every finalised block, also those that were missed; a block may come twice. */
  readonly onBlock: (handler: OnBlock) => void
  /** Where the roles stand. */
  readonly roles: () => RoleState
  readonly sponsor: Sponsor
  /** Opens and closes peers of this process, which are counted together. */
  readonly peers: Peers
  /** Of all peers of this process. */
  readonly traffic: () => TrafficFigures
  /** What people are shown of the account, and what is told to pages by itself. */
  readonly watch: AccountWatch
  /** What of the machine is given now. */
  readonly limits: () => LimitState
  /** Bytes above the reserve of the disk; undefined: not known. */
  readonly diskLeft: () => number | undefined
  /** What methods work with, but for what is the web server's. */
  readonly rpc: Omit<RpcContext, 'renewToken'>
  readonly log: Logger
}

/** A part: what it serves, and how it ends. Parts are closed in the reverse order of their start. */
export interface DaemonPart {
  readonly web?: readonly WebPart[]
  close?(): Promise<void>
}

export type StartPart = (context: DaemonContext, signal: AbortSignal) => DaemonPart | Promise<DaemonPart>
