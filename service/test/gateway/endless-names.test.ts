/** Drives whose names lead round in circles, or into more than there is: nobody else waits for who looks for something. */

import { expect, test } from '@jest/globals'
import Corestore from 'corestore'
import { Node } from 'hyperbee/lib/messages.js'
import Hyperdrive from 'hyperdrive'
import { checkedIndex } from '../../src/hyper/files/open-drive.js'
import { readFolder } from '../../src/hyper/files/read.js'
import { hostileNames, hostileTree, type TreeLevel } from '../hyper/hostile-drive.js'
import { temporaryFolder } from '../hyper/local-net.js'
import { gatewayOf, HTML, lonePeer } from './sites.js'

/** As many children as a node has room for, all of them the same. */
const same = (chunk: number, at: number, keys: readonly number[]) => ({
  keys,
  children: Array.from({ length: keys.length + 1 }, () => [chunk, at]).flat()
})
const tower = (chunk: number, floors: number, key: readonly number[]): TreeLevel[] => [
  ...Array.from({ length: floors }, (_, floor) => same(chunk, floor + 1, key)),
  { keys: [chunk], children: [] }
]

test.each<[string, ...((chunk: number) => readonly TreeLevel[])[]]>([
  ['a node that is its own child', (chunk) => [same(chunk, 0, [chunk])]],
  ['two nodes, each below the other', (chunk) => [same(chunk, 1, [chunk]), same(chunk, 0, [chunk])]],
  ['a chunk that leads to a later one', (chunk) => [same(chunk + 1, 0, [chunk])], (chunk) => [same(chunk - 1, 0, [1])]],
  ['a node that is not there', (chunk) => [same(chunk, 7, [chunk])]],
  ['a tower', (chunk) => tower(chunk, 100, [chunk])],
  ['nodes without keys, nine below each', (chunk) => tower(chunk, 30, [])],
  ['a node with a thousand keys', () => [{ keys: Array(1_000).fill(1), children: [] }]],
  ['a million nodes', () => Array(1_100_000).fill({ keys: [], children: [] })]
])('%s', async (_, ...trees) => {
  const { folder, key } = await hostileTree(...trees)
  const { get } = await gatewayOf({ peer: await lonePeer(folder) })
  for (const url of ['/zzz', '/aaa', '/', '/.well-known/datdot/list?path=/x']) {
    const { statusCode, headers } = await get(key, url, HTML)
    expect([url, statusCode, headers['datdot-error']]).toEqual([url, 502, 'GATEWAY_DRIVE_INVALID'])
  }
})

test('names that come again and again are not gone through', async () => {
  const { folder, key } = await hostileTree((chunk) => tower(chunk, 30, [chunk, chunk, chunk]))
  const store = new Corestore(folder)
  const to = `${await temporaryFolder()}/copy`
  await expect(readFolder(store, key, { to })).rejects.toMatchObject({ code: 'HYPER_DRIVE_INVALID' })
  await store.close()
  const { get } = await gatewayOf({ peer: await lonePeer(folder) })
  expect((await get(key, '/', HTML)).headers['datdot-error']).toBe('GATEWAY_DRIVE_INVALID')
  expect((await get(key, '/zzz')).headers['datdot-error']).toBe('GATEWAY_NOT_FOUND')
})

const CONTENT = new Uint8Array(32).fill(1)
test.each<[string, Uint8Array, string | Uint8Array]>([
  ['a key of its content that is none', new Uint8Array(5), '{}'],
  ['names that are no JSON', CONTENT, '{"'],
  ['a name of which very much is said', CONTENT, JSON.stringify('x'.repeat(300_000))],
  ['chunks that are no tree', CONTENT, Buffer.from('no tree at all')],
  ['chunks with nothing in them', CONTENT, new Uint8Array(0)]
])('a drive with %s is refused as often as it is asked for, and can be closed', async (_, contentKey, names) => {
  const { folder, key } = await hostileNames(contentKey, names)
  const { get } = await gatewayOf({ peer: await lonePeer(folder), limits: { firstByteMs: 3_000 } })
  for (const url of ['/a', '/a', '/']) {
    const { statusCode, headers } = await get(key, url)
    expect([url, statusCode, headers['datdot-error']]).toEqual([url, 502, 'GATEWAY_DRIVE_INVALID'])
  }
})

test('what honest programs write is a tree', async () => {
  const store = new Corestore(await temporaryFolder())
  const drive = new Hyperdrive(store)
  await drive.ready()
  const file = { executable: false, linkname: null, blob: null, metadata: null }
  const names = drive.db as unknown as Names
  const name = (number: number) => `files\0/${(number * 7_919) % 997}`
  for (let number = 0; number < 300; number++) await names.put(name(number), file)
  for (let number = 0; number < 250; number++) await names.del(name(number))
  const together = names.batch()
  for (let number = 100; number < 900; number++) await together.put(name(number), file)
  for (let number = 150; number < 800; number++) await together.del(name(number))
  await together.flush()
  for (let chunk = 1; chunk < drive.core.length; chunk++) {
    checkedIndex(Node.decode((await drive.core.get(chunk)) ?? new Uint8Array()).index, chunk)
  }
  expect(drive.core.length).toBeGreaterThan(1_900)
  await drive.close()
})

interface Names {
  put(key: string, value: object): Promise<void>
  del(key: string): Promise<void>
  batch(): Names & { flush(): Promise<void> }
}
