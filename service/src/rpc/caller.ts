/** Asks a daemon of this user by its socket, as any program may. */

import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { abortable } from '../abort.js'

const answered = z.looseObject({
  result: z.unknown().optional(),
  error: z.object({ message: z.string(), data: z.object({ code: z.string() }), code: z.number() }).optional()
})
/** A result, or why there is none. */
export type RpcAnswer = z.infer<typeof answered>

/**
 * @param path of the socket
 * @throws what the system says of the socket, or that nothing came before it was closed
 */
export function callSocket(
  path: string,
  method: string,
  params: object = {},
  signal?: AbortSignal
): Promise<RpcAnswer> {
  const socket = connect(path)
  const answer = new Promise<RpcAnswer>((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the daemon hung up')))
    const lines = createInterface({ input: socket })
    lines.on('error', reject)
    lines.once('line', (line) => {
      try {
        resolve(answered.parse(JSON.parse(line)))
      } catch (error) {
        reject(error)
      }
    })
  })
  socket.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })}\n`)
  return abortable(answer, signal).finally(() => socket.destroy())
}
