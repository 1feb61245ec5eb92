/** A gateway over a peer, asked as a browser asks it: by the Host that an address has. */

import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fastify } from 'fastify'
import { type Gateway, type GatewayOptions, openGateway } from '../../src/gateway/index.js'
import { formatFeedKey, HypercorePeer, type Published, randomBytes } from '../../src/hyper/index.js'
import { closeAfter, temporaryFolder } from '../hyper/local-net.js'

/** A peer that reaches nobody: what it reads is in its own store. */
export async function lonePeer(store?: string): Promise<HypercorePeer> {
  const folder = store ?? (await temporaryFolder())
  const peer = await HypercorePeer.open({
    folder,
    seed: randomBytes(32),
    bootstrap: [],
    host: '127.0.0.1',
    listen: false
  })
  closeAfter(() => peer.close())
  return peer
}

export async function publish(
  peer: HypercorePeer,
  files: Readonly<Record<string, string | Uint8Array>>
): Promise<Published> {
  const folder = await temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return peer.publish(folder)
}

export interface Answer {
  readonly statusCode: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly body: string
}

export interface Asking {
  readonly host: string
  readonly url: string
  readonly headers?: Record<string, string>
  readonly method?: string
}

export interface Asked {
  readonly gateway: Gateway
  /** `:PORT`, as it is in hosts. */
  readonly port: string
  /** Asks for something of a key, by the key's own host. */
  readonly get: (key: Uint8Array, url: string, headers?: Record<string, string>, method?: string) => Promise<Answer>
  /** Asks by any host. */
  readonly ask: (asking: Asking) => Promise<Answer>
  /** The answer as soon as it begins. */
  readonly open: (asking: Asking) => Promise<IncomingMessage>
}

function openAt(port: number, { host, url, headers = {}, method = 'GET' }: Asking): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const all = { ...headers, host }
    request({ host: '127.0.0.1', port, path: url, method, headers: all, agent: false }, resolve)
      .once('error', reject)
      .end()
  })
}

/** Asks a port of this machine by any host. */
export async function askAt(port: number, asking: Asking): Promise<Answer> {
  const answer = await openAt(port, asking)
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  const bytes = Buffer.concat(parts)
  return { statusCode: answer.statusCode ?? 0, headers: answer.headers, bytes, body: bytes.toString() }
}

/** Both origins on one port of this machine, told apart by the Host, as the daemon does. */
export async function gatewayOf(options: GatewayOptions): Promise<Asked> {
  const gateway = openGateway(options)
  const [sites, own] = [fastify(), fastify()]
  await sites.register(gateway.sites)
  await own.register(gateway.own)
  await Promise.all([sites.ready(), own.ready()])
  const server = createServer((request, response) =>
    (request.headers.host?.startsWith('127.0.0.1') ? own : sites).routing(request, response)
  )
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  closeAfter(async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
    await Promise.all([sites.close(), own.close()])
    await gateway.close()
  })
  const open: Asked['open'] = (asking) => openAt(port, asking)
  const ask: Asked['ask'] = (asking) => askAt(port, asking)
  const get: Asked['get'] = (key, url, headers = {}, method = 'GET') =>
    ask({ host: `${formatFeedKey(key)}.localhost:${port}`, url, headers, method })
  return { gateway, port: `:${port}`, ask, get, open }
}

export const HTML = { accept: 'text/html,*/*' }
