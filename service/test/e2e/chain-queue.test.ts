import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { type ChainAPI, type ChainClient, connectChain } from '../../src/chain/index.js'
import { chainOf, newKeys, userArguments } from './chain-accounts.js'
import { type ChainNode, startChainNode } from './chain-node.js'
import { TcpProxy } from './tcp-proxy.js'

const DAT = 1_000_000_000_000n

let node: ChainNode
let proxy: TcpProxy
let client: ChainClient

beforeAll(async () => {
  node = await startChainNode()
  proxy = await TcpProxy.start(node.address)
  client = await connectChain({ url: `ws://${proxy.address}` })
})

afterEach(() => proxy.lead(node.address))

afterAll(async () => {
  await client?.close()
  await proxy?.stop()
  await node?.stop()
})

/** An account that has done nothing yet. */
async function fresh(name: string): Promise<string> {
  return (await chainOf(client, `//Fresh//${name}`)).address
}

async function received(chain: ChainAPI, address: string): Promise<bigint> {
  return (await chain.getBalance(address)).free
}

test('many calls at once go out in order and share blocks', async () => {
  const alice = await chainOf(client, '//Alice')
  const to = await fresh('many')
  const sent = await Promise.all(Array.from({ length: 30 }, () => alice.transfer(to, DAT)))
  const blocks = sent.map(({ block }) => block)
  expect(blocks).toEqual([...blocks].sort((a, b) => a - b))
  expect(new Set(blocks).size).toBeLessThan(10)
  expect(await received(alice, to)).toBe(30n * DAT)
})

test('a refused call does not hold up the ones behind it', async () => {
  const bob = await chainOf(client, '//Bob')
  const keys = newKeys()
  const to = await fresh('behind')
  const results = await Promise.allSettled([
    bob.newUser(...userArguments(bob, keys)),
    bob.newUser(...userArguments(bob, newKeys())),
    bob.transfer(to, DAT)
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(results[1]).toMatchObject({ reason: { code: 'CHAIN_ACCOUNT_EXISTS' } })
  expect(await received(bob, to)).toBe(DAT)
})

test('a call survives a connection that is cut right after it was sent, and is made once', async () => {
  const charlie = await chainOf(client, '//Charlie')
  const to = await fresh('cut')
  const calls = [charlie.transfer(to, DAT), charlie.transfer(to, DAT), charlie.transfer(to, DAT)]
  setTimeout(() => proxy.cut(), 300)
  const sent = await Promise.all(calls)
  expect(new Set(sent.map(({ hash }) => Buffer.from(hash).toString('hex'))).size).toBe(3)
  await charlie.nextBlock()
  expect(await received(charlie, to)).toBe(3n * DAT)
})

test('calls wait while there is no node, and go out when it is back', async () => {
  const dave = await chainOf(client, '//Dave')
  const to = await fresh('away')
  proxy.refuse()
  const call = dave.transfer(to, DAT)
  setTimeout(() => proxy.lead(node.address), 3_000)
  await call
  expect(await received(dave, to)).toBe(DAT)
})

test('two programs that use one account both get their calls through', async () => {
  const [one, other] = [await chainOf(client, '//Eve'), await chainOf(client, '//Eve')]
  const to = await fresh('shared')
  await Promise.all([1, 2, 3].flatMap(() => [one.transfer(to, DAT), other.transfer(to, DAT)]))
  expect(await received(one, to)).toBe(6n * DAT)
})

test('waiting for finality resolves with a final block', async () => {
  const ferdie = await chainOf(client, '//Ferdie')
  const to = await fresh('final')
  const { block, finalised } = await ferdie.transfer(to, DAT, { until: 'finalised' })
  expect(finalised).toBe(true)
  expect(client.heads.last('finalised')?.block).toBeGreaterThanOrEqual(block)
})

test('an abort ends the waiting', async () => {
  const ferdie = await chainOf(client, '//Ferdie')
  const to = await fresh('aborted')
  const call = ferdie.transfer(to, DAT, { until: 'finalised' }, AbortSignal.timeout(100))
  await expect(call).rejects.toMatchObject({ name: 'TimeoutError' })
})
