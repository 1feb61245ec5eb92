/** Requests that arrive too slowly: they are ended with 408, and hold nothing that others need. */

import { connect, type Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { afterEach, expect, test } from '@jest/globals'
import type { FastifyPluginAsync } from 'fastify'
import { sleep } from '../../src/abort.js'
import { startWeb, type Web } from '../../src/daemon/web/server.js'
import { Tokens } from '../../src/daemon/web/tokens.js'
import { type Gateway, openGateway } from '../../src/gateway/index.js'
import { formatFeedKey, randomBytes } from '../../src/hyper/index.js'
import { createLogger, silentLogger } from '../../src/log.js'
import { lonePeer, publish } from '../gateway/sites.js'

const TIMES = { headMs: 300, requestMs: 600, lookMs: 50, idleMs: 5_000, takeMs: 400 }
const TOKEN = 'a'.repeat(64)
const CONNECTIONS = 256

const closing: (() => unknown)[] = []

afterEach(async () => {
  while (closing.length > 0) await closing.pop()?.()
})

const own: FastifyPluginAsync = async (app) => {
  app.get('/open', { config: { access: 'open' } }, async () => ({ open: true }))
  app.post('/act', { config: { access: 'open' } }, async () => ({ done: true }))
  app.get('/big', { config: { access: 'open' } }, async () => Buffer.alloc(200_000))
  app.get('/late', { config: { access: 'open' } }, async () => {
    await sleep(3 * TIMES.takeMs)
    return { late: true }
  })
  app.get('/long', { config: { access: 'open' } }, (_request, reply) => {
    reply.raw.writeHead(200, { 'content-length': '6' }).write('abc')
    reply.hijack()
  })
}

async function started(gateway?: Gateway, log = silentLogger()): Promise<Web> {
  const sites = gateway && { origin: 'site' as const, plugin: gateway.sites, refusals: gateway.refusals }
  const parts = [{ origin: 'own' as const, plugin: own }, ...(sites ? [sites] : [])]
  const web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    tokens: new Tokens(TOKEN),
    parts,
    log,
    times: TIMES
  })
  closing.push(() => web.close())
  return web
}

interface Line {
  readonly socket: Socket
  /** All that came until the other side ended it, and after how many milliseconds. */
  readonly ended: Promise<{ readonly text: string; readonly ms: number }>
}

/** Sends the text, and after it one more character each 40 ms. */
async function dribble({ port }: Web, text: string, more = ''): Promise<Line> {
  const socket = connect(port, '127.0.0.1')
  await new Promise((open) => socket.once('connect', open))
  const began = performance.now()
  let got = ''
  let at = 0
  const drip = setInterval(() => at < more.length && socket.write(more[at++] ?? ''), 40)
  const ended = new Promise<{ text: string; ms: number }>((resolve) => {
    socket.on('data', (bytes) => {
      got += bytes
    })
    socket.on('error', () => {})
    socket.once('close', () => {
      clearInterval(drip)
      resolve({ text: got, ms: performance.now() - began })
    })
  })
  socket.write(text)
  return { socket, ended }
}

const hostOf = ({ port }: Web) => `Host: 127.0.0.1:${port}\r\n`
const JSON_BODY = 'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n'
const SLOW = 'it took too long to arrive'

test.each([
  ['nothing', '', ''],
  ['a head in drops', 'GET /open HTTP/1.1\r\n', `X-Long: ${'a'.repeat(1_000)}`],
  ['half a head, and nothing more', 'GET /open HTTP/1.1\r\nAccept: */*\r\n', '']
])('%s', async (_, text, more) => {
  const web = await started()
  const { text: got, ms } = await (await dribble(web, text, more)).ended
  expect(got.split('\r\n')[0]).toBe('HTTP/1.1 408 Request Timeout')
  expect(JSON.parse(got.split('\r\n\r\n')[1] ?? '').error).toMatchObject({
    code: 'DAEMON_REQUEST_INVALID',
    message: expect.stringContaining(SLOW)
  })
  expect(ms).toBeGreaterThanOrEqual(TIMES.headMs - 50)
  expect(ms).toBeLessThan(TIMES.requestMs)
})

test('a body in drops', async () => {
  const web = await started()
  const { ended } = await dribble(web, `POST /act HTTP/1.1\r\n${hostOf(web)}${JSON_BODY}`, `"${'a'.repeat(900)}`)
  const { text, ms } = await ended
  expect(text.split('\r\n')[0]).toBe('HTTP/1.1 408 Request Timeout')
  expect(text).toContain('"code":"DAEMON_REQUEST_INVALID"')
  expect(ms).toBeGreaterThanOrEqual(TIMES.requestMs - 50)
})

