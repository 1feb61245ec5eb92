/** That one page, or one machine's programs, leave places to all others. */

import { connect } from 'node:net'
import { expect, test } from '@jest/globals'
import { formatFeedKey, randomBytes } from '../../src/hyper/index.js'
import { type Asked, gatewayOf, HTML, lonePeer, publish } from './sites.js'

const SLOW = { findMs: 1_500, firstByteMs: 3_000 }
const OTHER = 'http://ybndrfg8ejkmcpqxot1uwisza345h769ybndrfg8ejkmcpqxot1y.localhost:8787'

const from = (origin: string) => ({ origin, 'datdot-client': '1' })

async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((tick) => setTimeout(tick, 5))
}

/** Reads of keys that nobody has, which keep their places until the search ends. */
function searches({ get }: Asked, count: number, headers: Record<string, string>) {
  return Array.from({ length: count }, async () => (await get(randomBytes(32), '/', headers)).statusCode)
}

test('a page that reads all that it may is told so, and leaves places to others', async () => {
  const peer = await lonePeer()
  const { key } = await publish(peer, { 'a.txt': 'a' })
  const asked = await gatewayOf({ peer, limits: { ...SLOW, reads: 4, readsEach: 2 } })
  const { get, gateway } = asked
  const waiting = searches(asked, 2, from(OTHER))
  await until(() => gateway.figures().reads === 2)
  const refused = await get(key, '/a.txt', from(OTHER))
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '5'])
  expect(refused.headers['access-control-allow-origin']).toBe(OTHER)
  expect(JSON.parse(refused.body).error).toMatchObject({
    code: 'GATEWAY_SHARE_USED',
    message: `the gateway does as much for ${OTHER} as it does for one who asks: 2 reads at once`
  })
  const page = await get(key, '/a.txt', { ...HTML, ...from(OTHER) })
  expect(page.body).toContain('<code>GATEWAY_SHARE_USED</code>')
  // The key's own page, a page of another origin, and a program.
  const others = [{ 'sec-fetch-site': 'same-origin' }, from('http://127.0.0.1:3000'), {}]
  for (const headers of others) expect((await get(key, '/a.txt', headers)).body).toBe('a')
  expect(await Promise.all(waiting)).toEqual([404, 404])
  expect((await get(key, '/a.txt', from(OTHER))).body).toBe('a')
})

test('what a page asks of its own origin is its own share, and programs have one together', async () => {
  const peer = await lonePeer()
  const asked = await gatewayOf({ peer, limits: { ...SLOW, readsEach: 1 } })
  const { get, gateway } = asked
  const [mine, theirs] = [randomBytes(32), randomBytes(32)]
  const own = { 'sec-fetch-site': 'same-origin' }
  const waiting = [get(mine, '/', own), get(theirs, '/', {})]
  await until(() => gateway.figures().reads === 2)
  const program = await get(mine, '/', {})
  expect([program.statusCode, JSON.parse(program.body).error.message]).toEqual([
    429,
    'the gateway does as much for programs at 127.0.0.1 as it does for one who asks: 1 reads at once'
  ])
  expect((await get(mine, '/', own)).headers['datdot-error']).toBe('GATEWAY_SHARE_USED')
  const reading = get(theirs, '/', own)
  await until(() => gateway.figures().reads === 3)
  expect((await Promise.all([...waiting, reading])).map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
})

test('who leaves the page of a key before it is there gives the place back', async () => {
  const { gateway, port } = await gatewayOf({ peer: await lonePeer(), limits: { findMs: 20_000, firstByteMs: 20_000 } })
  const socket = connect(Number(port.slice(1)), '127.0.0.1')
  socket.write(`GET /key/${formatFeedKey(randomBytes(32))} HTTP/1.1\r\nHost: 127.0.0.1${port}\r\n\r\n`)
  await until(() => gateway.figures().reads === 1)
  const left = performance.now()
  socket.destroy()
  await until(() => gateway.figures().reads === 0)
  expect(performance.now() - left).toBeLessThan(2_000)
  // Nor does the gateway wait for the search when it ends.
  await gateway.close()
  expect(performance.now() - left).toBeLessThan(5_000)
})

test('streams and keys are shared out alike', async () => {
  const peer = await lonePeer()
  const drives = [await publish(peer, { a: 'a' }), await publish(peer, { b: 'b' })]
  const limits = { ...SLOW, watchesEach: 2, feedsEach: 1 }
  const { get, open, port, gateway } = await gatewayOf({ peer, limits })
  const watch = (drive: number, headers: Record<string, string>) => {
    const key = drives[drive]?.key ?? new Uint8Array()
    return open({ host: `${formatFeedKey(key)}.localhost${port}`, url: '/.well-known/datdot/watch', headers })
  }
  const streams = [await watch(0, from(OTHER)), await watch(0, from(OTHER))]
  expect(streams.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  expect((await watch(0, from(OTHER))).headers['datdot-error']).toBe('GATEWAY_SHARE_USED')
  // It follows one key already: another one would be a second.
  const second = await get(drives[1]?.key ?? new Uint8Array(), '/b', from(OTHER))
  expect([second.statusCode, JSON.parse(second.body).error.message]).toEqual([
    429,
    `the gateway does as much for ${OTHER} as it does for one who asks: 1 keys at once`
  ])
  expect((await get(drives[0]?.key ?? new Uint8Array(), '/a', from(OTHER))).body).toBe('a')
  expect((await get(drives[1]?.key ?? new Uint8Array(), '/b')).body).toBe('b')
  for (const stream of streams) stream.destroy()
  await until(() => gateway.figures().watches === 0)
  expect((await get(drives[1]?.key ?? new Uint8Array(), '/b', from(OTHER))).body).toBe('b')
})
