/** One request for something of a key: what it asks for, its place among the others, and the time that it has. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FeedVersion } from '../hyper/index.js'
import { siteOf, splitUrl } from './address.js'
import { askerOf } from './asker.js'
import { gatewayError } from './errors.js'
import type { Lease, OpenFeeds } from './open-feeds.js'
import type { Places } from './places.js'
import { formatVersion, parseVersion } from './version.js'

export interface Visit {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly key: Uint8Array
  /** The key in z-base-32. */
  readonly id: string
  readonly path: string
  readonly query: URLSearchParams
  /** Ends when the one who asked is gone, or the first byte is late. */
  readonly signal: AbortSignal
  /** The first byte is there: from now on only who asked ends it. */
  readonly begun: () => void
  readonly lease: Lease
  /** Keeps feed and place until called, beyond the answer itself. */
  readonly end: () => void
}

export interface VisitRules {
  readonly feeds: OpenFeeds
  readonly places: Places
  readonly pathLength: number
  readonly firstByteMs: number
}

const GONE = new Error('who asked is gone')

/** @throws GATEWAY_HOST_UNKNOWN, GATEWAY_PATH_TOO_LONG, GATEWAY_BUSY, GATEWAY_SHARE_USED, GATEWAY_TIMEOUT, and what opening a feed throws */
export async function visit(request: FastifyRequest, reply: FastifyReply, rules: VisitRules): Promise<Visit> {
  const site = keySiteOf(request)
  const { url = '/' } = request.raw
  if (url.length > rules.pathLength) {
    throw gatewayError('GATEWAY_PATH_TOO_LONG', { length: url.length, most: rules.pathLength })
  }
  const asker = askerOf(request)
  const leave = rules.places.enter(asker)
  const gone = new AbortController()
  const late = (): void => gone.abort(gatewayError('GATEWAY_TIMEOUT', { seconds: rules.firstByteMs / 1_000 }))
  const timer = setTimeout(late, rules.firstByteMs)
  let lease: Lease | undefined
  const end = (): void => {
    clearTimeout(timer)
    gone.abort(GONE)
    lease?.release()
    leave()
  }
  reply.raw.once('close', end).once('finish', end)
  try {
    lease = await rules.feeds.lease(site.key, asker, gone.signal)
  } catch (error) {
    end()
    throw error
  }
  const { path, query } = splitUrl(url)
  const begun = (): void => clearTimeout(timer)
  const asked = { path, query: new URLSearchParams(query), signal: gone.signal, begun, lease, end }
  return { request, reply, key: site.key, id: site.id, ...asked }
}

export function keySiteOf({ headers: { host } }: FastifyRequest): { readonly key: Uint8Array; readonly id: string } {
  const site = siteOf(host)
  if (site?.type !== 'key')
    throw gatewayError('GATEWAY_HOST_UNKNOWN', { host: host?.slice(0, 100) ?? 'without a name' })
  return site
}

/** The version that is read: the newest, or the one that `?v=` names. */
export interface Pinned {
  readonly version: FeedVersion
  /** Whether it was named, and so stays what it is for ever. */
  readonly pinned: boolean
}

/** @throws GATEWAY_VERSION_UNKNOWN */
export function pinnedOf({ query, lease: { reader } }: Visit): Pinned {
  const asked = query.get('v')
  const newest = reader.version
  if (asked === null) return { version: newest, pinned: false }
  const version = parseVersion(asked, newest)
  if (version !== undefined) return { version, pinned: true }
  throw gatewayError('GATEWAY_VERSION_UNKNOWN', { version: asked.slice(0, 40), newest: formatVersion(newest) })
}
