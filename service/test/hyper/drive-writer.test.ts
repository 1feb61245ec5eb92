/** A hyperdrive that comes in parts: read back the same, or refused without a trace. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { type DriveWriter, randomBytes } from '../../src/hyper/index.js'
import { localDht, openPeer, temporaryFolder } from './local-net.js'

async function* parts(...chunks: Uint8Array[]) {
  yield* chunks
}

/** Sends a file in parts of so many bytes. */
async function send(drive: DriveWriter, path: string, content: Uint8Array, step: number): Promise<void> {
  for (let offset = 0; offset === 0 || offset < content.length; offset += step) {
    await drive.write({ path, size: content.length, offset }, parts(content.subarray(offset, offset + step)))
  }
}

async function opened() {
  const peer = await openPeer(await localDht())
  return { peer, drive: await peer.writeDrive() }
}

test('files that came in parts are read back the same', async () => {
  const { peer, drive } = await opened()
  const files = { 'a.txt': Buffer.from('hello'), 'deep/b.bin': randomBytes(300_000), 'deep/empty': new Uint8Array(0) }
  for (const [path, content] of Object.entries(files)) await send(drive, path, content, 70_001)
  expect(drive.written).toEqual({ files: 3, bytes: 300_005 })
  const { key, cores, kind } = await drive.finish()
  expect({ kind, parts: cores.map(({ part }) => part) }).toEqual({ kind: 'folder', parts: ['names', 'content'] })
  const target = join(await temporaryFolder(), 'out')
  await peer.read(key, { to: target })
  for (const [path, content] of Object.entries(files)) {
    expect(Buffer.compare(await readFile(join(target, path)), content)).toBe(0)
  }
})

test.each(['', '/a', 'a//b', '../a', 'a/..', 'a/./b', 'a\\b', 'a\u0000', 'x'.repeat(256), 'y/'.repeat(600)])(
  'the name %j is refused',
  async (path) => {
    const { drive } = await opened()
    await expect(drive.write({ path, size: 1, offset: 0 }, parts(randomBytes(1)))).rejects.toMatchObject({
      code: 'HYPER_NAME_UNSAFE'
    })
    await drive.discard()
  }
)

test('parts out of order, too many bytes, and a file that is not whole are refused', async () => {
  const { drive } = await opened()
  const refused = { code: 'HYPER_PART_UNEXPECTED' }
  const part = { path: 'a', size: 10, offset: 0 }
  await expect(drive.write({ ...part, offset: 4 }, parts(randomBytes(1)))).rejects.toMatchObject(refused)
  await drive.write(part, parts(randomBytes(4)))
  await expect(drive.finish()).rejects.toMatchObject(refused)
  await expect(drive.write({ ...part, offset: 5 }, parts(randomBytes(1)))).rejects.toMatchObject(refused)
  await expect(drive.write({ ...part, path: 'b' }, parts(randomBytes(1)))).rejects.toMatchObject(refused)
  await expect(drive.write({ ...part, offset: 4 }, parts(randomBytes(7)))).rejects.toMatchObject(refused)
  await drive.discard()
  await expect(drive.write(part, parts(randomBytes(1)))).rejects.toMatchObject(refused)
})

test('an empty drive is refused; one that was discarded may be discarded again', async () => {
  const { drive } = await opened()
  await expect(drive.finish()).rejects.toMatchObject({ code: 'HYPER_FOLDER_EMPTY' })
  await drive.discard()
  await drive.discard()
})
