/**
 * What browsers are told with every answer. Each key is an origin of its own; these headers keep it one: nobody frames it,
 * loads from it or reads it but its own pages, and its pages reach nothing but this gateway's keys.
 */

import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { portOf } from './address.js'
import { gatewayError } from './errors.js'
import { PAGE_POLICY } from './pages/html.js'

/** Sent by `@datdot/client`: a page cannot add it to a request to another origin without the gateway's leave. */
export const CLIENT_HEADER = 'datdot-client'

/** Which other pages may read through the gateway, if they ask with `CLIENT_HEADER`. */
export interface OriginPolicy {
  /** Origins such as `https://app.example`, besides pages of this machine; `*` for all. */
  readonly origins: readonly string[]
}

const LOCAL = /^https?:\/\/([a-z0-9-]+\.)?(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/

/** What pages of a drive may do: run what is theirs, and read keys through this gateway; nothing of the web, no frames. */
export function sitePolicy(host: string): string {
  const keys = `http://*.localhost${portOf(host)}`
  return [
    `default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'`,
    `connect-src 'self' ${keys}`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'self'`
  ].join('; ')
}

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'origin-agent-cluster': '?1',
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), usb=(), serial=(), hid=(), bluetooth=(), payment=()',
  'x-dns-prefetch-control': 'off'
} as const

/** For bytes that a drive's author wrote. */
export function siteHeaders(request: FastifyRequest, reply: FastifyReply, policy: OriginPolicy): void {
  reply.headers({ ...ALWAYS, 'content-security-policy': sitePolicy(request.headers.host ?? '') })
  allowReaders(request, reply, policy)
}

/** For a page that the gateway made. */
export function pageHeaders(request: FastifyRequest, reply: FastifyReply, policy: OriginPolicy): void {
  reply.headers({ ...ALWAYS, 'content-security-policy': PAGE_POLICY })
  reply.type('text/html; charset=utf-8')
  allowReaders(request, reply, policy)
}

/**
 * Whether the page that asks may do so. A link may lead here from anywhere. A browser asks first before it sends
 * `CLIENT_HEADER` to another origin; without it an answer goes to its own origin alone, and is embedded nowhere else.
 * @throws GATEWAY_ORIGIN_REFUSED
 */
export function checkOrigin({ headers }: FastifyRequest, policy: OriginPolicy): void {
  const { origin, host } = headers
  if (origin === undefined && (isOwn(headers) || isVisit(headers))) return
  if (origin !== undefined && (origin === `http://${host}` || mayRead(origin, policy))) return
  throw gatewayError('GATEWAY_ORIGIN_REFUSED', { origin: (origin ?? 'another origin').slice(0, 100) })
}

/** Whether no page of another origin is behind a request, as far as the browser says. */
export function isOwn({ 'sec-fetch-site': site = 'none' }: IncomingHttpHeaders): boolean {
  return site === 'same-origin' || site === 'none'
}

/**
 * Whether somebody follows a link, and is shown the answer in a window. What a page embeds, frames or fetches beforehand is
 * none: the page could not read it, but anything that is asked for costs traffic, room and places.
 */
export function isVisit(headers: IncomingHttpHeaders): boolean {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': shown = 'document', 'sec-purpose': purpose } = headers
  return mode === 'navigate' && shown === 'document' && purpose === undefined
}

function mayRead(origin: string, { origins }: OriginPolicy): boolean {
  return LOCAL.test(origin) || origins.includes(origin) || origins.includes('*')
}

function allowReaders({ headers }: FastifyRequest, reply: FastifyReply, policy: OriginPolicy): void {
  const { origin } = headers
  reply.header('vary', `origin, ${CLIENT_HEADER}`)
  const client = headers[CLIENT_HEADER] !== undefined && origin !== undefined && mayRead(origin, policy)
  reply.header('cross-origin-resource-policy', client ? 'cross-origin' : 'same-origin')
  if (!client) return
  reply.header('access-control-allow-origin', origin)
  reply.header(
    'access-control-expose-headers',
    'etag, datdot-version, datdot-error, accept-ranges, content-range, content-length, content-type'
  )
}

/** The answer to a browser that asks whether a page may ask. */
export function preflight({ headers }: FastifyRequest, reply: FastifyReply, policy: OriginPolicy): FastifyReply {
  const { origin } = headers
  reply.headers({ vary: 'origin, access-control-request-headers', allow: 'GET, HEAD, OPTIONS' })
  if (origin !== undefined && mayRead(origin, policy)) {
    reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': `${CLIENT_HEADER}, range, if-none-match`,
      'access-control-max-age': '600'
    })
    if (headers['access-control-request-private-network'] !== undefined) {
      reply.header('access-control-allow-private-network', 'true')
    }
  }
  return reply.code(204).send()
}
