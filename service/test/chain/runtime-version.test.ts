import { expect, test } from '@jest/globals'
import { blake2AsHex } from '@polkadot/util-crypto'
import { VERSIONS } from '../../src/chain/generated/versions.js'
import { checkRuntime, MARKET_API, type RuntimeVersion } from '../../src/chain/runtime-version.js'
import { codecOf, runtimeRegistry } from './runtime.js'

const known: RuntimeVersion = {
  specName: VERSIONS.spec,
  specVersion: 7,
  transactionVersion: VERSIONS.transaction,
  apis: [
    ['0xdf6acb689907609b', 5],
    [MARKET_API, VERSIONS.market]
  ]
}

test('a later runtime that speaks as before is taken', () => {
  expect(() => checkRuntime(known)).not.toThrow()
  expect(() => checkRuntime({ ...known, specVersion: 8 })).not.toThrow()
})

test('one that encodes transactions or the market in another way is not, and the error says which', () => {
  const transactions = { ...known, transactionVersion: VERSIONS.transaction + 1 }
  const market = { ...known, apis: [[MARKET_API, VERSIONS.market + 1] as const] }
  for (const [version, found] of [
    [transactions, `transactions ${VERSIONS.transaction + 1}, market ${VERSIONS.market}`],
    [market, `transactions ${VERSIONS.transaction}, market ${VERSIONS.market + 1}`]
  ] as const) {
    expect(() => checkRuntime(version)).toThrow(
      expect.objectContaining({
        code: 'CHAIN_RUNTIME_UNKNOWN',
        message: expect.stringContaining(`the runtime datdot 7 now, which speaks ${found}`),
        remedy: expect.stringMatching(/Install the release of DatDot for that runtime/)
      })
    )
  }
})

test('another chain counts its transactions for itself, and its market as any', () => {
  const other = { ...known, specName: 'elsewhere', transactionVersion: VERSIONS.transaction + 25 }
  expect(() => checkRuntime(other)).not.toThrow()
  const later = { ...other, apis: [[MARKET_API, VERSIONS.market + 1] as const] }
  expect(() => checkRuntime(later)).toThrow(
    expect.objectContaining({
      code: 'CHAIN_RUNTIME_UNKNOWN',
      message: expect.stringContaining(`elsewhere 7 now, which speaks market ${VERSIONS.market + 1}, and`)
    })
  )
})

test('a runtime without a market is said to have none', () => {
  const apis = known.apis.slice(0, 1)
  expect(() => checkRuntime({ ...known, apis })).toThrow(expect.objectContaining({ code: 'CHAIN_WITHOUT_MARKET' }))
})

test('the versions are those of the runtime whose types these are', () => {
  expect(MARKET_API).toBe(blake2AsHex('DatdotApi', 64))
  const registry = runtimeRegistry()
  const system = registry.metadata.pallets.find(({ name }) => name.eq('System'))
  const version = system?.constants.find(({ name }) => name.eq('Version'))
  const type = registry.createLookupType(version?.type ?? 0)
  const { specName, transactionVersion, apis } = codecOf(registry, type, version?.value.toU8a(true)).toJSON() as {
    specName: string
    transactionVersion: number
    apis: [string, number][]
  }
  expect(specName).toBe(VERSIONS.spec)
  expect(transactionVersion).toBe(VERSIONS.transaction)
  expect(apis.find(([id]) => id === MARKET_API)?.[1]).toBe(VERSIONS.market)
})
