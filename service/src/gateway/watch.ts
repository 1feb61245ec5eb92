/** A stream of a feed's versions, as server-sent events: the one that there is, then each that comes. */

import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { type OriginPolicy, siteHeaders } from './headers.js'
import { formatVersion } from './version.js'
import type { Visit } from './visit.js'

export interface WatchRules {
  readonly policy: OriginPolicy
  readonly beatMs: number
}

/** Changes that come so soon after each other are told as one. */
const TOGETHER_MS = 50

export function answerWatch(visit: Visit, { policy, beatMs }: WatchRules): FastifyReply {
  const { request, reply, lease, begun, end } = visit
  const { reader } = lease
  begun()
  siteHeaders(request, reply, policy)
  reply.header('cache-control', 'no-store').type('text/event-stream; charset=utf-8')
  const events = new PassThrough()
  let told = ''
  let soon: NodeJS.Timeout | undefined
  const tell = (): void => {
    soon = undefined
    const { fork, length } = reader.version
    const version = formatVersion({ fork, length })
    // A slow listener gets the newest version when it has taken what it was sent.
    if (version === told || events.writableNeedDrain) return
    told = version
    events.write(`id: ${version}\nevent: version\ndata: ${JSON.stringify({ version, fork, length })}\n\n`)
  }
  const stopListening = reader.onGrowth(() => {
    soon ??= setTimeout(tell, TOGETHER_MS)
  })
  const beat = setInterval(() => {
    lease.refresh()
    tell()
    if (!events.writableNeedDrain) events.write(': here\n\n')
  }, beatMs)
  events.once('close', () => {
    stopListening()
    clearInterval(beat)
    clearTimeout(soon)
    end()
  })
  events.on('drain', tell)
  events.write('retry: 5000\n\n')
  tell()
  return reply.send(events)
}
