/** What people and programs are told when something cannot be had, and what many at once may cost. */

import { expect, test } from '@jest/globals'
import { STATUS } from '../../src/gateway/errors.js'
import { GATEWAY_ERRORS } from '../../src/gateway/index.js'
import { Memory } from '../../src/gateway/memory.js'
import { randomBytes } from '../../src/hyper/index.js'
import { gatewayOf, HTML, lonePeer, publish } from './sites.js'

const QUICK = { findMs: 300, firstByteMs: 1_000, chunkMs: 500 }

test('a key that nobody has is a page with a code, and JSON for programs', async () => {
  const { get } = await gatewayOf({ peer: await lonePeer(), limits: QUICK })
  const key = randomBytes(32)
  const page = await get(key, '/', HTML)
  expect(page.statusCode).toBe(404)
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'datdot-error': 'GATEWAY_KEY_UNKNOWN'
  })
  expect(page.body).toContain('Nobody on the network has this key')
  expect(page.body).toContain('<code>GATEWAY_KEY_UNKNOWN</code>')
  expect(page.body).toMatch(/<a href="http:\/\/127\.0\.0\.1:\d+\/key\/[a-z0-9]{52}">Who hosts this key\?<\/a>/)
  expect(JSON.parse((await get(key, '/')).body)).toEqual({
    error: { code: 'GATEWAY_KEY_UNKNOWN', ...GATEWAY_ERRORS.GATEWAY_KEY_UNKNOWN }
  })
})

test('a key whose hosters are silent is told from one that is unknown', async () => {
  const key = randomBytes(32)
  const noiseKey = randomBytes(32)
  const replica = { hoster: '5x', noiseKey, region: 'u3', contract: 3n, from: 0n, to: 8n, provenUntil: 7 }
  const hosted = { feed: 1n, key, length: 8n, byteLength: 8n, publisher: '5y', frozen: false, plans: [], more: false }
  const hosting = { hostersOf: async () => ({ ...hosted, replicas: [replica] }) }
  const { get } = await gatewayOf({ peer: await lonePeer(), hosting, limits: QUICK })
  const { statusCode, body } = await get(key, '/')
  expect(statusCode).toBe(504)
  expect(JSON.parse(body).error).toMatchObject({
    code: 'GATEWAY_NOBODY_SERVES',
    message: 'the chain knows this key with 1 hosters, but none of them answered within 0.3 s'
  })
})

test('bytes that nobody has any more are waited for so long and no longer', async () => {
  const peer = await lonePeer()
  const core = await peer.createCore('lost')
  await core.append([randomBytes(1_000), randomBytes(1_000)])
  await core.clear({ start: 1, end: 2 })
  const { get, gateway } = await gatewayOf({ peer, limits: QUICK })
  expect((await get(core.key, '/', { range: 'bytes=0-9' })).statusCode).toBe(206)
  const { statusCode, headers } = await get(core.key, '/', { range: 'bytes=1000-1009' })
  expect([statusCode, headers['datdot-error']]).toEqual([504, 'GATEWAY_TIMEOUT'])
  expect(headers['content-length']).not.toBe('10')
  // After the first byte an answer can only end.
  await expect(get(core.key, '/')).rejects.toThrow(/aborted|hang up/)
  expect(gateway.figures().reads).toBe(0)
})

test('more reads than there are places are turned away, and come in later', async () => {
  const peer = await lonePeer()
  const { key } = await publish(peer, { 'a.txt': 'a' })
  const { get, gateway } = await gatewayOf({ peer, limits: { ...QUICK, reads: 2 } })
  const waiting = [get(randomBytes(32), '/'), get(randomBytes(32), '/')]
  while (gateway.figures().reads < 2) await new Promise((tick) => setTimeout(tick, 5))
  const { statusCode, headers } = await get(key, '/a.txt', HTML)
  expect([statusCode, headers['retry-after'], headers['datdot-error']]).toEqual([503, '5', 'GATEWAY_BUSY'])
  await Promise.all(waiting)
  expect((await get(key, '/a.txt')).body).toBe('a')
})

test('feeds that are not in use make room for others, and what they left is dropped', async () => {
  const peer = await lonePeer()
  const cores = []
  for (const name of ['a', 'b', 'c']) {
    const core = await peer.createCore(name)
    await core.append([Buffer.from(name)])
    cores.push(core)
  }
  const { get, gateway } = await gatewayOf({ peer, limits: { ...QUICK, feeds: 2 } })
  for (const { key } of cores) expect((await get(key, '/')).statusCode).toBe(200)
  expect(gateway.figures().feeds).toBe(2)
  while (await cores[0]?.has({ start: 0, end: 1 })) await new Promise((tick) => setTimeout(tick, 5))
  expect(await cores[2]?.has({ start: 0, end: 1 })).toBe(true)
})

test('memory is taken in turns, and all of it comes back', async () => {
  const memory = new Memory(100)
  const first = await memory.reserve(80)
  const order: string[] = []
  const taking = async (name: string, bytes: number) => {
    const release = await memory.reserve(bytes)
    order.push(name)
    return release
  }
  const [large, small] = [taking('large', 500), taking('small', 10)]
  const gone = new AbortController()
  const left = memory.reserve(10, gone.signal)
  gone.abort(new Error('gone'))
  await expect(left).rejects.toThrow('gone')
  expect(memory.taken).toBe(80)
  first()
  first()
  ;(await large)()
  ;(await small)()
  expect(order).toEqual(['large', 'small'])
  expect(memory.taken).toBe(0)
})

test('every failure has a status of its own kind', () => {
  expect(Object.keys(STATUS).sort()).toEqual(Object.keys(GATEWAY_ERRORS).sort())
  for (const status of Object.values(STATUS)) expect(status).toBeGreaterThanOrEqual(400)
})
