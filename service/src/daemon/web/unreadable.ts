/** Requests that are no HTTP, too large or too slow: they never come to a route, and are answered as those that do. */

import { type Server, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { daemonError } from '../errors.js'
import type { Answers } from './answers.js'
import { siteOf } from './names.js'
import { describe, type SiteRefusals } from './refusals.js'

interface ClientError extends Error {
  readonly code?: string
  /** What arrived last. */
  readonly rawPacket?: Buffer
}

const TOO_LARGE = 'HPE_HEADER_OVERFLOW'
const TOO_SLOW = 'ERR_HTTP_REQUEST_TIMEOUT'
const STATUS: Readonly<Record<string, number>> = {
  [TOO_LARGE]: 431,
  [TOO_SLOW]: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413
}
const WHY: Readonly<Record<string, string>> = {
  [TOO_LARGE]: 'its address and headers are too long',
  [TOO_SLOW]: 'it took too long to arrive'
}

/** @param sites how those of a site are told */
export function answerUnreadable(
  server: Server,
  answers: Answers,
  port: () => number,
  sites: SiteRefusals | undefined
): void {
  server.on('clientError', (error: ClientError, socket: Socket) => {
    if (!socket.writable || error.code === 'ECONNRESET' || answers.hasBegun(socket)) {
      socket.destroy()
      return
    }
    const { code = '', rawPacket } = error
    const status = STATUS[code] ?? 400
    const why = WHY[code] ?? 'it is not HTTP'
    const text = rawPacket?.toString('latin1') ?? ''
    const host = /^host: *(\S{1,100})\r?$/im.exec(text)?.[1] ?? ''
    const ofSite = sites !== undefined && siteOf(host, { port: port(), own: [] }) !== undefined
    const { type, body } = ofSite ? sites.unreadable(why, text.includes('text/html')) : plain(why)
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `content-type: ${type}; charset=utf-8`,
      `content-length: ${Buffer.byteLength(body)}`,
      "content-security-policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control: no-store',
      'x-content-type-options: nosniff',
      'connection: close'
    ]
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  })
}

function plain(why: string): { readonly type: string; readonly body: string } {
  return { type: 'application/json', body: JSON.stringify(describe(daemonError('DAEMON_REQUEST_INVALID', { why }))) }
}
