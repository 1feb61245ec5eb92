/**
 * The web server: one port, on which the `Host` header decides between two fastify instances. One serves the daemon's own
 * origin (dashboard, RPC, metrics), the other one the sites (`<key>.localhost`), each of which is an origin of its own.
 * What they serve comes as parts: fastify plugins that say where they belong.
 */

import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController
} from 'fastify'
import type { ChainErrorCode } from '../../chain/index.js'
import { type DatdotError, isDatdotError } from '../../errors.js'
import type { Logger } from '../../log.js'
import { type DaemonErrorCode, daemonError } from '../errors.js'
import { Answers, cutUntaken, makeRoom } from './answers.js'
import { guardOwn, guardSites } from './guard.js'
import { isOfSites, type ServerNames, serverNames } from './names.js'
import { describe, notFound, type SiteRefusals } from './refusals.js'
import { WEB_TIMES, type WebTimes } from './times.js'
import type { Tokens } from './tokens.js'
import { answerUnreadable } from './unreadable.js'

/** A plugin, and the origin that it serves: the daemon's own, or each site's. */
export interface WebPart {
  readonly origin: 'own' | 'site'
  readonly plugin: FastifyPluginAsync
  /** Of who serves sites: how what is refused there is told. */
  readonly refusals?: SiteRefusals
}

export interface WebOptions {
  readonly host: string
  /** 0 takes any that is free. */
  readonly port: number
  /** Further names of the server, see `serverNames`. */
  readonly names?: readonly string[]
  /** One of them a request has to bring along, unless its route is open. */
  readonly tokens: Tokens
  readonly parts: readonly WebPart[]
  readonly log: Logger
  readonly times?: WebTimes
}

export interface Web {
  readonly port: number
  /** Where a program of this machine reaches it, `http://127.0.0.1:PORT`. */
  readonly url: string
  close(): Promise<void>
}

/** Bytes of a body, unless a route says more. */
const BODY_BYTES = 1_048_576
const MOST_CONNECTIONS = 256

/** Hosts that stand for every address of the machine. */
const WILDCARDS = ['0.0.0.0', '::']

const urlHost = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** @throws DAEMON_PORT_TAKEN */
export async function startWeb(options: WebOptions, signal?: AbortSignal): Promise<Web> {
  const further = [...(options.names ?? []), ...(WILDCARDS.includes(options.host) ? [] : [urlHost(options.host)])]
  const { times = WEB_TIMES } = options
  let names = serverNames(options.port, further)
  const refusals = options.parts.find(({ refusals }) => refusals !== undefined)?.refusals
  const own = instance(options.log)
  const sites = instance(options.log, refusals)
  guardOwn(own, () => names, options.tokens)
  guardSites(sites, () => names, refusals)
  for (const { origin, plugin } of options.parts) await (origin === 'own' ? own : sites).register(plugin)
  await Promise.all([own.ready(), sites.ready()])
  signal?.throwIfAborted()
  const server = serve(own, sites, () => names, times)
  const answers = new Answers(server)
  cutUntaken(server, answers, times.takeMs)
  answerUnreadable(server, answers, () => names.port, refusals)
  await listen(server, options)
  const { port } = server.address() as AddressInfo
  names = serverNames(port, further)
  options.log.info({ host: options.host, port }, 'the web server listens')
  return {
    port,
    url: `http://${urlHost(WILDCARDS.includes(options.host) ? '127.0.0.1' : options.host)}:${port}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      // Streams of events have no end of their own.
      server.closeAllConnections()
      await closed
      await Promise.all([own.close(), sites.close()])
    }
  }
}

function serve(own: FastifyInstance, sites: FastifyInstance, names: () => ServerNames, times: WebTimes): Server {
  const answerOne: RequestListener = (request, response) =>
    (isOfSites(request.headers.host ?? '', names()) ? sites : own).routing(request, response)
  // A request without a name is refused as one with a wrong name is, and one that expects something is simply answered.
  const limits = {
    headersTimeout: times.headMs,
    requestTimeout: times.requestMs,
    connectionsCheckingInterval: times.lookMs,
    keepAliveTimeout: times.idleMs
  }
  const server = createServer({ ...limits, requireHostHeader: false }, answerOne)
  server.on('checkExpectation', answerOne)
  makeRoom(server, MOST_CONNECTIONS)
  return server
}

function listen(server: Server, { host, port }: WebOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (cause: Error): void =>
      reject(daemonError('DAEMON_PORT_TAKEN', { address: `${host}:${port}`, why: cause.message }, cause))
    server.once('error', onError)
    server.listen({ host, port }, () => {
      server.off('error', onError)
      resolve()
    })
  })
}

/** @param refusals how a site says what failed; in the server's own origin it is said here */
function instance(log: Logger, refusals?: SiteRefusals): FastifyInstance {
  const failed = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    refusals === undefined ? answer(error, request.log, reply) : refusals.failed(error, request, reply)
  const app: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) =>
      failed(error, request as FastifyRequest, reply as unknown as FastifyReply)
  })
  app.setErrorHandler<FastifyError>(failed)
  app.setNotFoundHandler((request, reply) => {
    const missing = notFound(request)
    return refusals === undefined ? reply.code(404).send(describe(missing)) : refusals.failed(missing, request, reply)
  })
  return app
}

/** Of refusals; others are the request's own fault. */
const STATUS: Readonly<Partial<Record<string, number>>> = {
  DAEMON_HOST_UNKNOWN: 421,
  DAEMON_ORIGIN_FOREIGN: 403,
  DAEMON_TOKEN_MISSING: 401,
  DAEMON_TOKEN_NARROW: 403,
  DAEMON_CONTENT_TYPE: 415,
  DAEMON_REQUEST_INVALID: 400,
  DAEMON_INTERNAL: 500,
  DAEMON_NOT_FOUND: 404,
  DAEMON_NODE_AWAY: 503,
  DAEMON_STARTING: 503,
  DAEMON_STREAMS_FULL: 503,
  CHAIN_CONNECTION_LOST: 503,
  CHAIN_TIMEOUT: 503,
  CHAIN_UNREACHABLE: 503
} satisfies Partial<Record<DaemonErrorCode | ChainErrorCode, number>>

function answer(error: FastifyError, log: FastifyBaseLogger, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error, log)
  const status = isDatdotError(error) ? (STATUS[error.code] ?? 400) : (error.statusCode ?? 500)
  if (refusal.code === 'DAEMON_TOKEN_MISSING') reply.header('www-authenticate', 'Bearer')
  return reply.code(status).send(describe(refusal))
}

/** What of an error goes to whoever asked: never a stack, and of unforeseen ones not even the message. */
function refusalOf(error: FastifyError | Error, log: FastifyBaseLogger): DatdotError {
  if (isDatdotError(error)) return error
  const { statusCode = 500 } = error as Partial<FastifyError>
  if (statusCode < 500) return daemonError('DAEMON_REQUEST_INVALID', { why: error.message })
  log.error({ err: error }, 'a request failed')
  return daemonError('DAEMON_INTERNAL')
}
