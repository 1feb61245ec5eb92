/** The gateway: hyperdrives and hypercores out of the network for any browser, each key on an origin of its own. */

import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { isDatdotError } from '../errors.js'
import { type Logger, silentLogger } from '../log.js'
import { answerList, answerPath } from './answer-path.js'
import { asGatewayError, gatewayError } from './errors.js'
import { answerFailure, unreadable } from './failures.js'
import { checkOrigin, preflight } from './headers.js'
import { GATEWAY_LIMITS, type GatewayLimits } from './limits.js'
import { Memory } from './memory.js'
import { OpenFeeds } from './open-feeds.js'
import { ownRoutes } from './own-pages.js'
import { Places } from './places.js'
import type { FeedPeer, HostingLookup, Receipts } from './ports.js'
import { keySiteOf, type Visit, type VisitRules, visit } from './visit.js'
import { answerWatch } from './watch.js'

export interface GatewayOptions {
  readonly peer: FeedPeer
  /** Nothing if there is no chain to ask. */
  readonly hosting?: HostingLookup
  readonly receipts?: Receipts
  /** Origins of the web whose pages may read, besides those of this machine; `*` for all. Default none. */
  readonly origins?: readonly string[]
  /** Whether what is read may stay on the disk now. Default always. */
  readonly hasRoom?: () => boolean
  readonly limits?: Partial<GatewayLimits>
  readonly log?: Logger
}

export interface Gateway {
  /** For the instance that serves `KEY.localhost` and nothing else. */
  readonly sites: FastifyPluginAsync
  /** How what the server refuses for sites is told. */
  readonly refusals: {
    failed(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply
    hostUnknown(host: string): Error
    unreadable(why: string, html: boolean): { readonly type: string; readonly body: string }
  }
  /** For the instance that serves the daemon's own origin. */
  readonly own: FastifyPluginAsync
  /** Feeds that are open, requests and streams of changes at present. */
  readonly figures: () => { readonly feeds: number; readonly reads: number; readonly watches: number }
  close(): Promise<void>
}

/** Names of a key's origin that are the gateway's, not the drive's. */
const RESERVED = '/.well-known/datdot/'
const READS = ['GET', 'HEAD', 'OPTIONS']
const METHODS = [...READS, 'POST', 'PUT', 'PATCH', 'DELETE']

export function openGateway(options: GatewayOptions): Gateway {
  const { peer, hosting, receipts, hasRoom, origins = [], log = silentLogger() } = options
  const limits = { ...GATEWAY_LIMITS, ...options.limits }
  const asks = { ...(hosting && { hosting }), ...(receipts && { receipts }), ...(hasRoom && { hasRoom }) }
  const feeds = new OpenFeeds({ peer, ...asks, limits, log })
  const reads = new Places(limits.reads, limits.readsEach, 'reads')
  const watches = new Places(limits.watches, limits.watchesEach, 'streams of changes')
  const policy = { origins }
  const { pathLength, firstByteMs, beatMs } = limits
  const rules = { policy, limits, memory: new Memory(limits.memoryBytes) }
  const asked: VisitRules = { feeds, places: reads, pathLength, firstByteMs }
  const failed: Gateway['refusals']['failed'] = (error, request, reply) =>
    answerFailure(error, request, reply, { policy, seconds: limits.chunkMs / 1_000 })
  const fail = (app: FastifyInstance) => void app.setErrorHandler(failed)

  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    keySiteOf(request)
    if (request.method === 'OPTIONS') return preflight(request, reply, policy)
    checkOrigin(request, policy)
    const { url = '' } = request.raw
    if (url.startsWith(`${RESERVED}watch`)) {
      return ending(await visit(request, reply, { ...asked, places: watches }), async (one) =>
        answerWatch(one, { policy, beatMs })
      )
    }
    const list = url.startsWith(`${RESERVED}list`)
    return ending(await visit(request, reply, asked), (one) => (list ? answerList : answerPath)(one, rules))
  }

  return {
    sites: async (app) => {
      fail(app)
      // Before a body is waited for.
      app.addHook('onRequest', async ({ method }) => {
        if (!READS.includes(method)) throw gatewayError('GATEWAY_METHOD_UNKNOWN', { method })
      })
      app.route({ method: METHODS, url: '/*', exposeHeadRoute: false, handler: answer })
    },
    refusals: {
      failed,
      hostUnknown: (host) => gatewayError('GATEWAY_HOST_UNKNOWN', { host: host.slice(0, 100) }),
      unreadable
    },
    own: async (app) => {
      app.setErrorHandler((error, request, reply) => {
        // What was refused before it came here is told by who refused it.
        if (isDatdotError(error) && asGatewayError(error, 0).code === 'GATEWAY_FAILED') throw error
        return failed(error, request, reply)
      })
      ownRoutes(app, { feeds, places: reads, hosting, policy, pathLength, firstByteMs })
    },
    figures: () => ({ feeds: feeds.size, reads: reads.taken, watches: watches.taken }),
    close: () => feeds.close()
  }
}

/** What cannot be answered gives its place back at once. */
async function ending(one: Visit, answer: (one: Visit) => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await answer(one)
  } catch (error) {
    const { reason } = one.signal
    one.end()
    throw reason ?? error
  }
}
