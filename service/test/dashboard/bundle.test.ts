/** The built page: small, whole, and nothing in it that its policy would not let run. */

import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

/** Bytes of everything that the page loads, compressed. */
const BUDGET = 60_000
const build = fileURLToPath(new URL('../../../dashboard/build.js', import.meta.url))

let folder = ''
const files = new Map<string, Buffer>()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datdot-dashboard-'))
  await promisify(execFile)(process.execPath, [build, folder])
  for (const name of await readdir(folder)) files.set(name, await readFile(join(folder, name)))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const page = () => String(files.get('index.html'))

test(`all of it is less than ${BUDGET} bytes, compressed`, () => {
  const sizes = [...files].map(([name, content]) => [name, gzipSync(content, { level: 9 }).length] as const)
  const sum = sizes.reduce((total, [, size]) => total + size, 0)
  expect(sum).toBeLessThan(BUDGET)
  expect(sizes.map(([name]) => name.replace(/-[A-Z0-9]{8}/, '')).sort()).toEqual([
    'icon.svg',
    'index.html',
    'main.js',
    'style.css'
  ])
})

test('the page names the files that are there, and no others', () => {
  const named = [...page().matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, name]) => name)
  expect(named.sort()).toEqual([...files.keys()].filter((name) => name !== 'index.html').sort())
})

test('nothing is inline, nothing comes from elsewhere', () => {
  expect(page()).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=/)
  for (const [name, content] of files) {
    const elsewhere = [...String(content).matchAll(/https?:\/\/[^\s"'`)]+/g)].map(([address]) => address)
    // Names of XML's vocabularies are addresses that nobody asks.
    expect([name, elsewhere.filter((address) => !address.startsWith('http://www.w3.org/'))]).toEqual([name, []])
    expect(String(content)).not.toMatch(/\beval\(|new Function\(/)
  }
})
