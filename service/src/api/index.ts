export { type AccountFields, accountCreate, accountFields, accountUpdate } from './account.js'
export { type Cost, type CostInput, costOf } from './cost.js'
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
export { type AccountKeys, deriveKeys } from './keys.js'
export type { AccountCreateParams, AccountUpdateParams, HostingRequestParams, Source } from './params.js'
export type { AccountChain, FeedChain, HostingChain } from './ports.js'
