/** Files of drives and hypercores: types, ranges, tags, versions. */

import { expect, test } from '@jest/globals'
import Corestore from 'corestore'
import Hyperdrive from 'hyperdrive'
import { randomBytes } from '../../src/hyper/index.js'
import { temporaryFolder } from '../hyper/local-net.js'
import { gatewayOf, lonePeer, publish } from './sites.js'

const VIDEO = randomBytes(300_000)

async function site() {
  const peer = await lonePeer()
  const { key } = await publish(peer, {
    'index.html': '<h1>hello</h1>',
    'deep/video.mp4': VIDEO,
    'deep/app.js': 'export {}',
    'deep/unknown.zzz': 'x',
    empty: '',
    'ünï/ço dé#?.txt': 'named'
  })
  return { peer, key, ...(await gatewayOf({ peer })) }
}

test('types are those of the names, and nobody guesses others', async () => {
  const { key, get } = await site()
  const typeOf = async (url: string) => (await get(key, url)).headers['content-type']
  expect(await typeOf('/')).toBe('text/html; charset=utf-8')
  expect(await typeOf('/deep/app.js')).toBe('text/javascript; charset=utf-8')
  expect(await typeOf('/deep/video.mp4')).toBe('video/mp4')
  expect(await typeOf('/deep/unknown.zzz')).toBe('application/octet-stream')
  const named = await get(key, `/${encodeURIComponent('ünï')}/${encodeURIComponent('ço dé#?.txt')}`)
  expect(named.body).toBe('named')
  expect(named.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  expect(named.headers['set-cookie']).toBeUndefined()
  const empty = await get(key, '/empty')
  expect([empty.statusCode, empty.body, empty.headers['content-length']]).toEqual([200, '', '0'])
})

test('a single range is answered in part, others whole', async () => {
  const { key, get, gateway } = await site()
  const part = async (range: string, more = {}) => {
    const { statusCode, headers, bytes } = await get(key, '/deep/video.mp4', { range, ...more })
    return { statusCode, range: headers['content-range'], bytes }
  }
  expect(await part('bytes=0-9')).toEqual({ statusCode: 206, range: 'bytes 0-9/300000', bytes: VIDEO.subarray(0, 10) })
  expect((await part('bytes=65530-131080')).bytes).toEqual(VIDEO.subarray(65_530, 131_081))
  expect(await part('bytes=-5')).toMatchObject({ range: 'bytes 299995-299999/300000', bytes: VIDEO.subarray(299_995) })
  expect(await part('bytes=299990-')).toMatchObject({ statusCode: 206, bytes: VIDEO.subarray(299_990) })
  expect(await part('bytes=1-999999999')).toMatchObject({ range: 'bytes 1-299999/300000' })
  for (const whole of ['bytes=5-4', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=-', 'bytes=a-b']) {
    expect((await part(whole)).statusCode).toBe(200)
  }
  expect(await part('bytes=300000-')).toMatchObject({ statusCode: 416, range: 'bytes */300000' })
  expect(await part('bytes=-0')).toMatchObject({ statusCode: 416 })
  const { headers } = await get(key, '/deep/video.mp4', {}, 'HEAD')
  expect(headers).toMatchObject({ 'content-length': '300000', 'accept-ranges': 'bytes' })
  const tag = String(headers.etag)
  expect((await part('bytes=0-9', { 'if-range': tag })).statusCode).toBe(206)
  expect((await part('bytes=0-9', { 'if-range': '"other"' })).statusCode).toBe(200)
  expect(gateway.figures()).toEqual({ feeds: 1, reads: 0, watches: 0 })
})

test('what has not changed is not sent again, and a version stays what it is', async () => {
  const peer = await lonePeer()
  const core = await peer.createCore('growing')
  await core.append([Buffer.from('one,'), Buffer.from('two,')])
  const { get } = await gatewayOf({ peer })
  const first = await get(core.key, '/log.txt')
  expect(first.body).toBe('one,two,')
  expect(first.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-cache',
    'datdot-version': '2'
  })
  const tag = String(first.headers.etag)
  const again = await get(core.key, '/log.txt', { 'if-none-match': `"x", W/${tag}` })
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tag])
  await core.append([Buffer.from('three')])
  const later = await get(core.key, '/log.txt', { 'if-none-match': tag })
  expect([later.statusCode, later.body]).toEqual([200, 'one,two,three'])
  const pinned = await get(core.key, '/log.txt?v=2')
  expect(pinned.body).toBe('one,two,')
  expect(pinned.headers).toMatchObject({ etag: tag, 'cache-control': 'public, max-age=31536000, immutable' })
  for (const version of ['4', '0', '-1', 'x', '1.2', '']) {
    const { statusCode, headers } = await get(core.key, `/log.txt?v=${version}`)
    expect([statusCode, headers['datdot-error']]).toEqual([404, 'GATEWAY_VERSION_UNKNOWN'])
  }
})

test('a file keeps its tag as long as it is not written again', async () => {
  const { key, get } = await site()
  const [a, b] = [await get(key, '/deep/app.js'), await get(key, '/empty')]
  expect(a.headers.etag).not.toBe(b.headers.etag)
  const version = Number(a.headers['datdot-version'])
  const earlier = await get(key, `/deep/app.js?v=${version - 1}`)
  expect([earlier.statusCode, earlier.headers.etag]).toEqual([200, a.headers.etag])
  expect((await get(key, `/deep/app.js?v=${version}`, { 'if-none-match': String(a.headers.etag) })).statusCode).toBe(
    304
  )
})

test('a file that is written again is found anew, and at each version as it was', async () => {
  const folder = await temporaryFolder()
  const drive = new Hyperdrive(new Corestore(folder))
  await drive.put('/a.txt', Buffer.from('one'))
  const version = drive.core.length
  await drive.put('/a.txt', Buffer.from('and two'))
  await drive.close()
  const { get } = await gatewayOf({ peer: await lonePeer(folder) })
  for (let time = 0; time < 2; time++) {
    expect((await get(drive.key, '/a.txt')).body).toBe('and two')
    expect((await get(drive.key, `/a.txt?v=${version}`)).body).toBe('one')
    expect((await get(drive.key, '/a.txt', { range: 'bytes=1-2' })).body).toBe('nd')
  }
})
