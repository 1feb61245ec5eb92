/** How the web server tells what it refuses: JSON with a code in its own origin, and in a site's as the site wants it. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { DatdotError } from '../../errors.js'
import { withoutSecrets } from '../../secrets.js'
import { daemonError } from '../errors.js'

/** What sites say of requests that do not come to their routes. */
export interface SiteRefusals {
  /** Answers what failed, or was refused by the server. */
  failed(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply
  /** There is no such site. */
  hostUnknown(host: string): Error
  /** The request could not be read at all. @param html whether a person sees it */
  unreadable(why: string, html: boolean): { readonly type: string; readonly body: string }
}

export function notFound({ url }: FastifyRequest): DatdotError {
  return daemonError('DAEMON_NOT_FOUND', { path: url.split('?')[0]?.slice(0, 200) })
}

export function describe(error: DatdotError): { readonly error: { code: string; message: string; remedy: string } } {
  const { code, message, remedy } = error.toJSON()
  return { error: { code, message: withoutSecrets(message), remedy } }
}
