/**
 * JSON-RPC by a Unix socket: each line a request or a batch, each answer a line. Only the user whose folder it is in can
 * connect, so there is no token.
 */

import { chmod, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Logger } from '../log.js'
import type { RpcServer } from './server.js'

const MOST_CONNECTIONS = 64
/** Bytes of answers that may wait for a caller that does not read them. */
const MOST_WAITING = 16_777_216
/** How long a caller may take to hear that it said too much. */
const LAST_WORDS_MS = 1_000
const PRIVATE = 0o600
/** Bits that a new file must not get. */
const PRIVATE_MASK = 0o177

export interface RpcSocket {
  close(): Promise<void>
}

/** Whether somebody listens there. */
export function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/**
 * Listens at the path; a socket that nobody listens at any more is replaced.
 * @throws what the system says of the path
 */
export async function listenAt(path: string, server: RpcServer, log: Logger): Promise<RpcSocket> {
  await rm(path, { force: true })
  const open = new Set<Socket>()
  const listener = createServer((socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', (error) => log.debug({ err: error }, 'a connection of the socket failed'))
    serve(socket, server)
  })
  listener.maxConnections = MOST_CONNECTIONS
  await bind(listener, path)
  await chmod(path, PRIVATE)
  return {
    close: async () => {
      const closed = new Promise((resolve) => listener.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
    }
  }
}

/** Node binds before `listen` returns: nobody ever sees the socket with other rights. */
function bind(listener: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const before = process.umask(PRIVATE_MASK)
    try {
      listener.once('error', reject)
      listener.listen(path, resolve)
    } finally {
      process.umask(before)
    }
  })
}

function serve(socket: Socket, server: RpcServer): void {
  const { bytes } = server.limits
  let waiting = Buffer.alloc(0)
  const take = (data: Buffer): void => {
    waiting = Buffer.concat([waiting, data])
    for (let end = waiting.indexOf('\n'); end >= 0; end = waiting.indexOf('\n')) {
      const line = waiting.subarray(0, end).toString()
      waiting = waiting.subarray(end + 1)
      if (line.trim() !== '') void reply(socket, server.answer(line))
    }
    if (waiting.length <= bytes) return
    // What comes next cannot be told from the rest of this line. It is let go by for as long as the answer may take.
    waiting = Buffer.alloc(0)
    socket.off('data', take).resume()
    socket.end(`${server.refusal('RPC_TOO_LARGE', { most: bytes })}\n`)
    setTimeout(() => socket.destroy(), LAST_WORDS_MS).unref()
  }
  socket.on('data', take)
}

async function reply(socket: Socket, answer: Promise<string | undefined>): Promise<void> {
  const text = await answer
  if (text === undefined || !socket.writable) return
  socket.write(`${text}\n`)
  if (socket.writableLength > MOST_WAITING) socket.destroy()
}
