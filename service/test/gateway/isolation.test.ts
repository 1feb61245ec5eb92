/** What keeps the pages of one key from those of another, and from the daemon's. */

import { expect, test } from '@jest/globals'
import { siteOf } from '../../src/gateway/address.js'
import { formatFeedKey } from '../../src/hyper/index.js'
import { gatewayOf, HTML, lonePeer, publish } from './sites.js'

const KEY = 'ybndrfg8ejkmcpqxot1uwisza345h769ybndrfg8ejkmcpqxot1y'

test('only a key’s own name is its host', () => {
  expect(siteOf(`${KEY}.localhost:8787`)).toMatchObject({ type: 'key', id: KEY })
  expect(siteOf(`${KEY.toUpperCase()}.LOCALHOST`)).toMatchObject({ type: 'key', id: KEY })
  expect(siteOf('127.0.0.1:1')).toEqual({ type: 'own' })
  expect(siteOf('[::1]:8787')).toEqual({ type: 'own' })
  const strangers = [
    `${KEY}.localhost.evil.example`,
    `${KEY}.evil.example`,
    `x.${KEY}.localhost`,
    `${KEY.slice(1)}.localhost`,
    `${KEY}.localhost:port`,
    // The same 32 bytes, written another way, would be another origin.
    `${KEY.slice(0, -1)}b.localhost`,
    'evil.example',
    'localhost.evil.example',
    '',
    undefined
  ]
  for (const host of strangers) expect([host, siteOf(host)]).toEqual([host, undefined])
})

test('every answer says what its page may do, and keeps others out', async () => {
  const peer = await lonePeer()
  const { key } = await publish(peer, { 'index.html': 'page' })
  const { get, port } = await gatewayOf({ peer })
  const { headers } = await get(key, '/', HTML)
  expect(headers).toMatchObject({
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'origin-agent-cluster': '?1',
    'x-content-type-options': 'nosniff'
  })
  const policy = String(headers['content-security-policy']).split('; ')
  expect(policy).toContain(`connect-src 'self' http://*.localhost${port}`)
  expect(policy).toContain("frame-ancestors 'self'")
  expect(policy).toContain("object-src 'none'")
  for (const name of ['set-cookie', 'access-control-allow-origin', 'access-control-allow-credentials', 'server']) {
    expect([name, headers[name]]).toEqual([name, undefined])
  }
})

test('another page reads only with the header that it has to ask leave for', async () => {
  const peer = await lonePeer()
  const { key } = await publish(peer, { 'index.html': 'page' })
  const { get } = await gatewayOf({ peer, origins: ['https://app.example'] })
  const allowed = async (origin: string, more: Record<string, string>, method = 'GET') => {
    const { statusCode, headers } = await get(key, '/', { origin, ...more }, method)
    return [statusCode, headers['access-control-allow-origin'], headers['cross-origin-resource-policy']]
  }
  const client = { 'datdot-client': '1' }
  for (const origin of [`http://${KEY}.localhost:8787`, 'http://127.0.0.1:3000', 'https://app.example']) {
    expect(await allowed(origin, client)).toEqual([200, origin, 'cross-origin'])
    expect(await allowed(origin, {})).toEqual([200, undefined, 'same-origin'])
  }
  for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example', 'http://evil.example:127']) {
    expect(await allowed(origin, client)).toEqual([403, undefined, 'same-origin'])
  }
  const asking = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'datdot-client' }
  expect((await allowed('https://app.example', asking, 'OPTIONS')).slice(0, 2)).toEqual([204, 'https://app.example'])
  expect((await allowed('https://evil.example', asking, 'OPTIONS')).slice(0, 2)).toEqual([204, undefined])
})

test('nothing of a key is on another host, and nothing is written', async () => {
  const peer = await lonePeer()
  const { key } = await publish(peer, { 'a.txt': 'a' })
  const { ask, get, port } = await gatewayOf({ peer })
  for (const host of ['evil.example', `evil.example${port}`, `${KEY}.evil.example`]) {
    const { statusCode, headers } = await ask({ host, url: '/a.txt' })
    expect([statusCode, headers['datdot-error']]).toEqual([421, 'GATEWAY_HOST_UNKNOWN'])
  }
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const { statusCode, headers } = await get(key, '/a.txt', {}, method)
    expect([statusCode, headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
  }
  // The daemon's own pages are not on a key's host: there these are names of the drive.
  for (const url of ['/rpc', '/events', '/metrics', `/hyper/${KEY}/`, `/key/${KEY}`, '/consent']) {
    expect((await get(key, url)).headers['datdot-error']).toBe('GATEWAY_NOT_FOUND')
  }
})

test('a path of the own origin leads to the key’s origin', async () => {
  const { ask, port } = await gatewayOf({ peer: await lonePeer() })
  const own = `127.0.0.1${port}`
  const target = async (url: string) => (await ask({ host: own, url })).headers.location
  const hex = Buffer.alloc(32, 7).toString('hex')
  const id = formatFeedKey(Buffer.alloc(32, 7))
  expect(await target(`/hyper/${id}/a%20b/?v=1`)).toBe(`http://${id}.localhost${port}/a%20b/?v=1`)
  expect(await target(`/hyper/${hex}`)).toBe(`http://${id}.localhost${port}/`)
  expect(await target(`/hyper?key=hyper%3A%2F%2F${id}`)).toBe(`http://${id}.localhost${port}/`)
  expect(await target(`/hyper/${id}//evil.example/`)).toBe(`http://${id}.localhost${port}//evil.example/`)
  const refused = await ask({ host: own, url: '/hyper/no-key/', headers: HTML })
  expect([refused.statusCode, refused.headers['datdot-error']]).toEqual([400, 'GATEWAY_KEY_INVALID'])
  expect(refused.body).toContain('This is not a hypercore key: no-key')
})

test('what another page embeds, frames or fetches beforehand is not even looked for', async () => {
  const { get, gateway } = await gatewayOf({ peer: await lonePeer(), limits: { findMs: 100 } })
  const key = Buffer.alloc(32, 7)
  const asked = async (headers: Record<string, string>) => {
    const answer = await get(key, '/a.png', headers)
    return [answer.statusCode, answer.headers['datdot-error']]
  }
  const foreign = [
    { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
    { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
    { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-purpose': 'prefetch' },
    {}
  ]
  for (const site of ['cross-site', 'same-site']) {
    for (const headers of foreign) {
      expect(await asked({ 'sec-fetch-site': site, ...headers })).toEqual([403, 'GATEWAY_ORIGIN_REFUSED'])
    }
  }
  expect(gateway.figures()).toEqual({ feeds: 0, reads: 0, watches: 0 })
  // A link of another page, the page itself, and whoever types the address.
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  for (const headers of [link, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, {}]) {
    expect(await asked(headers)).toEqual([404, 'GATEWAY_KEY_UNKNOWN'])
  }
})
