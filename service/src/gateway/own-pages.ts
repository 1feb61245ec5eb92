/** What the gateway adds to the daemon's own origin: the way to a key's origin, and who hosts a key. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { withTimeout } from '../abort.js'
import { isDatdotError } from '../errors.js'
import { formatFeedKey } from '../hyper/index.js'
import { keyOf, originOf, splitUrl } from './address.js'
import { askerOf } from './asker.js'
import { gatewayError } from './errors.js'
import { type OriginPolicy, pageHeaders } from './headers.js'
import type { OpenFeeds } from './open-feeds.js'
import { type KeyReport, keyPage } from './pages/key-page.js'
import type { Places } from './places.js'
import type { FeedHosting, HostingLookup } from './ports.js'
import { formatVersion } from './version.js'

export interface OwnRules {
  readonly feeds: OpenFeeds
  readonly places: Places
  readonly hosting: HostingLookup | undefined
  readonly policy: OriginPolicy
  readonly pathLength: number
  readonly firstByteMs: number
}

/** Links lead here from anywhere; who follows one learns nothing that is this daemon's. */
const OPEN = { config: { access: 'open' } } as const

export function ownRoutes(app: FastifyInstance, rules: OwnRules): void {
  const toSite = (request: FastifyRequest, reply: FastifyReply) => redirectToSite(request, reply, rules.pathLength)
  app.get('/hyper', OPEN, (request, reply) => redirectAsked(request, reply))
  app.get('/hyper/*', OPEN, toSite)
  app.get<{ Params: { key: string } }>('/key/:key', OPEN, async (request, reply) => {
    const key = keyOf(request.params.key)
    const gone = new AbortController()
    reply.raw.once('close', () => gone.abort())
    const report = await reportOf(key, request, rules, gone.signal)
    pageHeaders(request, reply, rules.policy)
    return reply.header('cache-control', 'no-store').send(keyPage(report))
  })
}

/** `/hyper/KEY/path` of the own origin is `/path` of the key's: no key is ever shown on an origin that it shares. */
function redirectToSite(request: FastifyRequest, reply: FastifyReply, most: number): FastifyReply {
  const { url = '' } = request.raw
  if (url.length > most) throw gatewayError('GATEWAY_PATH_TOO_LONG', { length: url.length, most })
  const { path, query } = splitUrl(url)
  const [, , text = '', ...rest] = path.split('/')
  return go(request, reply, keyOf(decodeURIComponent(text)), `/${rest.join('/')}${query}`)
}

/** What somebody typed into a form: `/hyper?key=…`. */
function redirectAsked(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const text = new URLSearchParams(splitUrl(request.raw.url ?? '').query).get('key') ?? ''
  return go(request, reply, keyOf(text), '/')
}

function go(request: FastifyRequest, reply: FastifyReply, key: Uint8Array, path: string): FastifyReply {
  reply.header('cache-control', 'no-store')
  return reply.redirect(`${originOf(key, request.headers.host ?? '')}${path}`, 307)
}

/** @param gone fires when nobody waits for it any more */
async function reportOf(
  key: Uint8Array,
  request: FastifyRequest,
  rules: OwnRules,
  gone: AbortSignal
): Promise<KeyReport> {
  const asker = askerOf(request)
  const leave = rules.places.enter(asker)
  try {
    const signal = withTimeout(rules.firstByteMs, gone)
    const [found, feed] = await Promise.all([networkOf(key, asker, rules, signal), hostingOf(key, rules, signal)])
    const content = found.content && (await hostingOf(found.content, rules, signal))
    const parts: (readonly [string, FeedHosting | undefined])[] = [[formatFeedKey(key), feed.hosting]]
    if (found.content && content) parts.push([`content ${formatFeedKey(found.content)}`, content.hosting])
    const chain =
      feed.why === undefined ? { state: 'asked' as const, parts } : { state: 'silent' as const, why: feed.why }
    return { key, origin: originOf(key, request.headers.host ?? ''), network: found.network, chain }
  } finally {
    leave()
  }
}

async function networkOf(key: Uint8Array, asker: string, { feeds }: OwnRules, signal: AbortSignal) {
  try {
    const { reader, release } = await feeds.lease(key, asker, signal)
    try {
      const content = await reader.contentKey(signal)
      const { kind, peers } = reader
      return { content, network: { state: 'found' as const, kind, peers, version: formatVersion(reader.version) } }
    } finally {
      release()
    }
  } catch (error) {
    return { network: { state: 'missing' as const, why: isDatdotError(error) ? error.message : 'it took too long' } }
  }
}

async function hostingOf(
  key: Uint8Array,
  { hosting }: OwnRules,
  signal: AbortSignal
): Promise<{ readonly hosting?: FeedHosting | undefined; readonly why?: string }> {
  if (hosting === undefined) return { why: 'this gateway runs without one' }
  try {
    return { hosting: await hosting.hostersOf(key, signal) }
  } catch (error) {
    return { why: isDatdotError(error) ? error.message : 'it did not answer' }
  }
}
