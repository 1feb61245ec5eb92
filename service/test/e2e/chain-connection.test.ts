import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { ChainAPI, type ChainClient, type ConnectOptions, connectChain } from '../../src/chain/index.js'
import { type ChainNode, startChainNode } from './chain-node.js'
import { TcpProxy } from './tcp-proxy.js'

let node: ChainNode
let proxy: TcpProxy
const clients: ChainClient[] = []

beforeAll(async () => {
  node = await startChainNode()
  proxy = await TcpProxy.start(node.address)
})

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close()
  proxy.lead(node.address)
})

afterAll(async () => {
  await proxy?.stop()
  await node?.stop()
})

async function connect(options: Partial<ConnectOptions> = {}): Promise<ChainClient> {
  const client = await connectChain({ url: `ws://${proxy.address}`, ...options })
  clients.push(client)
  return client
}

test('a node that is not there is said to be not there', async () => {
  await expect(connect({ url: 'ws://127.0.0.1:1' })).rejects.toMatchObject({
    code: 'CHAIN_UNREACHABLE',
    message: expect.stringMatching(/127\.0\.0\.1:1/),
    remedy: expect.stringMatching(/Start the node/)
  })
})

test('something that is no address, and something that is no node', async () => {
  await expect(connect({ url: 'localhost' })).rejects.toMatchObject({ code: 'CHAIN_URL_INVALID' })
  const silent = await TcpProxy.start('127.0.0.1:1')
  await expect(connect({ url: `ws://${silent.address}` })).rejects.toMatchObject({ code: 'CHAIN_UNREACHABLE' })
  await silent.stop()
})

test('a node of another chain is refused', async () => {
  await expect(connect({ genesis: new Uint8Array(32) })).rejects.toMatchObject({ code: 'CHAIN_WRONG_GENESIS' })
})

test('a patient client waits for the node', async () => {
  proxy.refuse()
  setTimeout(() => proxy.lead(node.address), 1_500)
  const client = await connect({ patienceMs: 20_000 })
  expect(await new ChainAPI(client).getBlockNumber()).toBeGreaterThanOrEqual(0)
})

test('reading goes on after the connection was cut', async () => {
  const chain = new ChainAPI(await connect())
  const before = await chain.nextBlock()
  proxy.cut()
  expect(await chain.getBlockNumber()).toBeGreaterThanOrEqual(before)
  expect(await chain.nextBlock()).toBeGreaterThan(before)
})

test('a connection on which blocks stop coming is replaced', async () => {
  const client = await connect()
  const chain = new ChainAPI(client)
  const before = await chain.nextBlock()
  const made = proxy.connections
  proxy.freeze()
  const later = await client.heads.until('best', ({ block }) => block > before + 2)
  expect(later.block).toBeGreaterThan(before)
  expect(proxy.connections).toBeGreaterThan(made)
})

test('a request ends with its signal, or when the node takes too long', async () => {
  const chain = new ChainAPI(await connect({ requestTimeoutMs: 2_000 }))
  proxy.refuse()
  await expect(chain.getBlockNumber(AbortSignal.timeout(200))).rejects.toMatchObject({ name: 'TimeoutError' })
  await expect(chain.getBlockNumber()).rejects.toMatchObject({ code: 'CHAIN_TIMEOUT' })
})

test('a closed client says so', async () => {
  const client = await connect()
  const waiting = expect(new ChainAPI(client).nextBlock()).rejects.toMatchObject({ code: 'CHAIN_CLIENT_CLOSED' })
  await client.close()
  await waiting
  await expect(new ChainAPI(client).getBlockNumber()).rejects.toMatchObject({ code: 'CHAIN_CLIENT_CLOSED' })
})

test('without a signer nothing is sent', async () => {
  const chain = new ChainAPI(await connect())
  await expect(chain.settle([])).rejects.toMatchObject({ code: 'CHAIN_NO_SIGNER' })
})
