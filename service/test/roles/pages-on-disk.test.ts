/** Pages on their way through files: in lots, whole and in order, or not at all. */

import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { PAGE_BYTES, type Page } from '../../src/replica/index.js'
import { diskFull } from '../../src/roles/disk-full.js'
import { PageSpool } from '../../src/roles/encoder/spool.js'
import { rolesError } from '../../src/roles/errors.js'
import { PageWriter } from '../../src/roles/page-writer.js'
import { fill } from '../replica/replicas.js'
import { temporaryFolder } from './memory-peers.js'

/** So many pages, of which the last has 128 bytes. */
const pagesOf = (count: number): Page[] =>
  Array.from({ length: count }, (_, index) => ({ index, bytes: fill(index, index + 1 < count ? PAGE_BYTES : 128) }))
const proofOf = (index: number) => ({
  index: BigInt(index),
  siblings: Array.from({ length: index % 3 }, (_, i) => ({ size: BigInt(i), hash: fill(index + i, 32) }))
})

test.each([1, 7, 8, 9, 16, 37])('%d pages are in the file in their places', async (count) => {
  const path = join(await temporaryFolder(), 'pages')
  const file = await open(path, 'w')
  const writer = new PageWriter(file)
  const pages = pagesOf(count)
  for (const page of pages) await writer.add(page)
  await writer.finish()
  await file.close()
  expect(Buffer.compare(await readFile(path), Buffer.concat(pages.map(({ bytes }) => bytes)))).toBe(0)
})

test('a disk that is full fails the writer', async () => {
  const file = await open('/dev/full', 'w')
  const writer = new PageWriter(file)
  const adding = (async () => {
    for (const page of pagesOf(37)) await writer.add(page)
    await writer.finish()
  })()
  await expect(adding).rejects.toMatchObject({ code: 'ENOSPC' })
  await writer.abandon()
  await file.close()
})

test.each([1, 8, 20])('a spool gives %d pages back, each after its proofs', async (count) => {
  const spool = await PageSpool.create(join(await temporaryFolder(), 'spool', 'replica'))
  const pages = pagesOf(count)
  // Two chunks end in every third page, none in the others.
  const proofsOf = ({ index }: Page) => (index % 3 === 0 ? [proofOf(2 * index), proofOf(2 * index + 1)] : [])
  for (const page of pages) {
    for (const proof of proofsOf(page)) spool.addProof(proof)
    await spool.addPage(page)
  }
  await spool.finish()
  for (let time = 0; time < 2; time++) {
    let next = 0
    for await (const { page, proofs } of spool.pages()) {
      const expected = pages[next++] as Page
      expect(page.index).toBe(expected.index)
      expect(Buffer.compare(page.bytes, expected.bytes)).toBe(0)
      expect(proofs.map(({ index }) => index)).toEqual(proofsOf(expected).map(({ index }) => index))
      const hashes = (of: typeof proofs) => of.flatMap(({ siblings }) => siblings.map(({ hash }) => Buffer.from(hash)))
      expect(Buffer.concat(hashes(proofs))).toEqual(Buffer.concat(hashes(proofsOf(expected))))
    }
    expect(next).toBe(count)
  }
  await spool.remove()
})

test.each([
  Object.assign(new Error('write'), { code: 'ENOSPC' }),
  rolesError('ROLES_DISK_FULL', { why: 'it took 4096 of 65536 bytes' }),
  new Error('flush', { cause: new Error('IO error: No space left on device: While appending to file') })
])('what failed for want of room says what to do: $message', (error) => {
  expect(diskFull(error)).toMatchObject({
    code: 'ROLES_DISK_FULL',
    remedy: expect.stringMatching(/Make room on the disk/)
  })
  expect(diskFull(new Error('something else'))).toBeUndefined()
})
