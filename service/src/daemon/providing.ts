/** The roles of one account: what `datdot provide` and the daemon start alike. */

import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { AccountKeyring, AccountKeys } from '../api/index.js'
import type { ChainAPI } from '../chain/index.js'
import { HypercorePeer, parseBootstrap, randomBytes } from '../hyper/index.js'
import type { Limits } from '../limits/index.js'
import type { Logger } from '../log.js'
import { type ProviderOptions, type ProviderRole, startProvider } from '../roles/index.js'

/** How peers reach the DHT. */
export interface NetworkSettings {
  /** `host:port,…`; default the public DHT. */
  readonly bootstrap: string | undefined
  /** Address to bind to; default all. */
  readonly bind: string | undefined
}

/**
 * A peer with its store in a folder; of the one that this is in, HOME, it publishes nothing.
 * @param seed of its Noise key; default a new one every time: nobody has to dial it by name
 * @param listen whether others can dial it from the start
 */
export async function openPeer(
  { folder, network, seed = randomBytes(32), listen = true, limits, log }: PeerSettings,
  signal?: AbortSignal
): Promise<HypercorePeer> {
  const apart = dirname(folder)
  await mkdir(apart, { recursive: true, mode: 0o700 })
  const held = limits && { pace: limits.pace, limits: limits.peerLimits }
  return HypercorePeer.open({ folder, apart, seed, listen, ...networkOptions(network), ...held, log }, signal)
}

export interface PeerSettings {
  readonly folder: string
  readonly network: NetworkSettings
  readonly seed?: Uint8Array | undefined
  readonly listen?: boolean | undefined
  readonly limits?: Pick<Limits, 'pace' | 'peerLimits'> | undefined
  readonly log: Logger
}

export interface ProvidingOptions
  extends Pick<ProviderOptions, 'roles' | 'folder' | 'onFailed' | 'allLost' | 'tailBytes' | 'admission' | 'log'> {
  readonly chain: ChainAPI
  readonly keyring: AccountKeyring
  /** The keys that act. */
  readonly keys: AccountKeys
  /** The peer of the account's Noise key, which does not listen yet. */
  readonly peer: HypercorePeer
  readonly network: NetworkSettings
  readonly roles: readonly ProviderRole[]
}

/** As `startProvider`. */
export async function startProviding(options: ProvidingOptions, signal?: AbortSignal): Promise<() => Promise<void>> {
  const { chain, keyring, keys, network, ...rest } = options
  const provider = {
    ...rest,
    market: chain.market,
    signingSeed: keys.signingSeed,
    otherSigningSeeds: await keyring.signingSeeds(),
    ...networkOptions(network)
  }
  return startProvider(provider, signal)
}

/** As peers take them. */
export function networkOptions({ bootstrap, bind }: NetworkSettings) {
  return {
    ...(bootstrap !== undefined && { bootstrap: parseBootstrap(bootstrap) }),
    ...(bind !== undefined && { host: bind })
  }
}
