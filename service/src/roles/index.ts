export { ROLES_ERRORS, type RolesErrorCode } from './errors.js'
export { type ProviderOptions, type ProviderRole, startProvider } from './provider.js'
export { type Follower, type FollowerOptions, startFollower } from './sponsor/follower.js'
export type { WatchEnd } from './sponsor/plan-watch.js'
