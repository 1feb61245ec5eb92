/** Paths and names: index pages, listings, and what an author may have called things to harm who looks. */

import { expect, test } from '@jest/globals'
import { formatFeedKey } from '../../src/hyper/index.js'
import { blobAt, hostileDrive } from '../hyper/hostile-drive.js'
import { gatewayOf, HTML, lonePeer, publish } from './sites.js'

test('a folder shows its index page, or else its names', async () => {
  const peer = await lonePeer()
  const { key } = await publish(peer, {
    'docs/index.html': 'the docs',
    'files/a b&c.txt': 'abc',
    'files/deep/x': '1234567',
    'files/deep0': '',
    'root.txt': ''
  })
  const { get, port } = await gatewayOf({ peer })
  expect((await get(key, '/docs/')).body).toBe('the docs')
  const { statusCode, headers } = await get(key, '/docs?q=1')
  expect(statusCode).toBe(307)
  expect(headers.location).toBe(`http://${formatFeedKey(key)}.localhost${port}/docs/?q=1`)
  const listing = await get(key, '/files/')
  expect(listing.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(listing.headers['content-security-policy']).toContain("default-src 'none'")
  expect(listing.body).toContain('<a href="./a%20b%26c.txt"><bdi>a b&amp;c.txt</bdi></a>')
  expect(listing.body).toContain('<a href="./deep/"><bdi>deep/</bdi></a>')
  expect(listing.body).toContain('<a href="../">../</a>')
  expect((await get(key, '/files/', { 'if-none-match': String(listing.headers.etag) })).statusCode).toBe(304)
  const root = await get(key, `/?v=${listing.headers['datdot-version']}`)
  expect(root.body).toContain(`<a href="./root.txt?v=${listing.headers['datdot-version']}">`)
  const { body } = await get(key, '/.well-known/datdot/list?path=/files')
  expect(JSON.parse(body)).toEqual({
    path: '/files',
    version: listing.headers['datdot-version'],
    names: [
      { name: 'a b&c.txt', type: 'file', byteLength: 3 },
      { name: 'deep', type: 'folder' },
      { name: 'deep0', type: 'file', byteLength: 0 }
    ],
    more: false
  })
})

test('names of strangers are text, and lead nowhere else', async () => {
  const file = 'file'
  const { folder, key } = await hostileDrive({
    '/<script>alert(1)</script>': file,
    '/"onmouseover=alert(1) x="': file,
    '/javascript:alert(1)': file,
    '/..': file,
    '/../up': file,
    '//evil.example/x': file,
    '/back\\slash': file,
    '/\u202egpj.exe': file,
    '/a\nb': file,
    '/number': 7,
    '/beyond': blobAt(2 ** 50, 10),
    '/shorter': blobAt(0, 10_000),
    '/backwards': blobAt(-5, 3),
    '/up': { executable: false, linkname: '../../../etc/passwd', blob: null },
    '/round': { executable: false, linkname: 'round', blob: null }
  })
  const { get } = await gatewayOf({ peer: await lonePeer(folder), limits: { firstByteMs: 1_500, chunkMs: 1_000 } })
  const { body, statusCode } = await get(key, '/')
  expect(statusCode).toBe(200)
  const hrefs = [...body.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
  expect(hrefs.slice(0, -1)).toEqual([
    './%22onmouseover%3Dalert(1)%20x%3D%22',
    './%3Cscript%3Ealert(1)%3C/',
    './backwards',
    './beyond',
    './honest.txt',
    './javascript%3Aalert(1)',
    './number',
    './round',
    './shorter',
    './up',
    './%E2%80%AEgpj.exe'
  ])
  expect(body).toContain('<bdi>&lt;script&gt;alert(1)&lt;/</bdi>')
  expect(body).toContain('<bdi>\\u{202e}gpj.exe</bdi>')
  expect(body).toContain('<td><bdi>a\\u{a}b</bdi></td>')
  expect(body).toContain('<td><bdi>back\\slash</bdi></td>')
  expect(body).not.toMatch(/<script|evil\.example\/x/)
  const outcome = async (url: string) => {
    const { statusCode, headers } = await get(key, url)
    return [statusCode, headers['datdot-error']]
  }
  expect((await get(key, '/javascript:alert(1)')).body).toBe('honest')
  for (const broken of ['/number', '/backwards']) {
    expect([broken, ...(await outcome(broken))]).toEqual([broken, 502, 'GATEWAY_DRIVE_INVALID'])
  }
  // There may be more of the drive than has arrived.
  expect(await outcome('/beyond')).toEqual([504, 'GATEWAY_TIMEOUT'])
  for (const nothing of ['/up', '/round']) {
    expect([nothing, ...(await outcome(nothing))]).toEqual([nothing, 404, 'GATEWAY_NOT_FOUND'])
  }
  // It begins, and ends early: who asked can tell from the length.
  await expect(get(key, '/shorter')).rejects.toThrow(/aborted|hang up/)
})

test('paths that are no names are refused', async () => {
  const peer = await lonePeer()
  const { key } = await publish(peer, { 'a.txt': 'a' })
  const { get } = await gatewayOf({ peer, limits: { pathLength: 100 } })
  const refusal = async (url: string) => {
    const { statusCode, headers } = await get(key, url, HTML)
    return [statusCode, headers['datdot-error']]
  }
  for (const url of ['//a.txt', '/a//b', '/%2e%2e/a', '/./a', '/a%2fb', '/a%5cb', '/a%00']) {
    expect([url, ...(await refusal(url))]).toEqual([url, 400, 'GATEWAY_PATH_INVALID'])
  }
  expect((await get(key, '/%ff')).statusCode).toBe(400)
  expect(await refusal(`/${'n'.repeat(100)}`)).toEqual([414, 'GATEWAY_PATH_TOO_LONG'])
  expect(await refusal('/b.txt')).toEqual([404, 'GATEWAY_NOT_FOUND'])
  expect(await refusal('/a.txt/')).toEqual([404, 'GATEWAY_NOT_FOUND'])
})
