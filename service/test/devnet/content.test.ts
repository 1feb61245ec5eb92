/** What the devnet publishes. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { compare } from '../../src/devnet/compare.js'
import { contentOf } from '../../src/devnet/content.js'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datdot-content-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test('the files of the repository as they are at the start, whatever is edited later', async () => {
  const { path, title, names = [], list = '' } = await contentOf(undefined, folder)
  expect([path, title]).toEqual([join(folder, 'published'), `the files of ${REPOSITORY}`])
  expect(names).toContain('README.md')
  expect((await readFile(list, 'utf8')).split('\n')).toEqual(names)
  expect(await compare(REPOSITORY, path, names)).toMatchObject({ files: names.length, differences: [] })
})

test('a folder or a file is what it is', async () => {
  const file = join(folder, 'file')
  await writeFile(file, 'content')
  expect(await contentOf(file, folder)).toEqual({ path: file, title: file, names: undefined, list: undefined })
  expect(await contentOf(folder, folder)).toMatchObject({
    path: folder,
    title: folder,
    names: ['file'],
    list: undefined
  })
})
