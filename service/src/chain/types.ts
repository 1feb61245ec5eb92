/** Plain types of the chain: the pallet's records and the runtime API's answers, and the port `Market` for roles. */

export type * from './types/account.js'
export type * from './types/amendment.js'
export type * from './types/challenge.js'
export type * from './types/contract.js'
export type * from './types/delivery.js'
export type * from './types/event.js'
export type * from './types/feed.js'
export type * from './types/ids.js'
export type * from './types/market.js'
export type * from './types/offer.js'
export type * from './types/plan.js'
export type * from './types/query.js'
