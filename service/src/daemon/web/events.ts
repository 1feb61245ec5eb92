/** `/events`: server-sent events for the dashboard, one for each new block, with the ids that its events are about. */

import type { ServerResponse } from 'node:http'
import type { FastifyPluginAsync } from 'fastify'
import { daemonError } from '../errors.js'

export interface BlockNews {
  readonly block: number
  readonly finalised: number
  /** Ids of the objects that the block's events are about, decimal. */
  readonly touched: readonly string[]
}

/** Streams that are open at the same time. */
const MOST_STREAMS = 32
/** Bytes that may wait for a reader that does not read; then its stream ends, and it comes again. */
const MOST_WAITING = 262_144
/** So that proxies and sleeping tabs notice an end. */
const BEAT_MS = 15_000

/** Passes on what is told to whoever listens. */
export class News {
  readonly #streams = new Set<ServerResponse>()
  #last: BlockNews | undefined

  /** Whether anybody listens: else nothing needs to be found out. */
  get wanted(): boolean {
    return this.#streams.size > 0
  }

  tell(news: BlockNews): void {
    this.#last = news
    for (const stream of this.#streams) send(stream, lineOf(news))
  }

  /** @throws DAEMON_STREAMS_FULL */
  open(stream: ServerResponse, headers: Readonly<Record<string, string>>): void {
    if (this.#streams.size >= MOST_STREAMS) throw daemonError('DAEMON_STREAMS_FULL', { most: MOST_STREAMS })
    stream.writeHead(200, headers)
    this.#streams.add(stream)
    const beat = setInterval(() => send(stream, ': beat\n\n'), BEAT_MS)
    stream.on('error', () => {})
    stream.on('close', () => {
      clearInterval(beat)
      this.#streams.delete(stream)
    })
    send(stream, this.#last === undefined ? ': open\n\n' : lineOf(this.#last))
  }

  close(): void {
    for (const stream of this.#streams) stream.end()
  }
}

export function eventsRoute(news: News): FastifyPluginAsync {
  return async (app) => {
    app.get('/events', async (_request, reply) => {
      news.open(reply.raw, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin'
      })
      reply.hijack()
    })
  }
}

const lineOf = (news: BlockNews) => `event: block\ndata: ${JSON.stringify(news)}\n\n`

function send(stream: ServerResponse, text: string): void {
  if (stream.writableLength > MOST_WAITING) stream.destroy()
  else stream.write(text)
}
