/** `/health`: whether the daemon does what it is there for, and if not, why. Open: it says nothing of money or keys. */

import type { FastifyPluginAsync } from 'fastify'
import { type DatdotError, isDatdotError } from '../../errors.js'
import type { LimitState } from '../../limits/index.js'
import { withoutSecrets } from '../../secrets.js'
import type { ChainLink } from '../chain-link.js'
import { daemonError } from '../errors.js'
import type { RoleState } from '../role-keeper.js'

export interface Reason {
  readonly code: string
  readonly message: string
  readonly remedy: string
}

/** `idle`: nothing is wrong, and there is no work for roles. */
export interface Health {
  readonly status: 'ok' | 'idle' | 'failing'
  readonly roles: readonly string[]
  readonly reasons: readonly Reason[]
  /** Why no new work is taken on, by the machine's limits: no failure, what was taken on is done. */
  readonly limits: readonly Reason[]
}

export interface HealthSources {
  readonly limits: () => Pick<LimitState, 'refusals'>
  readonly link: Pick<ChainLink, 'trouble' | 'seenAt' | 'now'>
  readonly roles: () => RoleState
  /** Unix milliseconds. */
  readonly now?: () => number
}

/** Intervals of blocks without one after which the node is cut off. */
const MISSED_BLOCKS = 20

export function healthOf({ link, roles, limits, now = Date.now }: HealthSources): Health {
  const state = roles()
  const failing: Error[] = []
  const { trouble } = link
  if (trouble !== undefined) failing.push(trouble)
  else {
    const seconds = Math.round((now() - link.seenAt) / 1_000)
    if (seconds * 1_000 > MISSED_BLOCKS * link.now().client.blockTimeMs) {
      failing.push(daemonError('DAEMON_CHAIN_STANDS', { seconds }))
    }
  }
  if (state.type === 'failed') failing.push(state.error)
  if (state.type === 'starting' && trouble === undefined) {
    failing.push(daemonError('DAEMON_STARTING', { what: state.roles.join(', ') || 'the offer is looked up' }))
  }
  const idle = state.type === 'waiting' ? [state.why] : []
  const status = failing.length > 0 ? 'failing' : idle.length > 0 ? 'idle' : 'ok'
  return {
    status,
    roles: state.type === 'running' ? state.roles : [],
    reasons: [...failing, ...idle].map(reasonOf),
    limits: limits().refusals.map(reasonOf)
  }
}

export function healthRoute(sources: HealthSources): FastifyPluginAsync {
  return async (app) => {
    app.get('/health', { config: { access: 'open' } }, async (_request, reply) => {
      const health = healthOf(sources)
      return reply
        .code(health.status === 'failing' ? 503 : 200)
        .header('cache-control', 'no-store')
        .send(health)
    })
  }
}

function reasonOf(error: Error): Reason {
  const { code, message, remedy }: Pick<DatdotError, 'code' | 'message' | 'remedy'> = isDatdotError(error)
    ? error
    : daemonError('DAEMON_INTERNAL')
  return { code, message: withoutSecrets(message), remedy }
}
