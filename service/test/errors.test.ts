/** The tables of errors, folder by folder; those of the chain and of Hypercore have tests of their own. */

import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { API_ERRORS } from '../src/api/index.js'
import { CLI_ERRORS } from '../src/cli/errors.js'
import { DEVNET_ERRORS } from '../src/devnet/errors.js'
import { KEYSTORE_ERRORS } from '../src/keystore/index.js'
import { REPLICA_ERRORS } from '../src/replica/errors.js'
import { ROLES_ERRORS } from '../src/roles/index.js'

const TABLES = {
  api: API_ERRORS,
  cli: CLI_ERRORS,
  devnet: DEVNET_ERRORS,
  keystore: KEYSTORE_ERRORS,
  replica: REPLICA_ERRORS,
  roles: ROLES_ERRORS
}

test.each(Object.entries(TABLES))('every code of %s is raised somewhere, and says what to do', (name, table) => {
  const folder = new URL(`../src/${name}/`, import.meta.url)
  const sources = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts') && file !== 'errors.ts')
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')
  expect(Object.keys(table).filter((code) => !sources.includes(`'${code}'`))).toEqual([])
  for (const [code, { remedy }] of Object.entries(table)) {
    expect(code.startsWith(`${name.toUpperCase()}_`)).toBe(true)
    expect(remedy).toMatch(/^[A-Z].*\.$/)
  }
})
