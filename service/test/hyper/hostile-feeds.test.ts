/** Feeds whose author wants to harm who reads them. What is read is written where the reader said, and it ends. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import Corestore from 'corestore'
import Hyperdrive from 'hyperdrive'
import { readFile as readCore, readFolder } from '../../src/hyper/files/read.js'
import { temporaryFolder } from './local-net.js'

/** The names of a drive, below the interface that keeps them clean. */
interface Names {
  readonly db: { put(key: string, value: unknown): Promise<void> }
}

/** A drive in which the author has written these entries by hand. */
async function driveWith(entries: Readonly<Record<string, unknown>>) {
  const folder = await temporaryFolder()
  const drive = new Hyperdrive(new Corestore(folder))
  await drive.ready()
  await drive.put('/honest.txt', Buffer.from('honest'))
  const blob = (await drive.entry('/honest.txt'))?.value.blob
  for (const [name, value] of Object.entries(entries)) {
    const file = { executable: false, linkname: null, blob, metadata: null }
    await (drive as unknown as Names).db.put(`files\0${name}`, value === 'file' ? file : value)
  }
  const key = new Uint8Array(drive.key)
  await drive.close()
  return { store: new Corestore(folder), key }
}

describe('a drive is refused with an error of its own', () => {
  const link = (linkname: unknown) => ({ executable: false, linkname, blob: null, metadata: null })
  test.each([
    ['a name that leads out', { '/../out': 'file' }, 'HYPER_NAME_UNSAFE'],
    ['an entry that is nothing', { '/x': null }, 'HYPER_DRIVE_INVALID'],
    ['an entry that is a number', { '/x': 7 }, 'HYPER_DRIVE_INVALID'],
    ['a link to no text', { '/x': link({ slice: 1 }) }, 'HYPER_DRIVE_INVALID'],
    ['a blob that is none', { '/x': { executable: false, linkname: null, blob: 'all' } }, 'HYPER_DRIVE_INVALID'],
    ['a blob before the beginning', { '/x': blobAt(-5, 3) }, 'HYPER_DRIVE_INVALID'],
    ['a blob of endless length', { '/x': blobAt(0, Number.MAX_VALUE) }, 'HYPER_DRIVE_INVALID'],
    ['two names of one file', { '/same': 'file', '//same': 'file' }, 'HYPER_DRIVE_INVALID'],
    ['a file that is a folder, too', { '/same': 'file', '/same/below': 'file' }, 'HYPER_DRIVE_INVALID'],
    ['a link where a file is', { '/same': 'file', '/./same': link('honest.txt') }, 'HYPER_DRIVE_INVALID'],
    ['a name longer than names may be', { [`/${'n'.repeat(5_000)}`]: 'file' }, 'HYPER_DRIVE_INVALID']
  ])('%s', async (_, entries, code) => {
    const { store, key } = await driveWith(entries)
    const folder = await temporaryFolder()
    const error = await readFolder(store, key, { to: join(folder, 'copy') }, AbortSignal.timeout(3_000)).catch(
      (caught) => caught
    )
    await store.close()
    expect(error).toMatchObject({ code, remedy: expect.stringMatching(/./) })
    expect(error.message.length).toBeLessThan(500)
    expect(await readdir(folder)).toEqual(['copy'])
  })
})

function blobAt(byteOffset: number, byteLength: number) {
  const blob = { byteOffset, byteLength, blockOffset: 0, blockLength: 1 }
  return { executable: false, linkname: null, blob, metadata: null }
}

test('a feed that never stops growing is read as long as it was', async () => {
  const store = new Corestore(await temporaryFolder())
  const core = store.get({ name: 'endless' })
  await core.append([Buffer.from('a'), Buffer.from('b')])
  const to = join(await temporaryFolder(), 'copy')
  let appended = 0
  const onProgress = () => {
    if (appended++ < 100) core.append([Buffer.from('c')])
  }
  expect(await readCore(core, { to, onProgress })).toEqual({ kind: 'file', files: 1, bytes: 2 })
  expect(await readFile(to, 'utf8')).toBe('ab')
  await store.close()
})
