/** Each way to start the command gives Node.js the same flags: V8 takes them at its start only. */

import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'

const FLAGS = '--no-memory-reducer'
const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

test.each(['service/bin/datdot.js', 'service/src/cli/main.ts'])('%s is run by Node.js with them', (path) => {
  expect(readFileSync(at(path), 'utf8').split('\n')[0]).toBe(`#!/usr/bin/env -S node ${FLAGS}`)
})

test('the launcher of the package for Debian has them', () => {
  expect(readFileSync(at('packaging/deb/datdot'), 'utf8')).toContain(`exec "$here/node" ${FLAGS} `)
})

test('this Node.js knows them', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [FLAGS, '-p', 'process.execArgv[0]'])
  expect(stdout.trim()).toBe(FLAGS)
})
