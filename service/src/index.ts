/** What programs import from `datdot`: the service API, the chain client, and the Hypercore peer. */

export * from './api/index.js'
export { ChainAPI, type ChainClient, type ConnectOptions, connectChain, Signer } from './chain/index.js'
export { DatdotError, type ErrorDetails, type ErrorEntry, isDatdotError } from './errors.js'
export { formatFeedKey, HypercorePeer, type PeerOptions, parseBootstrap, parseFeedKey } from './hyper/index.js'
export { createLogger, type Logger, type LogOptions } from './log.js'
export {
  type Admission,
  type Follower,
  type FollowerOptions,
  type ProviderOptions,
  type ProviderRole,
  type Reader,
  type RolePeer,
  startFollower,
  startProvider,
  type WatchEnd
} from './roles/index.js'
