/** The web server with some parts, asked by fetch as the dashboard does. */

import type { FastifyPluginAsync } from 'fastify'
import { startWeb } from '../../src/daemon/web/server.js'
import { Tokens } from '../../src/daemon/web/tokens.js'
import { silentLogger } from '../../src/log.js'

export const TOKEN = 'ab'.repeat(32)

export interface Asked {
  readonly url: string
  /** With the token, unless `headers` say otherwise. */
  ask(path: string, init?: RequestInit): Promise<Response>
  json(path: string, method: string, body: object): Promise<Response>
  close(): Promise<void>
}

export async function webWith(...plugins: readonly FastifyPluginAsync[]): Promise<Asked> {
  const parts = plugins.map((plugin) => ({ origin: 'own' as const, plugin }))
  const web = await startWeb({ host: '127.0.0.1', port: 0, tokens: new Tokens(TOKEN), parts, log: silentLogger() })
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${web.url}${path}`, { ...init, headers: { authorization: `Bearer ${TOKEN}`, ...init.headers } })
  const json = (path: string, method: string, body: object) =>
    ask(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
  return { url: web.url, ask, json, close: () => web.close() }
}

/** The code of a refusal. */
export async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code
}
