/** A feed that stays open to be read from, with real peers over a local DHT. */

import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { sleep } from '../../src/abort.js'
import { type ByteOptions, type FeedReader, type HypercorePeer, randomBytes } from '../../src/hyper/index.js'
import { chunkOf, filledCore, localDht, openPeer, temporaryFolder } from './local-net.js'

const OPTIONS: ByteOptions = { chunkMs: 5_000, reserve: async () => () => {}, keeps: () => true }

async function bytesOf(reader: FeedReader, path: string, start = 0, end = Number.POSITIVE_INFINITY, options = OPTIONS) {
  const found = await reader.find(path, reader.version.length)
  if (found?.type !== 'file') throw new Error(`${path} is no file`)
  const parts: Uint8Array[] = []
  for await (const some of reader.read(found.extent, { start, end }, options)) parts.push(...some)
  return Buffer.concat(parts)
}

const BIG = randomBytes(200_000)

async function folderReader(): Promise<{ reader: FeedReader; author: HypercorePeer }> {
  const dht = await localDht()
  const author = await openPeer(dht)
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'deep/er'), { recursive: true })
  await writeFile(join(folder, 'a.txt'), 'hello')
  await writeFile(join(folder, 'deep/er/b.bin'), BIG)
  await symlink('deep/er/b.bin', join(folder, 'link'))
  await symlink('loop', join(folder, 'loop'))
  const published = await author.publish(folder)
  for (const { key } of published.cores) await author.announce(key)
  const peer = await openPeer(dht)
  const reader = await peer.openReader(published.key, { findMs: 10_000 })
  return { reader, author }
}

test('files of a drive, whole and in part, through links', async () => {
  const { reader, author } = await folderReader()
  expect(reader.kind).toBe('folder')
  expect((await bytesOf(reader, '/a.txt')).toString()).toBe('hello')
  expect(Buffer.compare(await bytesOf(reader, '/link'), BIG)).toBe(0)
  expect(Buffer.compare(await bytesOf(reader, '/deep/er/b.bin', 65_000, 140_001), BIG.subarray(65_000, 140_001))).toBe(
    0
  )
  expect(await bytesOf(reader, '/a.txt', 5)).toHaveLength(0)
  expect(reader.received.peers()).toEqual([author.noiseKey])
  expect(await reader.find('/loop', reader.version.length)).toBeUndefined()
  expect(await reader.find('/no', reader.version.length)).toBeUndefined()
  expect(await reader.find('/deep', reader.version.length)).toEqual({ type: 'folder', path: '/deep' })
  const { names, more } = await reader.list('/', reader.version.length, 10)
  expect(more).toBe(false)
  expect(names).toEqual([
    { name: 'a.txt', type: 'file', byteLength: 5 },
    { name: 'deep', type: 'folder' },
    { name: 'link', type: 'link' },
    { name: 'loop', type: 'link' }
  ])
  expect(await reader.list('/', reader.version.length, 2)).toMatchObject({ names: [{}, {}], more: true })
  await reader.close()
})

test('what was dropped comes again, and nothing stays of what is not kept', async () => {
  const { reader } = await folderReader()
  const first = await bytesOf(reader, '/deep/er/b.bin', 0, 200_000, { ...OPTIONS, keeps: () => false })
  await reader.forget()
  expect(Buffer.compare(await bytesOf(reader, '/deep/er/b.bin'), first)).toBe(0)
  const [served] = [...reader.received.from(reader.received.peers()[0] ?? new Uint8Array(0)).values()].slice(-1)
  expect(served?.bytes).toBeGreaterThan(300_000n)
  await reader.close()
})

test('a core of plain chunks is one file, also as it was earlier', async () => {
  const dht = await localDht()
  const author = await openPeer(dht)
  const core = await filledCore(author, 5, 1_000)
  await author.announce(core.key)
  const peer = await openPeer(dht)
  const reader = await peer.openReader(core.key, { findMs: 10_000 })
  expect(reader.kind).toBe('file')
  const grown = new Promise<void>((resolve) => reader.onGrowth(resolve))
  await core.append([chunkOf(5, 777)])
  await grown
  expect(reader.version).toEqual({ fork: 0, length: 6 })
  expect(await reader.find('/', 6)).toMatchObject({ type: 'file', byteLength: 5_777, written: 6 })
  const earlier = await reader.find('/any', 3)
  expect(earlier).toMatchObject({ byteLength: 3_000, extent: { chunks: { start: 0, end: 3 } } })
  expect((await bytesOf(reader, '/', 999, 5_003)).subarray(0, 5)).toEqual(Buffer.from([0, 0, 0, 0, 1]))
  await reader.close()
})

test('what is in memory is counted by the chunks’ own sizes, and little of it while nobody takes any', async () => {
  const dht = await localDht()
  const author = await openPeer(dht)
  const core = await author.createCore('uneven')
  const chunks = Array.from({ length: 40 }, (_, at) => randomBytes(at % 7 === 0 ? 300_000 : 1_000 + at))
  await core.append(chunks)
  const reader = await author.openReader(core.key, { findMs: 10_000 })
  let [taken, most] = [0, 0]
  const reserve = async (bytes: number) => {
    taken += bytes
    most = Math.max(most, taken)
    return () => {
      taken -= bytes
    }
  }
  const whole = Buffer.concat(chunks)
  const part = await bytesOf(reader, '/', 299_000, 1_600_001, { ...OPTIONS, reserve })
  expect(Buffer.compare(part, whole.subarray(299_000, 1_600_001))).toBe(0)
  expect([taken, most <= 2 * 512 * 1_024]).toEqual([0, true])
  const found = await reader.find('/', reader.version.length)
  if (found?.type !== 'file') throw new Error('it is no file')
  const slow = reader.read(found.extent, { start: 0, end: whole.length }, { ...OPTIONS, reserve })
  const first: readonly Uint8Array[] = (await slow.next()).value ?? []
  expect(first.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(512 * 1_024)
  await sleep(50)
  expect(taken).toBeLessThanOrEqual(2 * 512 * 1_024)
  await slow.return(undefined)
  await sleep(50)
  expect(taken).toBe(0)
  await reader.close()
})
