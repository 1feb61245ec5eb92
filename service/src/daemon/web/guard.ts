/**
 * Who may ask what. Other programs of this machine and other pages of its browsers reach the same port, so every request
 * is judged before its route runs:
 *
 * - `Host` has to be a name of this server: else a page whose name was rebound to this address could read answers.
 * - `Origin`, and `Sec-Fetch-Site` where a browser sends it, have to be the server's own: no other page may ask.
 * - A token has to come as `Authorization: Bearer`; nothing is ever kept in a cookie, which browsers add by themselves.
 * - A body has to be JSON, which a form cannot send without the browser asking first.
 *
 * A route asks for less in its `config`, see `RouteAccess`.
 */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isOwn, isVisit } from '../../gateway/index.js'
import { daemonError } from '../errors.js'
import { ownOrigins, type ServerNames, siteOf } from './names.js'
import { notFound, type SiteRefusals } from './refusals.js'
import type { Tokens } from './tokens.js'

/** What a route may say in its `config`; default: the account's token, from the server's own pages. */
export interface RouteAccess {
  /** `metrics`: the token for figures does as well; `open`: without a token. */
  readonly access?: 'token' | 'metrics' | 'open'
  /** `any`: other pages may ask, too; they read the answer only if the route's own headers let them. */
  readonly origins?: 'own' | 'any'
  /** `bytes`: its body is `application/octet-stream`, which no form sends either; default JSON. */
  readonly body?: 'json' | 'bytes'
}

declare module 'fastify' {
  interface FastifyContextConfig extends RouteAccess {}
}

const BODY_METHODS = ['POST', 'PUT', 'PATCH', 'DELETE']

/** Judges every request of an instance that serves the daemon's own origin. */
export function guardOwn(app: FastifyInstance, names: () => ServerNames, tokens: Tokens): void {
  app.addHook('onRequest', async (request, reply) => {
    checkHost(request, names())
    const { access = 'token', origins = 'own', body = 'json' } = request.routeOptions.config
    if (origins === 'own') checkOrigin(request, names())
    // Before a body is waited for.
    if (request.is404) throw notFound(request)
    if (access !== 'open') checkToken(request, reply, access, tokens)
    checkContentType(request, body)
  })
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(OWN_HEADERS)) if (!reply.hasHeader(name)) reply.header(name, value)
  })
}

/** Judges every request of the instance that serves sites: it has to be one, and no page may send anything to it. */
export function guardSites(app: FastifyInstance, names: () => ServerNames, refusals?: SiteRefusals): void {
  app.addHook('onRequest', async (request) => {
    const { host = '' } = request.headers
    if (siteOf(host, names()) !== undefined) return
    throw refusals?.hostUnknown(host) ?? daemonError('DAEMON_HOST_UNKNOWN', { host: host.slice(0, 100) })
  })
}

/** A page of ours is framed by nobody, loads nothing from elsewhere, and tells nobody where its reader was. */
const OWN_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY'
}

function checkHost({ headers: { host = '' } }: FastifyRequest, names: ServerNames): void {
  if (!names.own.includes(host.toLowerCase())) throw daemonError('DAEMON_HOST_UNKNOWN', { host: host.slice(0, 100) })
}

function checkOrigin({ headers }: FastifyRequest, names: ServerNames): void {
  const { origin } = headers
  const foreign = origin !== undefined && !ownOrigins(names).includes(origin.toLowerCase())
  if (foreign || !(isOwn(headers) || (isVisit(headers) && origin === undefined))) {
    throw daemonError('DAEMON_ORIGIN_FOREIGN', { origin: String(origin ?? headers['sec-fetch-site']).slice(0, 100) })
  }
}

function checkContentType({ method, headers }: FastifyRequest, body: 'json' | 'bytes'): void {
  if (!BODY_METHODS.includes(method)) return
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  const wanted = body === 'json' ? 'application/json' : 'application/octet-stream'
  if (type !== wanted) throw daemonError('DAEMON_CONTENT_TYPE', { wanted })
}

function checkToken(request: FastifyRequest, reply: FastifyReply, access: 'token' | 'metrics', tokens: Tokens): void {
  const kind = tokens.kindOf(request)
  if (kind === undefined) throw daemonError('DAEMON_TOKEN_MISSING')
  if (kind === 'account') tokens.keep(reply.raw)
  else if (access !== 'metrics') throw daemonError('DAEMON_TOKEN_NARROW')
}
