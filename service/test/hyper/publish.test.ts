import { appendFileSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { pathInside } from '../../src/hyper/files/read.js'
import { pathError } from '../../src/hyper/files/walk.js'
import { CHUNK_BYTES, HypercorePeer, type Published, randomBytes } from '../../src/hyper/index.js'
import { openStore } from '../../src/hyper/store.js'
import { localDht, openPeer, temporaryFolder } from './local-net.js'

const FILES: Record<string, Uint8Array> = {
  'a.txt': Buffer.from('hello'),
  'deep/er/b.bin': randomBytes(200_000),
  'deep/empty': new Uint8Array(0),
  'run.sh': Buffer.from('#!/bin/sh\n')
}

async function exampleFolder(): Promise<string> {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'deep/er'), { recursive: true })
  for (const [name, content] of Object.entries(FILES)) await writeFile(join(folder, name), content)
  await chmod(join(folder, 'run.sh'), 0o755)
  await symlink('deep/er/b.bin', join(folder, 'link'))
  return folder
}

/** A peer that has published, everything announced, and a reader beside it. */
async function publisherAndReader(): Promise<{ publisher: HypercorePeer; reader: HypercorePeer }> {
  const dht = await localDht()
  return { publisher: await openPeer(dht), reader: await openPeer(dht) }
}

const announce = (peer: HypercorePeer, { cores }: Published) => Promise.all(cores.map(({ key }) => peer.announce(key)))

describe('what is published is read back the same', () => {
  test.each([1, CHUNK_BYTES, CHUNK_BYTES * 40 + 5])('a file of %d bytes', async (size) => {
    const { publisher, reader } = await publisherAndReader()
    const content = randomBytes(size)
    const path = join(await temporaryFolder(), 'file')
    await writeFile(path, content)
    const seen: unknown[] = []
    const published = await publisher.publish(path, { onProgress: (progress) => seen.push(progress) })
    expect(published).toMatchObject({ kind: 'file', cores: [{ part: 'content', byteLength: size }] })
    expect(published.cores[0]?.length).toBe(Math.ceil(size / CHUNK_BYTES))
    expect(seen.at(-1)).toEqual({ files: 1, totalFiles: 1, bytes: size, totalBytes: size })
    await announce(publisher, published)
    const to = join(await temporaryFolder(), 'copy')
    expect(await reader.read(published.key, { to }, 10_000)).toEqual({ kind: 'file', files: 1, bytes: size })
    expect(Buffer.compare(await readFile(to), content)).toBe(0)
    await expect(reader.read(published.key, { to }, 10_000)).rejects.toMatchObject({ code: 'HYPER_TARGET_EXISTS' })
  })

  test('a folder', async () => {
    const { publisher, reader } = await publisherAndReader()
    const published = await publisher.publish(await exampleFolder())
    expect(published).toMatchObject({ kind: 'folder', cores: [{ part: 'names' }, { part: 'content' }] })
    expect(published.key).toEqual(published.cores[0]?.key)
    await announce(publisher, published)
    const to = join(await temporaryFolder(), 'copy')
    expect(await reader.read(published.key, { to }, 10_000)).toMatchObject({ kind: 'folder', files: 5, bytes: 200_015 })
    for (const [name, content] of Object.entries(FILES)) {
      expect(Buffer.compare(await readFile(join(to, name)), content)).toBe(0)
    }
    expect((await stat(join(to, 'run.sh'))).mode & 0o100).toBe(0o100)
    expect(await readlink(join(to, 'link'))).toBe('deep/er/b.bin')
  })

  test('some files of a folder', async () => {
    const { publisher, reader } = await publisherAndReader()
    const published = await publisher.publish(await exampleFolder(), { files: ['run.sh', './a.txt', 'a.txt'] })
    await announce(publisher, published)
    const to = join(await temporaryFolder(), 'copy')
    expect(await reader.read(published.key, { to }, 10_000)).toMatchObject({ files: 2 })
    expect((await readdir(to)).sort()).toEqual(['a.txt', 'run.sh'])
  })

  test('a stream, under a new key each time', async () => {
    const { publisher } = await publisherAndReader()
    const stream = async function* () {
      for (let i = 0; i < 10; i++) yield randomBytes(10_000)
    }
    const first = await publisher.publish(stream())
    expect(first.cores).toMatchObject([{ length: 2, byteLength: 100_000 }])
    expect((await publisher.publish(stream())).key).not.toEqual(first.key)
  })
})

