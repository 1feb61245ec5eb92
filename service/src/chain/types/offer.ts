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

/** Beta reputation of one role: fees earned and fees lost, in planck, decaying. */
export interface Rating {
  readonly good: bigint
  readonly bad: bigint
  readonly updated: Tick
}

/** The chain's book-keeping of one role of a provider. */
export interface RoleState {
  /** Stake held for the role. */
  readonly stake: Balance
  /** Part of the stake that stands for duties. */
  readonly committed: Balance
  /** Duties at present. */
  readonly duties: number
  readonly rating: Rating
}

/** A provider: a user with an offer. */
export interface Provider {
  readonly offer: Offer
  readonly status: { readonly type: 'registered'; readonly drawableAt: Tick } | { readonly type: 'drawable' }
  /** Held for fees of statements, answers and reports. */
  readonly feeReserve: Balance
  readonly encoder: RoleState | undefined
  readonly attestor: RoleState | undefined
  readonly hoster: RoleState | undefined
  /** Plain bytes reserved or stored as hoster. */
  readonly usedBytes: bigint
}
