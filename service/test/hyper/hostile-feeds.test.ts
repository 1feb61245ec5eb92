/** Feeds whose author wants to harm who reads them. What is read is written where the reader said, and it ends. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import Corestore from 'corestore'
import { readFile as readCore, readFolder } from '../../src/hyper/files/read.js'
import { blobAt, hostileDrive } from './hostile-drive.js'
import { temporaryFolder } from './local-net.js'

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
    const drive = await hostileDrive(entries)
    const { store, key } = { ...drive, store: new Corestore(drive.folder) }
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