describe('what cannot be published has its own error', () => {
  const refused = async (make: (folder: string) => Promise<string>, files?: string[]) => {
    const peer = await openPeer(await localDht())
    const path = await make(await temporaryFolder())
    return expect(peer.publish(path, files === undefined ? {} : { files })).rejects
  }
  const file = (content: string) => async (folder: string) => {
    await writeFile(join(folder, 'file'), content)
    return join(folder, 'file')
  }

  test('a path that does not exist', async () => {
    await (await refused(async (folder) => join(folder, 'no'))).toMatchObject({ code: 'HYPER_PATH_NOT_FOUND' })
  })

  test('an empty file', async () => {
    await (await refused(file(''))).toMatchObject({ code: 'HYPER_FILE_EMPTY' })
  })

  test('a folder without files', async () => {
    const nested = async (folder: string) => {
      await mkdir(join(folder, 'only/folders'), { recursive: true })
      return folder
    }
    await (await refused(nested)).toMatchObject({ code: 'HYPER_FOLDER_EMPTY' })
  })

  test('an empty stream', async () => {
    const peer = await openPeer(await localDht())
    await expect(peer.publish((async function* () {})())).rejects.toMatchObject({ code: 'HYPER_STREAM_EMPTY' })
  })

  test('a path that may not be read', () => {
    for (const code of ['EACCES', 'EPERM']) {
      expect(pathError('/x', Object.assign(new Error(code), { code }))).toMatchObject({ code: 'HYPER_PATH_UNREADABLE' })
    }
  })

  test('a socket in a folder', async () => {
    const server = createServer()
    const withSocket = async (folder: string) => {
      await new Promise<void>((listening) => server.listen(join(folder, 'socket'), listening))
      return folder
    }
    await (await refused(withSocket)).toMatchObject({ code: 'HYPER_PATH_UNSUPPORTED' })
    server.close()
  })

  test('a listed file that is missing, or not of the folder', async () => {
    await (await refused(async (folder) => folder, ['no'])).toMatchObject({ code: 'HYPER_PATH_NOT_FOUND' })
    await (await refused(async (folder) => folder, ['../x'])).toMatchObject({ code: 'HYPER_PATH_OUTSIDE' })
    await (await refused(file('x'), ['x'])).toMatchObject({ code: 'HYPER_PATH_NO_FOLDER' })
  })

  test('anything after the signal has fired', async () => {
    const peer = await openPeer(await localDht())
    const stopped = AbortSignal.abort(new Error('stopped'))
    await expect(peer.publish(await exampleFolder(), {}, stopped)).rejects.toThrow('stopped')
  })
})

describe('a drive cannot write outside of the folder it is read to', () => {
  test.each(['/etc', '../../x', 'deep/../../x'])('by a link to %s', async (target) => {
    const { publisher, reader } = await publisherAndReader()
    const folder = await temporaryFolder()
    await symlink(target, join(folder, 'link'))
    const published = await publisher.publish(folder)
    await announce(publisher, published)
    const to = join(await temporaryFolder(), 'copy')
    await expect(reader.read(published.key, { to }, 10_000)).rejects.toMatchObject({ code: 'HYPER_NAME_UNSAFE' })
    expect(await readdir(to)).toEqual([])
  })

  test('by a link in a folder of it', async () => {
    const { publisher, reader } = await publisherAndReader()
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'deep'))
    await symlink('other', join(folder, 'deep/a'))
    await symlink('../../x', join(folder, 'deep/b'))
    const published = await publisher.publish(folder, { files: ['deep/a'] })
    await announce(publisher, published)
    const to = join(await temporaryFolder(), 'copy')
    await reader.read(published.key, { to }, 10_000)
    expect(await readlink(join(to, 'deep/a'))).toBe('other')
    const other = await publisher.publish(folder)
    await announce(publisher, other)
    await expect(reader.read(other.key, { to: `${to}2` }, 10_000)).rejects.toMatchObject({ code: 'HYPER_NAME_UNSAFE' })
  })

  test.each(['../x', '/..', '/a/../../x', '', '/', 'a\0b'])('by the name %j', (name) => {
    expect(() => pathInside('/somewhere', name)).toThrow(/leads out/)
  })
})

test('a feed that nobody has is not found', async () => {
  const peer = await openPeer(await localDht())
  const to = join(await temporaryFolder(), 'copy')
  await expect(peer.read(randomBytes(32), { to }, 300)).rejects.toMatchObject({ code: 'HYPER_FEED_NOT_FOUND' })
})

describe('what would harm who publishes', () => {
  test('nothing of the folder where keys are is published, however it is reached', async () => {
    const folder = await exampleFolder()
    const home = join(folder, 'home')
    await mkdir(join(home, 'below'), { recursive: true })
    await writeFile(join(home, 'keystore.json'), '{}')
    await symlink(home, join(folder, 'by-link'))
    const peer = await HypercorePeer.open({
      folder: join(home, 'store'),
      apart: home,
      seed: randomBytes(32),
      bootstrap: [],
      host: '127.0.0.1',
      listen: false
    })
    const refused = { code: 'HYPER_PATH_PRIVATE' }
    for (const path of [folder, home, join(home, 'keystore.json'), join(folder, 'by-link'), join(home, 'below')]) {
      await expect(peer.publish(path)).rejects.toMatchObject(refused)
    }
    for (const files of [
      ['home/keystore.json'],
      ['a.txt', 'by-link/keystore.json'],
      ['deep/../home/store/CORESTORE']
    ]) {
      await expect(peer.publish(folder, { files })).rejects.toMatchObject(refused)
    }
    expect(await peer.publish(folder, { files: ['a.txt', 'by-link'] })).toMatchObject({ kind: 'folder' })
    await peer.close()
  })

  test('nobody but its owner gets into the store, also in a folder that all may look into', async () => {
    const folder = await temporaryFolder()
    await chmod(folder, 0o755)
    await mkdir(join(folder, 'old'), { mode: 0o755 })
    for (const name of ['new', 'old']) {
      const store = openStore(join(folder, name))
      await store.ready()
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o700)
      await store.close()
    }
  })

  test('of what has no size, or grows, only what was there is read', async () => {
    const peer = await openPeer(await localDht())
    const { cores } = await peer.publish('/proc/self', { files: ['environ', 'status'] })
    expect(cores.map(({ part }) => part)).toEqual(['names'])
    const path = join(await temporaryFolder(), 'log')
    await writeFile(path, 'begin')
    const onProgress = () => appendFileSync(path, ' and so on')
    expect(await peer.publish(path, { onProgress })).toMatchObject({ cores: [{ byteLength: 5 }] })
  })
})
