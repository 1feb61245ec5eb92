/** Files that are dropped on the dashboard: into a hyperdrive, within bounds, and from the owner's page only. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Uploads } from '../../src/daemon/uploads.js'
import { MAX_PART_BYTES, uploadRoutes } from '../../src/daemon/web/upload.js'
import { type HypercorePeer, parseFeedKey, randomBytes } from '../../src/hyper/index.js'
import { localDht, openPeer, temporaryFolder } from '../hyper/local-net.js'
import { type Asked, codeOf, webWith } from './web-part.js'

const ROOM = 20_000_000
let peer: HypercorePeer
let uploads: Uploads
let web: Asked

beforeEach(async () => {
  peer = await openPeer(await localDht())
  uploads = new Uploads({ writeDrive: () => peer.writeDrive(), room: async () => BigInt(ROOM) })
  web = await webWith(uploadRoutes(uploads))
})
afterEach(async () => {
  await uploads.close()
  await web.close()
})

async function begin(bytes: number, files = 1): Promise<string> {
  const answer = await web.json('/upload', 'POST', { bytes, files })
  return ((await answer.json()) as { upload: string }).upload
}

function put(id: string, part: { path: string; size: number; offset: number }, body: Uint8Array, headers = {}) {
  const query = new URLSearchParams({ path: part.path, size: `${part.size}`, offset: `${part.offset}` })
  const type = { 'content-type': 'application/octet-stream', ...headers }
  return web.ask(`/upload/${id}?${query}`, { method: 'PUT', body: new Uint8Array(body), headers: type })
}

const stop = (id: string) => web.json(`/upload/${id}`, 'DELETE', {})

test('files come in parts and are a hyperdrive in the end', async () => {
  const content = randomBytes(200_000)
  const id = await begin(200_005, 2)
  for (const offset of [0, 150_000]) {
    const part = content.subarray(offset, offset + 150_000)
    expect((await put(id, { path: 'deep/b.bin', size: content.length, offset }, part)).status).toBe(204)
  }
  expect((await put(id, { path: 'a.txt', size: 5, offset: 0 }, Buffer.from('hello'))).status).toBe(204)
  const done = (await (await web.json(`/upload/${id}/finish`, 'POST', {})).json()) as { key: string }
  expect(done).toMatchObject({ files: 2, bytes: '200005' })
  const target = join(await temporaryFolder(), 'out')
  await peer.read(parseFeedKey(done.key), { to: target })
  expect(Buffer.compare(await readFile(join(target, 'deep/b.bin')), content)).toBe(0)
  expect((await put(id, { path: 'c', size: 1, offset: 0 }, randomBytes(1))).status).toBe(400)
})

describe('refused is', () => {
  const part = { path: 'a', size: 10, offset: 0 }

  test('what there is no room for', async () => {
    const refused = await web.json('/upload', 'POST', { bytes: ROOM + 1, files: 1 })
    expect([refused.status, await codeOf(refused)]).toEqual([400, 'DAEMON_UPLOAD_TOO_LARGE'])
    const first = await begin(ROOM - 10)
    expect(await codeOf(await web.json('/upload', 'POST', { bytes: 11, files: 1 }))).toBe('DAEMON_UPLOAD_TOO_LARGE')
    await stop(first)
    expect(await codeOf(await web.json('/upload', 'POST', { bytes: 1, files: 10_001 }))).toBe('DAEMON_UPLOAD_TOO_LARGE')
  })

  test('more than was said', async () => {
    const id = await begin(10)
    expect(await codeOf(await put(id, { ...part, size: 11 }, randomBytes(1)))).toBe('DAEMON_UPLOAD_LONGER')
    expect(await codeOf(await put(id, part, randomBytes(11)))).toBe('HYPER_PART_UNEXPECTED')
    await stop(id)
  })

  test('a name that leads out of the drive', async () => {
    const id = await begin(10)
    expect(await codeOf(await put(id, { ...part, path: '../a' }, randomBytes(10)))).toBe('HYPER_NAME_UNSAFE')
    await stop(id)
  })

  test('a fifth upload beside four, and an upload that is not there', async () => {
    const open = [await begin(1), await begin(1), await begin(1), await begin(1)]
    expect(await codeOf(await web.json('/upload', 'POST', { bytes: 1, files: 1 }))).toBe('DAEMON_UPLOADS_FULL')
    for (const id of open) await stop(id)
    expect(await codeOf(await put(crypto.randomUUID(), part, randomBytes(10)))).toBe('DAEMON_UPLOAD_UNKNOWN')
    expect(await codeOf(await put('x', part, randomBytes(10)))).toBe('DAEMON_UPLOAD_INVALID')
  })

  test('a part that is too large, or of another content type, or of another page', async () => {
    const id = await begin(10)
    const large = MAX_PART_BYTES + 1
    const whole = await begin(large)
    expect(await codeOf(await put(whole, { ...part, size: large }, new Uint8Array(large)))).toBe(
      'DAEMON_UPLOAD_INVALID'
    )
    expect(await codeOf(await put(id, part, randomBytes(1), { 'content-type': 'text/plain' }))).toBe(
      'DAEMON_CONTENT_TYPE'
    )
    const foreign = await put(id, part, randomBytes(1), { origin: 'http://example.org' })
    expect([foreign.status, await codeOf(foreign)]).toEqual([403, 'DAEMON_ORIGIN_FOREIGN'])
    const stranger = await put(id, part, randomBytes(1), { authorization: 'Bearer none' })
    expect(stranger.status).toBe(401)
    for (const open of [id, whole]) await stop(open)
  })
})

test('an upload that nobody goes on with is forgotten', async () => {
  const brief = new Uploads({ writeDrive: () => peer.writeDrive(), room: async () => 10n }, 20)
  const id = await brief.begin({ bytes: 1, files: 1 })
  await new Promise((resolve) => setTimeout(resolve, 200))
  await expect(brief.stop(id)).rejects.toMatchObject({ code: 'DAEMON_UPLOAD_UNKNOWN' })
})
