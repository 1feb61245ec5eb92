/** That what the pages say of the repository is there: links, headings, files. */

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: ROOT })
const PAGES = list.toString().trim().split('\n')
/** Folders below which pages name files: the repository, the page's own, and those of the service. */
const FROM = ['', 'service', 'service/src', 'service/test']
/** Of these a first part says that a path of the repository is meant. */
const PATH = /`(?:\.\/)?((?:chain|client|dashboard|docker|docs|packaging|scripts|service|vectors)\/[\w./-]+)[ `]/g

const textOf = (page: string) => readFileSync(join(ROOT, page), 'utf8')

/** Where the links of a page lead to, those of the web left out; the page itself for its own headings. */
function linksOf(page: string): { readonly file: string; readonly heading: string | undefined }[] {
  const found = [...textOf(page).matchAll(/\]\((?!\w+:)([^)\s#]*)(?:#([^)\s]+))?\)/g)]
  return found.map(([, path = '', heading]) => ({
    file: path === '' ? page : normalize(join(dirname(page), path)),
    heading
  }))
}

/** The names by which links reach the headings of a page. */
function headingsOf(page: string): string[] {
  const titles = [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title)
  return titles.map((title) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-')
  )
}

test.each(PAGES)('the links of %s lead somewhere', (page) => {
  for (const { file, heading } of linksOf(page)) {
    expect({ file, there: existsSync(join(ROOT, file)) }).toEqual({ file, there: true })
    if (heading !== undefined) expect(headingsOf(file)).toContain(heading)
  }
})

test.each(PAGES)('the files that %s names are there', (page) => {
  const bases = [dirname(page), join(dirname(page), 'src'), ...FROM]
  const built = /(^|\/)dist(\/|$)|^docker\/datdot-node$/
  const named = [...textOf(page).matchAll(PATH)].map(([, path = '']) => path).filter((path) => !built.test(path))
  const isThere = (path: string) =>
    bases.some((base) => [path, `${path}.ts`].some((name) => existsSync(join(ROOT, base, name))))
  expect(named.filter((path) => !isThere(path))).toEqual([])
})

test('the README names every command of scripts, but for parts of the tests', () => {
  const commands = readdirSync(join(ROOT, 'scripts')).filter((name) => !/\.|^test-/.test(name))
  expect(commands).toContain('deb')
  const readme = textOf('README.md')
  expect(commands.filter((name) => !readme.includes(`\`${name}\``) && !readme.includes(`scripts/${name}`))).toEqual([])
})

test('whoever starts at the README reaches every page for people', () => {
  const reached = new Set(['README.md'])
  for (const page of reached) {
    for (const { file } of linksOf(page)) if (file.endsWith('.md')) reached.add(file)
  }
  const forPeople = /^(docs|packaging)\/|^(chain|client|service)\/README|^chain\/pallets/
  expect(PAGES.filter((page) => forPeople.test(page) && !reached.has(page))).toEqual([])
})
