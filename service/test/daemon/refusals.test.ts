/** Requests that never come to a route: in a site they are answered with its page and code, elsewhere as JSON with a code. */

import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { gatewayPart } from '../../src/daemon/gateway.js'
import { startWeb, type Web } from '../../src/daemon/web/server.js'
import { Tokens } from '../../src/daemon/web/tokens.js'
import { createLogger } from '../../src/log.js'
import { temporaryFolder } from '../hyper/local-net.js'

const KEY = 'y'.repeat(52)
const lines: string[] = []
const log = createLogger({ level: 'warn', destination: { write: (line) => void lines.push(line) } })
const nobody = async (): Promise<never> => {
  throw new Error('nothing of a feed is read here')
}

let web: Web

beforeAll(async () => {
  const folder = await temporaryFolder()
  const chain = () => {
    throw new Error('there is none')
  }
  const common = { folder, origins: undefined, openPeer: nobody, closePeer: nobody, chain, chainOnce: nobody, log }
  const parts = gatewayPart(common).web ?? []
  web = await startWeb({ host: '127.0.0.1', port: 0, tokens: new Tokens('a'.repeat(64)), parts, log })
})

afterAll(() => web.close())

interface Told {
  readonly status: number
  readonly type: string
  readonly body: string
}

/** Sends lines as they are; `HOST` stands for the server's own name and `SITE` for a key's. */
function tell(...lines: string[]): Promise<Told> {
  const names = (line: string) =>
    line.replace('HOST', `127.0.0.1:${web.port}`).replace('SITE', `${KEY}.localhost:${web.port}`)
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(web.port, '127.0.0.1', () => socket.write(`${lines.map(names).join('\r\n')}\r\n\r\n`))
    socket.on('data', (bytes) => {
      text += bytes
    })
    socket.once('error', reject)
    socket.once('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n')
      const type = /^content-type: *([^;\r]+)/im.exec(head)?.[1] ?? ''
      resolve({ status: Number(head.split(' ')[1]), type, body })
    })
  })
}

const CLOSE = 'Connection: close'
const codeIn = ({ type, body }: Told): string =>
  type === 'text/html' ? (/<code>([A-Z_]+)<\/code><\/footer>/.exec(body)?.[1] ?? '') : JSON.parse(body).error.code

const LONG = `X-Long: ${'a'.repeat(20_000)}`
const REFUSED: readonly (readonly [what: string, line: string, status: number, site: string, own: string])[] = [
  ['a path that is not percent-encoded', 'GET /%ff HTTP/1.1', 400, 'GATEWAY_PATH_INVALID', 'DAEMON_REQUEST_INVALID'],
  ['half an escape', 'GET /a%2 HTTP/1.1', 400, 'GATEWAY_PATH_INVALID', 'DAEMON_REQUEST_INVALID']
]

test.each(REFUSED)('%s', async (_, line, status, site, own) => {
  const page = await tell(line, 'Host: SITE', 'Accept: text/html', CLOSE)
  expect([page.status, page.type, codeIn(page)]).toEqual([status, 'text/html', site])
  const json = await tell(line, 'Host: SITE', CLOSE)
  expect([json.status, json.type, codeIn(json)]).toEqual([status, 'application/json', site])
  const told = await tell(line, 'Host: HOST', 'Accept: text/html', CLOSE)
  expect([told.status, told.type, codeIn(told)]).toEqual([status, 'application/json', own])
})

test('an address that is too long', async () => {
  const line = `GET /${'a'.repeat(5_000)} HTTP/1.1`
  const page = await tell(line, 'Host: SITE', 'Accept: text/html', CLOSE)
  expect([page.status, codeIn(page)]).toEqual([414, 'GATEWAY_PATH_TOO_LONG'])
})

test.each(['PROPFIND', 'TRACE', 'LOCK'])('a method that nobody routes: %s', async (method) => {
  const page = await tell(`${method} / HTTP/1.1`, 'Host: SITE', 'Accept: text/html', CLOSE)
  expect([page.status, codeIn(page)]).toEqual([405, 'GATEWAY_METHOD_UNKNOWN'])
  const told = await tell(`${method} / HTTP/1.1`, 'Host: HOST', CLOSE)
  expect([told.status, codeIn(told)]).toEqual([404, 'DAEMON_NOT_FOUND'])
})

