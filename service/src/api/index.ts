export { type AccountFields, accountCreate, accountDelete, accountFields, accountUpdate } from './account.js'
export {
  type ChangeContext,
  type ChangeOptions,
  type ChangeQuote,
  hostingCancel,
  hostingPause,
  hostingResume,
  hostingUpdate,
  hostingUpdateQuote
} from './changes.js'
export { type ChangeInput, type Cost, type CostInput, costOf, costOfChange, type PricedRange } from './cost.js'
export { API_ERRORS, type ApiErrorCode } from './errors.js'
export { feedsOf, newFeed, type ObtainOptions, obtain, type SourceFeed, shortKey } from './feeds.js'
export {
  type Hosting,
  type HostingContext,
  type HostingOptions,
  type HostingQuote,
  hostingQuote,
  hostingRequest
} from './hosting.js'
export { AccountKeyring, type KeyChain } from './keyring.js'
export {
  type AccountKeys,
  actingGenerations,
  deriveKeys,
  type Generations,
  newSecret,
  signingSeeds
} from './keys.js'
export {
  changedOffer,
  MOST_SLOTS,
  type OfferChain,
  type OfferChange,
  type OfferWish,
  offerOf,
  secondsOf,
  tickIn
} from './offers.js'
export type {
  AccountCreateParams,
  AccountUpdateParams,
  FollowParams,
  HostingRequestParams,
  HostingUpdateParams,
  PlanParams,
  Source
} from './params.js'
export type { AccountChain, FeedChain, HostingChain, PlanChain, ReceiptChain } from './ports.js'
export { ReceiptAsker } from './receipts.js'
export { type Author, authorOf, type TipChain, tip } from './tips.js'
