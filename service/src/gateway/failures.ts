/** How a failure is told: as a page to people, as JSON to programs, always with its code. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { DatdotError } from '../errors.js'
import { withoutSecrets } from '../secrets.js'
import { siteOf } from './address.js'
import { keyPageOf } from './answer-path.js'
import { asGatewayError, type GatewayErrorCode, gatewayError, STATUS } from './errors.js'
import { type OriginPolicy, pageHeaders, siteHeaders } from './headers.js'
import { errorPage } from './pages/error-page.js'

export interface FailureRules {
  readonly policy: OriginPolicy
  readonly seconds: number
}

/** Seconds after which somebody may try again who was told that there is too much to do, in all or for it. */
const RETRY_AFTER = '5'
const READS = ['GET', 'HEAD', 'OPTIONS']

export function answerFailure(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  { policy, seconds }: FailureRules
): FastifyReply {
  const told = refusedMethod(error, request) ?? asGatewayError(error, seconds)
  const status = STATUS[told.code]
  // Whoever leaves is told nothing, and would fill the log with it.
  if (told.code === 'GATEWAY_FAILED' && !reply.raw.destroyed) request.log.error({ err: error }, 'the gateway failed')
  for (const name of ['etag', 'content-length', 'accept-ranges', 'datdot-version']) reply.removeHeader(name)
  reply.code(status).headers({ 'cache-control': 'no-store', 'datdot-error': told.code })
  if (status === 503 || status === 429) reply.header('retry-after', RETRY_AFTER)
  if (status === 405) reply.header('allow', 'GET, HEAD, OPTIONS')
  if (!wantsPage(request)) {
    siteHeaders(request, reply, policy)
    return reply.type('application/json; charset=utf-8').send({ error: describe(told) })
  }
  pageHeaders(request, reply, policy)
  const { host = '' } = request.headers
  const site = siteOf(host)
  return reply.send(errorPage(told, site?.type === 'key' ? keyPageOf(host, site.id) : undefined))
}

/** A method that the router does not know, or whose body it would not take. */
function refusedMethod(error: unknown, { method }: FastifyRequest): DatdotError<GatewayErrorCode> | undefined {
  const known = String((error as { code?: unknown }).code).startsWith('GATEWAY_')
  return known || READS.includes(method) ? undefined : gatewayError('GATEWAY_METHOD_UNKNOWN', { method })
}

/** A request that could not be read at all. @param html whether a person sees it */
export function unreadable(why: string, html: boolean): { readonly type: string; readonly body: string } {
  const error = gatewayError('GATEWAY_REQUEST_INVALID', { why })
  if (html) return { type: 'text/html', body: errorPage(error) }
  return { type: 'application/json', body: JSON.stringify({ error: describe(error) }) }
}

function describe(error: DatdotError<GatewayErrorCode>) {
  const { code, message, remedy } = error.toJSON()
  return { code, message: withoutSecrets(message), remedy }
}

function wantsPage({ headers: { accept = '' } }: FastifyRequest): boolean {
  return accept.includes('text/html')
}
