import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ChainNode, sleep, startChainNode } from './chain-node.js'
import { missingOf, watchedFigures } from './watched.js'

let node: ChainNode

beforeAll(async () => {
  node = await startChainNode(['--dev'], true)
})

afterAll(() => node?.stop())

const height = async (hash?: string): Promise<number> => {
  const header = await node.rpc<{ number: string }>('chain_getHeader', ...(hash ? [hash] : []))
  return Number(header.number)
}

test('a development node makes blocks and finalises them', async () => {
  const finalised = async () => height(await node.rpc<string>('chain_getFinalizedHead'))
  for (let second = 0; second < 50 && (await finalised()) < 2; second++) await sleep(1_000)
  expect(await finalised()).toBeGreaterThanOrEqual(2)
  expect(await height()).toBeGreaterThanOrEqual(await finalised())
})

test('the token and the address format are those of the chain', async () => {
  const properties = await node.rpc('system_properties')
  expect(properties).toEqual({ tokenSymbol: 'DAT', tokenDecimals: 12, ss58Format: 42 })
})

test('it has the figures that its operators are told to watch', async () => {
  const watched = await watchedFigures('substrate_')
  expect(watched.length).toBeGreaterThan(2)
  const figures = (await node.metrics()).split('\n').filter((line) => /^[a-z]/.test(line))
  expect(
    missingOf(
      watched,
      figures.map((line) => line.slice(0, line.lastIndexOf(' ')))
    )
  ).toEqual([])
})