test('what is refused before it comes to the gateway’s own pages is no failure, and fills no log', async () => {
  lines.length = 0
  const foreign = ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors']
  for (const path of [`/key/${KEY}`, `/hyper/${KEY}/`, '/hyper?key=x']) {
    const embedded = await tell(`GET ${path} HTTP/1.1`, 'Host: HOST', ...foreign, CLOSE)
    expect([embedded.status, codeIn(embedded)]).toEqual([403, 'DAEMON_ORIGIN_FOREIGN'])
    const rebound = await tell(`GET ${path} HTTP/1.1`, 'Host: evil.example', CLOSE)
    expect([rebound.status, codeIn(rebound)]).toEqual([421, 'DAEMON_HOST_UNKNOWN'])
  }
  const wrong = await tell('GET /key/no-key HTTP/1.1', 'Host: HOST', CLOSE)
  expect([wrong.status, codeIn(wrong)]).toEqual([400, 'GATEWAY_KEY_INVALID'])
  const body = ['Content-Type: text/x', 'Content-Length: 1', CLOSE]
  const options = await tell('OPTIONS / HTTP/1.1', 'Host: SITE', ...body)
  expect([options.status, codeIn(options)]).toEqual([400, 'GATEWAY_REQUEST_INVALID'])
  expect(lines).toEqual([])
})

test('a body that no route takes', async () => {
  const line = ['POST / HTTP/1.1', 'Host: SITE', 'Content-Type: text/x', 'Content-Length: 0', CLOSE]
  const told = await tell(...line)
  expect([told.status, codeIn(told)]).toEqual([405, 'GATEWAY_METHOD_UNKNOWN'])
})

test('a name that is no site, or none', async () => {
  const page = await tell('GET / HTTP/1.1', `Host: nobody.localhost:${web.port}`, 'Accept: text/html', CLOSE)
  expect([page.status, page.type, codeIn(page)]).toEqual([421, 'text/html', 'GATEWAY_HOST_UNKNOWN'])
  const port = await tell('GET / HTTP/1.1', `Host: ${KEY}.localhost:1`, 'Accept: text/html', CLOSE)
  expect([port.status, codeIn(port)]).toEqual([421, 'GATEWAY_HOST_UNKNOWN'])
  for (const lines of [['Host: evil.example'], []]) {
    const told = await tell('GET / HTTP/1.1', ...lines, CLOSE)
    expect([told.status, codeIn(told)]).toEqual([421, 'DAEMON_HOST_UNKNOWN'])
  }
})

test('what is no HTTP, or too long for it', async () => {
  const garbage = await tell('\u0016\u0003\u0001 what')
  expect([garbage.status, codeIn(garbage)]).toEqual([400, 'DAEMON_REQUEST_INVALID'])
  const wrong = await tell('WHAT / HTTP/1.1', 'Host: SITE', 'Accept: text/html')
  expect([wrong.status, wrong.type, codeIn(wrong)]).toEqual([400, 'text/html', 'GATEWAY_REQUEST_INVALID'])
  const long = await tell('GET / HTTP/1.1', 'Host: SITE', LONG)
  expect([long.status, codeIn(long)]).toEqual([431, 'GATEWAY_REQUEST_INVALID'])
  const ofOwn = await tell('GET / HTTP/1.1', 'Host: HOST', LONG)
  expect([ofOwn.status, codeIn(ofOwn)]).toEqual([431, 'DAEMON_REQUEST_INVALID'])
})

test('what is expected of the server is no reason to say nothing', async () => {
  const told = await tell('GET /nowhere HTTP/1.1', 'Host: HOST', 'Expect: miracles', CLOSE)
  expect([told.status, codeIn(told)]).toEqual([404, 'DAEMON_NOT_FOUND'])
})
