/**
 * Looks now and then which keys the account acts with. A new signing key is taken over as it is; a new Noise key is another
 * peer, for which the provider has to start again.
 */

import type { Duties } from '../chain/types.js'
import { equalBytes } from '../hyper/index.js'
import type { RoleContext } from './context.js'
import { rolesError } from './errors.js'

/** Ticks from one look to the next. */
const LOOK_TICKS = 8n

export class KeyWatch {
  readonly #context: Pick<RoleContext, 'market' | 'peer' | 'signing' | 'fail' | 'log'>
  #next = 0n
  #warned = false

  constructor(context: Pick<RoleContext, 'market' | 'peer' | 'signing' | 'fail' | 'log'>) {
    this.#context = context
  }

  async serve({ user, tick }: Duties, signal?: AbortSignal): Promise<void> {
    if (tick < this.#next) return
    this.#next = tick + LOOK_TICKS
    const { market, peer, signing, fail, log } = this.#context
    const keys = await market.keysOf(user, signal)
    if (keys === undefined) return
    if (!equalBytes(keys.noiseKey, peer.network.noiseKey)) return fail(rolesError('ROLES_NOISE_KEY_REPLACED'))
    const changed = signing.act(keys.signingKey)
    if (changed) log.warn('the account has another signing key: taken over')
    if (changed === undefined && !this.#warned) {
      log.error({ err: rolesError('ROLES_SIGNING_KEY_UNKNOWN') })
      this.#warned = true
    }
  }
}
