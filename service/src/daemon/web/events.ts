/**
 * `/events`: server-sent events for the dashboard, one for each new block, with the ids that its events are about,
 * and what parts of the daemon tell beside it.
 */

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
  readonly #beside = new Map<string, () => unknown>()
  #last: BlockNews | undefined

  /** Whether anybody listens: else nothing needs to be found out. */
  get wanted(): boolean {
    return this.#streams.size > 0
  }

  tell(news: BlockNews): void {
    this.#last = news
    if (!this.wanted) return
    const text = this.#text()
    for (const stream of this.#streams) send(stream, text)
  }

  /**
   * Has an event of this name told beside each block.
   * @param make says what there is to tell, as JSON has it; asked only while somebody listens
   */
  accompany(event: string, make: () => unknown): void {
    this.#beside.set(event, make)
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
    send(stream, `: open\n\n${this.#text()}`)
  }

  close(): void {
    for (const stream of this.#streams) stream.end()
  }

  /** All that there is to tell now. */
  #text(): string {
    const block = this.#last === undefined ? '' : lineOf('block', this.#last)
    return [block, ...[...this.#beside].map(([event, make]) => lineOf(event, make()))].join('')
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

const lineOf = (event: string, data: unknown) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

function send(stream: ServerResponse, text: string): void {
  if (stream.writableLength > MOST_WAITING) stream.destroy()
  else stream.write(text)
}
