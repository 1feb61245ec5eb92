/** `@datdot/client` in front of the real gateway. */

import { expect, test } from '@jest/globals'
import { daemonOf, keyText } from '../../../client/src/address.js'
import { DatdotClient } from '../../../client/src/index.js'
import { formatFeedKey, randomBytes } from '../../src/hyper/index.js'
import { gatewayOf, lonePeer, publish } from '../gateway/sites.js'
import './localhost.js'

const CONTENT = randomBytes(150_000)

async function client() {
  const peer = await lonePeer()
  const { key } = await publish(peer, { 'a b#?%.txt': 'hello', 'deep/data.bin': CONTENT, 'deep/data.json': '{"a":1}' })
  const { port, gateway } = await gatewayOf({ peer, limits: { findMs: 300 } })
  return { peer, key: formatFeedKey(key), gateway, datdot: new DatdotClient({ daemon: `http://127.0.0.1${port}` }) }
}

test('files, in part and whole, by name', async () => {
  const { key, datdot } = await client()
  const text = await datdot.read(key, '/a b#?%.txt')
  expect(await text.text()).toBe('hello')
  expect(text).toMatchObject({ type: 'text/plain; charset=utf-8', size: 5 })
  const part = await datdot.read(key, 'deep/data.bin', { range: { start: 70_000, end: 140_000 } })
  expect([part.size, part.type]).toEqual([150_000, 'application/octet-stream'])
  expect(Buffer.compare(await part.bytes(), CONTENT.subarray(70_000, 140_000))).toBe(0)
  const rest = await datdot.read(key, 'deep/data.bin', { range: { start: 149_990 }, version: part.version })
  expect(Buffer.compare(await rest.bytes(), CONTENT.subarray(149_990))).toBe(0)
  expect(await (await datdot.read(key, '/deep/data.json')).json()).toEqual({ a: 1 })
})

test('the names in a folder', async () => {
  const { key, datdot } = await client()
  const { names, version, more } = await datdot.list(key, '/deep')
  expect([names.map(({ name }) => name), more]).toEqual([['data.bin', 'data.json'], false])
  expect((await datdot.list(key, '/', { version })).names).toContainEqual({ name: 'deep', type: 'folder' })
})

test('what goes wrong has the gateway’s code, or the client’s own', async () => {
  const { key, datdot } = await client()
  await expect(datdot.read(key, '/no')).rejects.toMatchObject({ code: 'GATEWAY_NOT_FOUND', remedy: /author/ })
  await expect(datdot.read(randomBytes(32))).rejects.toMatchObject({ code: 'GATEWAY_KEY_UNKNOWN' })
  await expect(datdot.list(key, '/deep/data.bin')).rejects.toMatchObject({ code: 'GATEWAY_NOT_FOUND' })
  await expect(datdot.read('no key')).rejects.toMatchObject({ code: 'CLIENT_KEY_INVALID' })
  const away = new DatdotClient({ daemon: 'http://127.0.0.1:9' })
  await expect(away.read(key)).rejects.toMatchObject({ code: 'CLIENT_UNREACHABLE' })
  await expect(datdot.read(key, '/', { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped')
})

test('changes come as they are made, until nobody listens any more', async () => {
  const { peer, gateway, datdot } = await client()
  const core = await peer.createCore('growing')
  await core.append([Buffer.from('1')])
  const stop = new AbortController()
  const seen: string[] = []
  for await (const { version, length } of datdot.watch(core.key, { signal: stop.signal })) {
    seen.push(`${version} ${length}`)
    if (length === 1) await core.append([Buffer.from('2'), Buffer.from('3')])
    else stop.abort()
  }
  expect(seen).toEqual(['1 1', '3 3'])
  while (gateway.figures().watches > 0) await new Promise((tick) => setTimeout(tick, 5))
  await expect(datdot.watch(randomBytes(32)).next()).rejects.toMatchObject({ code: 'GATEWAY_KEY_UNKNOWN' })
})

test('keys are written as Hypercore programs write them', () => {
  for (let i = 0; i < 50; i++) {
    const key = randomBytes(32)
    const text = formatFeedKey(key)
    const hex = Buffer.from(key).toString('hex')
    expect([keyText(key), keyText(hex), keyText(`hyper://${text}/`)]).toEqual([text, text, text])
  }
  expect(daemonOf({ hostname: 'x.localhost', port: '8000' })).toBe('http://127.0.0.1:8000')
  expect(daemonOf({ hostname: 'app.example', port: '' })).toBe('http://127.0.0.1:8787')
})
