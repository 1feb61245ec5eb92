/** Offers: what a provider promises. */

import type { Balance, Block, Tick } from './ids.js'

export type Role = 'encoder' | 'attestor' | 'hoster'

/** Work as encoder or attestor. */
export interface RoleOffer {
  /** Duties at the same time. */
  readonly capacity: number
  /** Least price per GiB set up. */
  readonly ask: Balance
}

/** Work as hoster. */
export interface HosterOffer {
  /** Slots at the same time. */
  readonly capacity: number
  /** Plain bytes offered. */
  readonly bytes: bigint
  /** Least price per GiB and hour. */
  readonly ask: Balance
}

/** What a provider promises. */
export interface Offer {
  readonly encoder?: RoleOffer | undefined
  readonly attestor?: RoleOffer | undefined
  readonly hoster?: HosterOffer | undefined
  /** A geohash prefix of two characters, such as `u3`. */
  readonly region: string
  /** 21 bytes, one bit an hour of the week in UTC: bit `h` (byte `h / 8`, lowest bit first), from Monday 00:00. */
  readonly hours: Uint8Array
  /** Upload rate in KiB/s. */
  readonly rate: number
  /** Latency in milliseconds. */
  readonly latency: number
  /** First block of the offer. */
  readonly from: Block
  /** Block at which the offer ends. */
  readonly until: Block
}

/** The chain's book-keeping of one role of a provider. */
export interface RoleState {
  /** Stake held for the role. */
  readonly stake: Balance
  /** Part of the stake that stands for duties. */
  readonly committed: Balance
  /** Duties at present. */
  readonly duties: number
  /** Stake that a duty of an encoder or attestor commits; it stays while there are duties. */
  readonly unit: Balance
  /** Position in the tree of all regions, once drawable. */
  readonly anywhere: number | undefined
  /** Position in the tree of the own region, once drawable. */
  readonly regional: number | undefined
}

/** Where a provider stands. */
export type ProviderStatus =
  | { readonly type: 'registered'; readonly drawableAt: Tick }
  | { readonly type: 'drawable' }
  /** Is away and keeps its slots; the pause ends by itself. */
  | { readonly type: 'paused'; readonly since: Tick; readonly until: Tick }
  /** Hands its duties over and ends; `unvisited` are the slots for which no successor is wanted yet. */
  | { readonly type: 'leaving'; readonly since: Tick; readonly unvisited: number }
  /** Failed a duty; is not drawn until it unpauses itself. */
  | { readonly type: 'suspended'; readonly since: Tick }

/** How well a user did a role; weights are fees in planck, fading. */
export interface RoleRating {
  readonly role: Role
  /** Weight of duties done. */
  readonly good: bigint
  /** Weight of duties failed. */
  readonly bad: bigint
  /** Share of good in parts per million; 500 000 if nothing is known. */
  readonly score: number
}

/** A provider: a user with an offer. */
export interface Provider {
  readonly offer: Offer
  readonly status: ProviderStatus
  /** Held for fees of statements, answers and reports. */
  readonly feeReserve: Balance
  readonly encoder: RoleState | undefined
  readonly attestor: RoleState | undefined
  readonly hoster: RoleState | undefined
  /** Plain bytes reserved or stored as hoster. */
  readonly usedBytes: bigint
  /** How much it has paused in the period that began at a tick. */
  readonly pauses: { readonly since: Tick; readonly used: Tick }
}