test('an answer that has begun is cut, not followed by another one', async () => {
  const web = await started()
  const slow = await dribble(web, `GET /long HTTP/1.1\r\n${hostOf(web)}${JSON_BODY}`)
  expect((await slow.ended).text).toMatch(/\r\n\r\nabc$/)
  const broken = await dribble(web, `GET /long HTTP/1.1\r\n${hostOf(web)}\r\n`)
  await new Promise((came) => broken.socket.once('data', came))
  broken.socket.write('no HTTP\r\n\r\n')
  expect((await broken.ended).text).toMatch(/\r\n\r\nabc$/)
})

test('an answer of which nothing is taken', async () => {
  const web = await started()
  const asked = `GET /big HTTP/1.1\r\n${hostOf(web)}\r\n`.repeat(100)
  const { socket, ended } = await dribble(web, asked, 'GET /'.repeat(100))
  socket.pause()
  const before = performance.now()
  await new Promise((cut) => socket.once('error', cut))
  expect(performance.now() - before).toBeLessThan(10 * TIMES.takeMs)
  expect((await ended).text.length).toBeLessThan(100 * 200_000)
})

test('an answer that is late, to whoever waits for it', async () => {
  const web = await started()
  expect(await (await fetch(`${web.url}/late`)).json()).toEqual({ late: true })
})

test('a body for what there is not', async () => {
  const web = await started()
  const { ended } = await dribble(web, `POST /nowhere HTTP/1.1\r\n${hostOf(web)}${JSON_BODY}`)
  const { text } = await ended
  expect(text).toMatch(/^HTTP\/1\.1 404 [\s\S]*DAEMON_NOT_FOUND/)
  expect(text).not.toContain('408')
})

test('connections that a browser keeps make room for others', async () => {
  const web = await started()
  const kept = `GET /open HTTP/1.1\r\n${hostOf(web)}\r\n`
  for (let i = 0; i < CONNECTIONS; i++) {
    const { socket } = await dribble(web, kept)
    await new Promise((came) => socket.once('data', came))
  }
  expect((await fetch(`${web.url}/open`)).status).toBe(200)
})

test('who fills all connections with slow requests has them for that long, and others come in', async () => {
  const web = await started()
  const lines = await Promise.all(Array.from({ length: CONNECTIONS }, () => dribble(web, 'GET /open HTTP/1.1\r\n')))
  await expect(fetch(`${web.url}/open`)).rejects.toThrow('fetch failed')
  const answers = await Promise.all(lines.map(({ ended }) => ended))
  expect(new Set(answers.map(({ text }) => text.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 408']))
  expect((await fetch(`${web.url}/open`)).status).toBe(200)
})

test('in a site it holds no place of the gateway, and a body is not waited for', async () => {
  const peer = await lonePeer()
  const { key } = await publish(peer, { 'a.txt': 'a' })
  const gateway = openGateway({ peer, limits: { reads: 1 } })
  closing.push(() => gateway.close())
  const web = await started(gateway)
  const host = `Host: ${formatFeedKey(key)}.localhost:${web.port}\r\n`
  const read = async () =>
    (await (await dribble(web, `GET /a.txt HTTP/1.1\r\n${host}Connection: close\r\n\r\n`)).ended).text
  const head = await dribble(web, `GET /a.txt HTTP/1.1\r\n${host}`, 'X-Long: aaaaaaaaaaaaaaaaaaa')
  const body = await dribble(web, `GET /a.txt HTTP/1.1\r\n${host}${JSON_BODY}`)
  const post = await dribble(web, `POST /a.txt HTTP/1.1\r\n${host}${JSON_BODY}`)
  await new Promise((came) => body.socket.once('data', came))
  expect(gateway.figures().reads).toBe(0)
  expect(await read()).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*\r\n\r\na$/)
  expect((await head.ended).text).toMatch(/^HTTP\/1\.1 408 /)
  expect((await body.ended).text).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*\r\n\r\na$/)
  const refused = await post.ended
  expect(refused.text).toMatch(/^HTTP\/1\.1 405 [\s\S]*GATEWAY_METHOD_UNKNOWN/)
  expect(refused.text).not.toContain('HTTP/1.1 408')
})

test('who leaves a site before it is found leaves no line in the log', async () => {
  const gateway = openGateway({ peer: await lonePeer(), limits: { findMs: 5_000 } })
  closing.push(() => gateway.close())
  const destination = new PassThrough()
  const web = await started(gateway, createLogger({ destination, level: 'warn' }))
  const host = `${formatFeedKey(randomBytes(32))}.localhost:${web.port}`
  const { socket, ended } = await dribble(web, `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  const reads = async (count: number) => {
    while (gateway.figures().reads !== count) await sleep(5)
  }
  await reads(1)
  socket.destroy()
  await ended
  await reads(0)
  await sleep(50)
  expect(String(destination.read() ?? '')).toBe('')
})
