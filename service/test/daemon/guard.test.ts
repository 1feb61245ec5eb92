/** Who gets through to the daemon's routes: tokens, names, origins, content types. */

import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { FastifyPluginAsync } from 'fastify'
import { startWeb, type Web } from '../../src/daemon/web/server.js'
import { Tokens } from '../../src/daemon/web/tokens.js'
import { silentLogger } from '../../src/log.js'

const TOKEN = 'a'.repeat(64)
const SITE = 'y'.repeat(52)
const METRICS = 'c'.repeat(64)
const bearer = { authorization: `Bearer ${TOKEN}` }

const own: FastifyPluginAsync = async (app) => {
  app.get('/secret', async () => ({ secret: 1 }))
  app.get('/figures', { config: { access: 'metrics' } }, async () => ({ figures: 1 }))
  app.post('/act', async () => ({ done: true }))
  app.get('/open', { config: { access: 'open' } }, async () => ({ open: true }))
  app.get('/anybody', { config: { access: 'open', origins: 'any' } }, async () => ({ open: true }))
  app.get('/broken', { config: { access: 'open' } }, async () => {
    throw new Error('internals at /home/somebody')
  })
}
const site: FastifyPluginAsync = async (app) => {
  app.get('/*', async ({ url }) => `site ${url}`)
}

let web: Web

beforeAll(async () => {
  web = await startWeb({
    host: '127.0.0.1',
    port: 0,
    names: ['daemon'],
    tokens: new Tokens(TOKEN, METRICS),
    parts: [
      { origin: 'own', plugin: own },
      { origin: 'site', plugin: site }
    ],
    log: silentLogger()
  })
})

afterAll(() => web.close())

interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** fetch would set `Host` and `Origin` by itself. */
function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const host = `127.0.0.1:${web.port}`
    const asking = request({ port: web.port, path, method, headers: { host, ...headers } }, (answer) => {
      let text = ''
      answer.on('data', (data) => {
        text += data
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }))
    })
    asking.once('error', reject)
    asking.end(body)
  })
}

const refused = (status: number, code: string) => ({ status, text: expect.stringContaining(`"code":"${code}"`) })

test('with the token, from the own page or from a program', async () => {
  const origin = `http://localhost:${web.port}`
  expect(await ask('/secret', { headers: bearer })).toMatchObject({ status: 200, text: '{"secret":1}' })
  expect(await ask('/secret', { headers: { ...bearer, origin, 'sec-fetch-site': 'same-origin' } })).toMatchObject({
    status: 200
  })
  const post = { ...bearer, 'content-type': 'application/json' }
  expect(await ask('/act', { method: 'POST', headers: post, body: '{}' })).toMatchObject({ status: 200 })
  expect(await ask('/open')).toMatchObject({ status: 200 })
})

test.each([
  ['none', {}],
  ['a wrong one', { authorization: `Bearer ${'b'.repeat(64)}` }],
  ['a part of it', { authorization: `Bearer ${TOKEN.slice(1)}` }],
  ['none but its name', { authorization: 'Bearer' }],
  ['one by another scheme', { authorization: `Basic ${TOKEN}` }],
  ['one in a cookie', { cookie: `token=${TOKEN}` }]
])('without the token: %s', async (_, headers) => {
  expect(await ask('/secret', { headers })).toMatchObject(refused(401, 'DAEMON_TOKEN_MISSING'))
})

test('a token for figures reads figures, and does nothing else', async () => {
  const narrow = { authorization: `Bearer ${METRICS}` }
  for (const headers of [bearer, narrow]) expect(await ask('/figures', { headers })).toMatchObject({ status: 200 })
  expect(await ask('/figures')).toMatchObject(refused(401, 'DAEMON_TOKEN_MISSING'))
  expect(await ask('/secret', { headers: narrow })).toMatchObject(refused(403, 'DAEMON_TOKEN_NARROW'))
  const post = { ...narrow, 'content-type': 'application/json' }
  expect(await ask('/act', { method: 'POST', headers: post, body: '{}' })).toMatchObject(
    refused(403, 'DAEMON_TOKEN_NARROW')
  )
  const elsewhere = { ...narrow, origin: 'http://evil.example' }
  expect(await ask('/figures', { headers: elsewhere })).toMatchObject(refused(403, 'DAEMON_ORIGIN_FOREIGN'))
})

test('a server without a token for figures takes none, not even an empty one', async () => {
  const tokens = new Tokens(TOKEN)
  for (const authorization of ['Bearer ', 'Bearer', 'Bearer undefined', '', undefined]) {
    expect(tokens.kindOf({ headers: { ...(authorization !== undefined && { authorization }) } })).toBeUndefined()
  }
  expect(new Tokens('', '').kindOf({ headers: { authorization: 'Bearer ' } })).toBeUndefined()
})

test('nor by the address', async () => {
  expect(await ask(`/secret?token=${TOKEN}`)).toMatchObject(refused(401, 'DAEMON_TOKEN_MISSING'))
})

