/** JSON-RPC by HTTP: `POST /rpc`. Who may ask is the web server's guard's business. */

import type { FastifyPluginAsync } from 'fastify'
import type { RpcServer } from './server.js'

export function rpcHttp(server: RpcServer): FastifyPluginAsync {
  return async (app) => {
    // The body goes on as it came: what is no JSON is refused as JSON-RPC refuses it.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser(
      'application/json',
      { parseAs: 'string', bodyLimit: server.limits.bytes },
      (_, body, done) => done(null, body)
    )
    app.post('/rpc', async (request, reply) => {
      const answer = await server.answer(typeof request.body === 'string' ? request.body : '')
      if (answer === undefined) return reply.code(204).send()
      return reply.type('application/json').header('cache-control', 'no-store').send(answer)
    })
  }
}
