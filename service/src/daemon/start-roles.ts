/** How the daemon starts its roles, once: the chain's blocks, the account's peer, then the roles. */

import { dirname, join } from 'node:path'
import type { AccountKeyring } from '../api/index.js'
import { ensureSole } from '../backup/index.js'
import type { Limits } from '../limits/index.js'
import type { Logger } from '../log.js'
import type { BlockFeed } from './block-feed.js'
import { Failure } from './failure.js'
import type { Peers } from './peers.js'
import { type NetworkSettings, networkOptions, startProviding } from './providing.js'
import type { StartRoles } from './role-keeper.js'

export interface RoleSources {
  readonly blocks: Pick<BlockFeed, 'follow'>
  readonly keyring: AccountKeyring
  readonly peers: Peers
  readonly limits: Limits
  readonly network: NetworkSettings
  /** Folder of the roles' state. */
  readonly folder: string
  readonly log: Logger
}

export function rolesStarter({ blocks, keyring, peers, limits, network, folder, log }: RoleSources): StartRoles {
  return async (chain, roles, signal) => {
    // Before anything is sent: HOME may belong to a chain that is gone.
    const following = await blocks.follow(chain)
    const keys = await keyring.acting(chain, signal)
    await ensureSole({ home: dirname(folder), noiseSeed: keys.noiseSeed, ...networkOptions(network) }, signal)
    const peer = await peers.open({ folder: join(folder, 'store'), seed: keys.noiseSeed, listen: false }, signal)
    const failure = new Failure()
    following.ended.catch(failure.with)
    try {
      const onFailed = failure.with
      const provider = { chain, keyring, keys, peer, network, roles, folder, onFailed, admission: limits, log }
      const end = await startProviding(provider, signal)
      return {
        failed: failure.now,
        stop: async () => {
          await end()
          await peers.close(peer)
        }
      }
    } catch (error) {
      await peers.close(peer)
      throw error
    }
  }
}
