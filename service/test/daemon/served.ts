/** A plugin of the web server at a port of its own. */

import { type FastifyPluginAsync, fastify } from 'fastify'

export interface Served {
  ask(path: string, init?: RequestInit): Promise<{ status: number; body: string }>
  close(): Promise<void>
}

export async function served(plugin: FastifyPluginAsync): Promise<Served> {
  const app = fastify({ forceCloseConnections: true })
  await app.register(plugin)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    ask: async (path, init) => {
      const answer = await fetch(`${url}${path}`, init)
      return { status: answer.status, body: await answer.text() }
    },
    close: () => app.close()
  }
}
