/** The pages of docs/reference say what the sources say; `npm run build && node scripts/reference.js` writes them. */

import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { commandsPage } from '../../src/cli/pages/commands.js'
import { errorsPage } from '../../src/cli/pages/errors.js'
import { createProgram } from '../../src/cli/program.js'

const repository = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const page = (name: string) => repository(`docs/reference/${name}`)

test('every command, with all options', () => {
  expect(page('commands.md')).toBe(commandsPage(createProgram()))
})

test('every error, with what helps', () => {
  expect(page('errors.md')).toBe(errorsPage())
})

test('docs/operations.md names errors, metrics and commands that exist', () => {
  const text = repository('docs/operations.md')
  const named = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))]
  const errors = errorsPage()
  const codes = named(/`([A-Z]+_[A-Z_]+)`/g)
  expect(codes.length).toBeGreaterThan(5)
  expect(codes.filter((code) => !errors.includes(`\`${code}\``))).toEqual([])
  const source = repository('service/src/daemon/web/metrics.ts')
  const metrics = named(/`datdot_(\w+)/g)
  expect(metrics.length).toBeGreaterThan(5)
  expect(metrics.filter((name) => !source.includes(`'${name}'`))).toEqual([])
  const commands = commandsPage(createProgram())
  expect(named(/`datdot ([a-z]+(?: [a-z]+)?)/g).filter((name) => !commands.includes(`## datdot ${name}\n`))).toEqual([])
})
