import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import type { SpRuntimeDispatchError } from '@polkadot/types/lookup'
import { CHAIN_ERRORS, refusal } from '../../src/chain/errors.js'
import { PALLET_ERRORS } from '../../src/chain/generated/pallet-errors.js'
import { dispatchError } from '../../src/chain/submit/included.js'
import { refusalOf } from '../../src/chain/submit/refusals.js'
import { codecOf, runtimeRegistry } from './runtime.js'

const registry = runtimeRegistry()
const folder = fileURLToPath(new URL('../../src/chain', import.meta.url))

/** The error that a call of the pallet fails with, as the chain encodes it. */
function moduleError(pallet: string, name: string): Error {
  const found = registry.metadata.pallets.find((one) => one.name.eq(pallet))
  const { variants } = registry.lookup.getSiType(found?.errors.unwrap().type ?? 0).def.asVariant
  const variant = variants.find((one) => one.name.eq(name))
  const error = Uint8Array.of(variant?.index.toNumber() ?? 255, 0, 0, 0)
  const module = { index: found?.index.toNumber(), error: `0x${Buffer.from(error).toString('hex')}` }
  return dispatchError(codecOf(registry, 'SpRuntimeDispatchError', { Module: module }) as SpRuntimeDispatchError)
}

test.each(Object.entries(PALLET_ERRORS))(
  '%s is what the pallet means, with its remedy',
  (code, { name, message, remedy }) => {
    expect(moduleError('Datdot', name)).toMatchObject({ code, message, remedy })
    expect(message).not.toBe('')
    expect(remedy).not.toBe('')
  }
)

test('no code means two things', () => {
  expect(Object.keys(PALLET_ERRORS).filter((code) => code in CHAIN_ERRORS)).toEqual([])
  expect(refusal('NotAnErrorOfThisPallet')).toBeUndefined()
})

test('errors of other pallets and of the runtime itself are named', () => {
  expect(moduleError('Balances', 'InsufficientBalance')).toMatchObject({
    code: 'CHAIN_DISPATCH_FAILED',
    details: { pallet: 'balances', error: 'InsufficientBalance' }
  })
  const token = codecOf(registry, 'SpRuntimeDispatchError', { Token: 'FundsUnavailable' }) as SpRuntimeDispatchError
  expect(dispatchError(token)).toMatchObject({ details: { error: 'Token', why: 'FundsUnavailable' } })
  const origin = codecOf(registry, 'SpRuntimeDispatchError', 'BadOrigin') as SpRuntimeDispatchError
  expect(dispatchError(origin)).toMatchObject({ code: 'CHAIN_DISPATCH_FAILED', details: { error: 'BadOrigin' } })
})

test('every code is thrown somewhere, and every code that is thrown is in the table', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const sources = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  const thrown = new Set([...sources.matchAll(/chainError\('(CHAIN_\w+)'/g)].map(([, code]) => code))
  expect([...thrown].sort()).toEqual(Object.keys(CHAIN_ERRORS).sort())
})

test.each([
  [{ code: 1010, data: 'Transaction is outdated' }, 'nonce'],
  [{ code: 1010, data: 'Transaction has an ancient birth block' }, 'stale'],
  [{ code: 1010, data: 'Transaction has a bad signature' }, 'stale'],
  [{ code: 1010, data: 'Transaction would exhaust the block limits' }, 'busy'],
  [{ code: 1012, message: 'Transaction is temporarily banned' }, 'stale'],
  [{ code: 1013, message: 'Transaction Already Imported' }, 'known'],
  [{ code: 1014, message: 'Priority is too low' }, 'nonce'],
  [{ code: 1016, message: 'Immediately Dropped' }, 'busy']
])('the node answers %j', (answer, why) => {
  expect(refusalOf(answer, true, 'account')).toEqual({ type: 'refused', why })
})

test('what the node will never take is fatal, unless the connection went away', () => {
  const unpayable = { code: 1010, data: 'Inability to pay some fees (e.g. account balance too low)' }
  expect(refusalOf(unpayable, true, 'account')).toMatchObject({ error: { code: 'CHAIN_FEES_UNPAYABLE' } })
  expect(refusalOf({ code: 1010, data: 'bad' }, true, 'account')).toMatchObject({
    error: { code: 'CHAIN_CALL_REFUSED' }
  })
  expect(refusalOf(new Error('odd'), true, 'account')).toMatchObject({ error: { code: 'CHAIN_CALL_REFUSED' } })
  expect(refusalOf(new Error('odd'), false, 'account')).toEqual({ type: 'refused', why: 'busy' })
})
