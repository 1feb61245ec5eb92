/**
 * Four validators in two halves that do not hear of each other for two minutes: blocks go on in both, nothing gets final, and
 * no money is acted on. When they meet again one half's blocks are reverted, and every call is made once all the same.
 */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type BlockEvents, type ChainAPI, type ChainClient, connectChain } from '../../src/chain/index.js'
import { createLogger } from '../../src/log.js'
import { chainOf, newKeys, userArguments } from '../e2e/chain-accounts.js'
import { type ChainNode, sleep } from '../e2e/chain-node.js'
import type { TcpProxy } from '../e2e/tcp-proxy.js'
import { proxyTo, startApart } from './node-proxy.js'

const APART_MS = 120_000
const LIMIT_MS = 480_000
const DAT = 1_000_000_000_000n

/** Two validators, and a client of the first that listens to what is final. */
interface Half {
  readonly nodes: readonly ChainNode[]
  readonly client: ChainClient
  readonly chain: ChainAPI
  readonly heard: BlockEvents[]
  /** What the client logged. */
  readonly words: string[]
}

const proxies: TcpProxy[] = []
const halves: Half[] = []

beforeAll(async () => {
  const alice = await validator('alice')
  const bob = await validator('bob', [await alice.p2pAddress()])
  const others = [await across(alice), await across(bob)]
  const charlie = await validator('charlie', others)
  const dave = await validator('dave', [await charlie.p2pAddress(), ...others])
  halves.push(await half([alice, bob], '//Eve'), await half([charlie, dave], '//Ferdie'))
  await Promise.all(halves.map(({ client }) => client.heads.until('finalised', ({ block }) => block >= 2)))
}, LIMIT_MS)

afterAll(async () => {
  for (const { client } of halves) await client.close()
  for (const { nodes } of halves) for (const node of nodes) await node.stop()
  for (const proxy of proxies) await proxy.stop()
})

function validator(name: string, addresses: readonly string[] = []): Promise<ChainNode> {
  const kind = ['--chain', 'local', `--${name}`, '--validator', '--unsafe-force-node-key-generation']
  // The other backend dials whatever address it hears of, past the proxies.
  return startApart([...kind, '--network-backend', 'libp2p'], addresses)
}

/** An address by which a node is reached until the halves are cut. */
async function across(node: ChainNode): Promise<string> {
  const { proxy, address } = await proxyTo(node)
  proxies.push(proxy)
  return address
}

async function half(nodes: readonly [ChainNode, ChainNode], secret: string): Promise<Half> {
  const words: string[] = []
  const log = createLogger({ destination: { write: (line) => void words.push(line) } })
  const client = await connectChain({ url: `ws://${nodes[0].address}`, log })
  const chain = await chainOf(client, secret)
  const heard: BlockEvents[] = []
  await chain.listenToEvents((block) => void heard.push(block))
  return { nodes, client, chain, heard, words }
}

const final = ({ client }: Half) => client.heads.last('finalised')?.block ?? 0
const best = ({ client }: Half) => client.heads.last('best')?.block ?? 0
const hashAt = ({ nodes }: Half, block: number) => nodes[0]?.rpc<string>('chain_getBlockHash', block)
const heardUsers = ({ heard }: Half) =>
  heard.flatMap(({ events }) => events.flatMap((event) => (event.type === 'accountCreated' ? [event] : [])))

test(
  'two halves: what is not final is not acted on, what is reverted is made again, once',
  async () => {
    for (const proxy of proxies) proxy.hang()
    await sleep(6_000)
    const stood = Math.max(...halves.map(final))
    const to = (await chainOf(halves[0]?.client as ChainClient, '//Fresh//fork')).address
    // Each half takes a transfer and a new account; who waits for finality waits.
    const sure = halves.map(({ chain }) => chain.newUser(...userArguments(chain, newKeys()), { until: 'finalised' }))
    let resolved = 0
    for (const call of sure) call.then(() => resolved++)
    await Promise.all(halves.map(({ chain }) => chain.transfer(to, DAT)))
    await sleep(APART_MS)
    const [left, right] = halves as [Half, Half]
    expect(Math.max(...halves.map(final))).toBeLessThanOrEqual(stood + 1)
    const height = Math.min(best(left), best(right))
    expect(height).toBeGreaterThan(stood + 3)
    expect(await hashAt(left, height)).not.toBe(await hashAt(right, height))
    expect(resolved).toBe(0)
    for (const { words } of halves)
      expect(words.join('')).toMatch(/blocks do not get final: what counts only then waits/)
    expect(halves.flatMap(heardUsers)).toEqual([])

    const highest = Math.max(best(left), best(right))
    for (const proxy of proxies) proxy.pass()
    await Promise.all(halves.map(({ client }) => client.heads.until('finalised', ({ block }) => block > highest)))
    const last = Math.max(...(await Promise.all(sure)).map(({ block }) => block))
    const users = halves.map(({ chain }) => chain.address)
    for (const { words } of halves) expect(words.join('')).toMatch(/blocks get final again/)
    expect(await hashAt(left, highest)).toBe(await hashAt(right, highest))
    for (const one of halves) {
      while ((one.heard.at(-1)?.block ?? 0) < last) await sleep(500)
      expect((await one.chain.getBalance(to)).free).toBe(2n * DAT)
      expect(heardUsers(one).map(({ account }) => account)).toEqual(expect.arrayContaining(users))
      expect(heardUsers(one)).toHaveLength(users.length)
      for (const { block, hash } of one.heard)
        expect(await hashAt(one, block)).toBe(`0x${Buffer.from(hash).toString('hex')}`)
      const numbers = one.heard.map(({ block }) => block)
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
    }
  },
  LIMIT_MS
)
