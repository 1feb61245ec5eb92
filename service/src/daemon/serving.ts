/** By what the daemon is asked: the socket, and the web server with all parts. */

import { rpcHttp } from '../rpc/http.js'
import { METHODS } from '../rpc/methods.js'
import { openRpcDocument } from '../rpc/openrpc.js'
import { RpcServer } from '../rpc/server.js'
import { listenAt } from '../rpc/socket.js'
import type { DaemonContext, StartPart } from './context.js'
import { daemonError } from './errors.js'
import { metricsTokenOf, renewToken, socketFile } from './files.js'
import { PARTS } from './parts.js'
import { startWeb, type WebPart } from './web/server.js'
import { Tokens } from './web/tokens.js'

/**
 * @param more parts beside those that every daemon has
 * @throws DAEMON_PORT_TAKEN, DAEMON_SOCKET_UNUSABLE, DAEMON_TOKEN_UNUSABLE
 */
export async function serve(
  context: DaemonContext,
  closers: (() => unknown)[],
  more: readonly StartPart[] = [],
  signal?: AbortSignal
): Promise<{ readonly web: string }> {
  const { settings, version, log } = context
  const own = new AbortController()
  const either = signal === undefined ? own.signal : AbortSignal.any([own.signal, signal])
  const parts: WebPart[] = []
  for (const start of [...PARTS, ...more]) {
    const part = await start(context, either)
    if (part.close !== undefined) closers.push(() => part.close?.())
    parts.push(...(part.web ?? []))
  }
  // A new one with each start: what others got of pages that asked in vain meanwhile is worth nothing.
  const tokens = new Tokens(await renewToken(settings.home), await metricsTokenOf(settings.home))
  const renew = async (): Promise<void> => tokens.replace(await renewToken(settings.home))
  const rpc = new RpcServer(METHODS, { ...context.rpc, renewToken: renew }, openRpcDocument(METHODS, version))
  parts.push({ origin: 'own', plugin: rpcHttp(rpc) })
  const names = settings.webNames?.split(',')
  const web = await startWeb({ ...addressOf(settings.web), ...(names && { names }), tokens, parts, log }, signal)
  closers.push(
    () => web.close(),
    () => rpc.close(),
    () => own.abort()
  )
  const path = socketFile(settings.home)
  try {
    const socket = await listenAt(path, rpc, log)
    closers.push(() => socket.close())
  } catch (cause) {
    throw daemonError('DAEMON_SOCKET_UNUSABLE', { path, why: (cause as Error).message }, cause)
  }
  return { web: web.url }
}

/** `127.0.0.1:8787`, `[::1]:0`. */
export function addressOf(text: string): { readonly host: string; readonly port: number } {
  const colon = text.lastIndexOf(':')
  return { host: text.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(text.slice(colon + 1)) }
}
