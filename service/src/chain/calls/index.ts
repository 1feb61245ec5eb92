/** The calls of the market, each made by one function; `submit` and `callFields` take them. */

export { accountCreate } from './account-create.js'
export { accountUpdate } from './account-update.js'
export type { MarketCall } from './market-call.js'
export { offerCreate } from './offer-create.js'
export { publishFeed } from './publish-feed.js'
export { publishPlan } from './publish-plan.js'
export { settle } from './settle.js'
export { submitPerformanceChallenge } from './submit-performance-challenge.js'
export { submitStatement } from './submit-statement.js'
export { submitStorageChallenge } from './submit-storage-challenge.js'
export { transfer } from './transfer.js'
export { updateFeed } from './update-feed.js'
