/** What is being answered on each connection, and the end of connections that would be held for nothing. */

import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Of all connections that there may be, how many there are when those that wait for nothing make room. */
const CROWDED = 0.75

export class Answers {
  readonly #open = new WeakMap<Socket, Set<ServerResponse>>()

  constructor(server: Server) {
    const note = (request: IncomingMessage, response: ServerResponse): void => {
      const { socket } = request
      const open = this.#open.get(socket) ?? new Set()
      this.#open.set(socket, open.add(response))
      // Whose request has not come to its end has had its answer.
      response.once('close', () => request.complete && open.delete(response))
    }
    server.on('request', note).on('checkExpectation', note)
  }

  /** Whether another answer would be taken for bytes of the one that has begun, or for one to what nobody asked. */
  hasBegun(socket: Socket): boolean {
    return [...(this.#open.get(socket) ?? [])].some(({ headersSent }) => headersSent)
  }

  /** Whether something is still to be answered. */
  isAnswering(socket: Socket): boolean {
    return (this.#open.get(socket)?.size ?? 0) > 0
  }
}

/** Cuts whoever takes nothing of an answer for so long; what is late to answer may be. */
export function cutUntaken(server: Server, answers: Answers, ms: number): void {
  server.setTimeout(ms, (socket: Socket) => {
    if (socket.writableLength > 0 || !answers.isAnswering(socket)) socket.destroy()
    else socket.setTimeout(ms)
  })
}

/** Browsers keep connections for what may come: they end before there are none left for others. */
export function makeRoom(server: Server, most: number): void {
  let open = 0
  server.maxConnections = most
  server.on('connection', (socket: Socket) => {
    open++
    socket.once('close', () => open--)
    if (open > most * CROWDED) server.closeIdleConnections()
  })
}
