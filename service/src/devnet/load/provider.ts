/** One account of the crowd: registered, with an offer, and its role running over a peer of its own. */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type AccountKeys, accountCreate, deriveKeys, offerOf } from '../../api/index.js'
import { ChainAPI, type ChainClient, Signer } from '../../chain/index.js'
import { parseBytes, parseDuration, parseHours } from '../../cli/quantities.js'
import { HypercorePeer } from '../../hyper/index.js'
import type { Logger } from '../../log.js'
import { type ProviderRole, startProvider } from '../../roles/index.js'
import { HOSTER_STORAGE, type Member } from '../cast.js'
import { networkOf, type ProcessConfig } from './config.js'

/** Alike for all, as the devnet's own providers have them. */
const TERMS = {
  capacity: 64,
  storage: parseBytes(HOSTER_STORAGE),
  region: 'u3',
  hours: parseHours('all'),
  rate: 1_024,
  latency: 100,
  until: parseDuration('365d')
}

/** What a member works with, apart from what is its own. */
export interface Surroundings {
  readonly config: ProcessConfig
  /** One connection for all members of a process. */
  readonly client: ChainClient
  readonly log: Logger
  /** Called when the member has stopped by itself. */
  readonly onFailed: (error: unknown) => void
}

/**
 * Registers the account of a secret and makes its offer.
 * @param terms where they differ from those that all have
 */
export async function enrol(
  chain: ChainAPI,
  secret: string,
  roles: readonly ProviderRole[],
  terms: { readonly capacity?: number; readonly storage?: bigint } = {},
  signal?: AbortSignal
): Promise<AccountKeys> {
  const keys = await deriveKeys(secret)
  await accountCreate(chain, { noise: keys.noise, signing: keys.signing }, signal)
  await chain.registerForWork(await offerOf(chain, { ...TERMS, ...terms, roles }, signal), {}, signal)
  return keys
}

/** @returns what stops it */
export async function startMemberHere(
  { name, part, secret }: Member,
  { config, client, log, onFailed }: Surroundings,
  signal: AbortSignal
): Promise<() => Promise<void>> {
  const chain = new ChainAPI(client, await Signer.fromSecret(secret))
  const roles = [part as ProviderRole]
  const keys = await enrol(chain, secret, roles, {}, signal)
  const folder = join(config.home, name, 'provider')
  mkdirSync(folder, { recursive: true })
  const network = networkOf(config)
  const own = { folder: join(folder, 'store'), seed: keys.noiseSeed, listen: false, log }
  const peer = await HypercorePeer.open({ ...network, ...own }, signal)
  const role = { market: chain.market, peer, signingSeed: keys.signingSeed, roles, folder, onFailed, log }
  try {
    const stop = await startProvider({ ...network, ...role }, signal)
    return async () => {
      await stop()
      await peer.close()
    }
  } catch (error) {
    await peer.close()
    throw error
  }
}
