/** Which folder may import which: what `service/src/README.md` says. */

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const source = fileURLToPath(new URL('../src/', import.meta.url))

/** The folders of `src` that the files of one folder import. */
function importedBy(folder: string): string[] {
  const found = new Set<string>()
  for (const file of readdirSync(join(source, folder), { recursive: true }).map(String)) {
    if (!file.endsWith('.ts')) continue
    const text = readFileSync(join(source, folder, file), 'utf8')
    for (const [, path = ''] of text.matchAll(/from '(\.[^']+)'/g)) {
      const [first = '', ...below] = normalize(join(folder, dirname(file), path)).split('/')
      if (below.length > 0 && first !== folder) found.add(first)
    }
  }
  return [...found]
}

test.each(['hyper', 'replica', 'chain', 'keystore'])('%s uses no other folder of the service', (folder) => {
  expect(importedBy(folder)).toEqual([])
})

test('the service API knows chain and Hypercore only', () => {
  expect(importedBy('api').sort()).toEqual(['chain', 'hyper'])
})

test('what is asked by JSON-RPC knows neither the daemon nor the command line', () => {
  expect(importedBy('rpc').sort()).toEqual(['api', 'chain', 'hyper', 'views'])
})

test('the gateway knows feeds and types of the chain only', () => {
  expect(importedBy('gateway').sort()).toEqual(['chain', 'hyper'])
})

test.each(['daemon', 'gateway', 'limits', 'views'])('%s does not know the command line', (folder) => {
  expect(importedBy(folder)).not.toContain('cli')
})