test.each(['evil.example', 'evil.example:80', 'localhost', 'localhost.evil.example', '127.0.0.1:1', '0.0.0.0'])(
  'a name that was rebound to this address: %s',
  async (host) => {
    expect(await ask('/open', { headers: { host } })).toMatchObject(refused(421, 'DAEMON_HOST_UNKNOWN'))
    expect(await ask('/secret', { headers: { ...bearer, host } })).toMatchObject(refused(421, 'DAEMON_HOST_UNKNOWN'))
    expect(await ask('/missing', { headers: { host } })).toMatchObject(refused(421, 'DAEMON_HOST_UNKNOWN'))
  }
)

test('every name of the server itself', async () => {
  for (const name of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST', 'daemon']) {
    expect(await ask('/open', { headers: { host: `${name}:${web.port}` } })).toMatchObject({ status: 200 })
  }
})

test('pages of other origins, whatever they have', async () => {
  const origins = [
    'http://evil.example',
    'null',
    'http://localhost:1',
    `https://localhost:${web.port}`,
    `http://${SITE}.localhost:${web.port}`,
    `http://localhost:${web.port}.evil.example`
  ]
  for (const origin of origins) {
    const headers = { ...bearer, origin, 'content-type': 'application/json' }
    expect(await ask('/act', { method: 'POST', headers, body: '{}' })).toMatchObject(
      refused(403, 'DAEMON_ORIGIN_FOREIGN')
    )
    expect(await ask('/open', { headers: { origin } })).toMatchObject(refused(403, 'DAEMON_ORIGIN_FOREIGN'))
    expect(await ask('/anybody', { headers: { origin } })).toMatchObject({ status: 200 })
  }
})

test('what a page sends without an origin', async () => {
  for (const where of ['cross-site', 'same-site']) {
    const image = { 'sec-fetch-site': where, 'sec-fetch-mode': 'no-cors' }
    expect(await ask('/open', { headers: image })).toMatchObject(refused(403, 'DAEMON_ORIGIN_FOREIGN'))
    const link = { 'sec-fetch-site': where, 'sec-fetch-mode': 'navigate' }
    expect(await ask('/open', { headers: link })).toMatchObject({ status: 200 })
    for (const more of [{ 'sec-fetch-dest': 'iframe' }, { 'sec-purpose': 'prefetch;prerender' }]) {
      expect(await ask('/open', { headers: { ...link, ...more } })).toMatchObject(refused(403, 'DAEMON_ORIGIN_FOREIGN'))
    }
    expect(await ask('/secret', { headers: link })).toMatchObject(refused(401, 'DAEMON_TOKEN_MISSING'))
  }
})

test('a form of another page sends no JSON', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const headers = { ...bearer, 'content-type': type }
    expect(await ask('/act', { method: 'POST', headers, body: '{}' })).toMatchObject(
      refused(415, 'DAEMON_CONTENT_TYPE')
    )
  }
  expect(await ask('/act', { method: 'POST', headers: bearer, body: '{}' })).toMatchObject(
    refused(415, 'DAEMON_CONTENT_TYPE')
  )
})

test('no other page is told that it may ask, and none may frame', async () => {
  const { headers, status } = await ask('/act', { method: 'OPTIONS', headers: { origin: 'http://evil.example' } })
  expect(status).toBeGreaterThanOrEqual(400)
  expect(headers).not.toHaveProperty('access-control-allow-origin')
  expect((await ask('/open')).headers).toMatchObject({
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'")
  })
})

test('a site is an origin of its own, which reaches no route of the daemon', async () => {
  const host = `${SITE}.localhost:${web.port}`
  for (const path of ['/secret', '/open', '/act', '/rpc', '/health']) {
    expect(await ask(path, { headers: { ...bearer, host } })).toMatchObject({ status: 200, text: `site ${path}` })
  }
  expect(await ask('/anything')).toMatchObject(refused(404, 'DAEMON_NOT_FOUND'))
  expect(await ask('/open', { headers: { host: `${SITE.slice(1)}.localhost:${web.port}` } })).toMatchObject(
    refused(421, 'DAEMON_HOST_UNKNOWN')
  )
})

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['0.0.0.0', '127.0.0.1'],
  ['::1', '[::1]']
])('a server at %s says that it is reached at %s, and is', async (host, shown) => {
  const other = await startWeb({
    host,
    port: 0,
    tokens: new Tokens(TOKEN),
    parts: [{ origin: 'own', plugin: own }],
    log: silentLogger()
  })
  expect(other.url).toBe(`http://${shown}:${other.port}`)
  expect((await fetch(`${other.url}/open`)).status).toBe(200)
  await other.close()
})

test('a failure tells nothing of the inside', async () => {
  const { status, text } = await ask('/broken')
  expect(status).toBe(500)
  expect(text).not.toMatch(/internals|somebody/)
  const long = { ...bearer, 'content-type': 'application/json' }
  const body = JSON.stringify('x'.repeat(2 ** 21))
  expect(await ask('/act', { method: 'POST', headers: long, body })).toMatchObject(
    refused(413, 'DAEMON_REQUEST_INVALID')
  )
})
