/** The OpenRPC document: it is that of the repository, and it describes each method. */

import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { METHODS } from '../../src/rpc/methods.js'
import { openRpcDocument } from '../../src/rpc/openrpc.js'

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'))
const document = openRpcDocument(METHODS, read('service/package.json').version)

test('docs/reference/openrpc.json is that of the methods; `node scripts/openrpc.js` writes it', () => {
  expect(read('docs/reference/openrpc.json')).toEqual(JSON.parse(JSON.stringify(document)))
})

test('each method has a summary, parameters by name, and a result', () => {
  const methods = document.methods as { name: string; summary: string; params: object[]; result: object }[]
  expect(methods.map(({ name }) => name)).toEqual(Object.keys(METHODS))
  for (const { summary, params, result } of methods) {
    expect(summary).toMatch(/\.$/)
    expect(result).toMatchObject({ schema: expect.any(Object) })
    for (const param of params)
      expect(param).toMatchObject({ name: expect.stringMatching(/./), schema: expect.any(Object) })
  }
})
