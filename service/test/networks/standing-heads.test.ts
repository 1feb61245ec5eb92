/** A node that hears of no blocks: that is said, it answers all the same, and calls made meanwhile get into a block, once. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ChainClient, connectChain } from '../../src/chain/index.js'
import { createLogger } from '../../src/log.js'
import { chainOf } from '../e2e/chain-accounts.js'
import { type ChainNode, sleep } from '../e2e/chain-node.js'
import type { TcpProxy } from '../e2e/tcp-proxy.js'
import { proxyTo, startApart } from './node-proxy.js'

const APART_MS = 120_000
const LIMIT_MS = APART_MS + 180_000
const DAT = 1_000_000_000_000n

const words: string[] = []
const nodes: ChainNode[] = []
const clients: ChainClient[] = []
let proxy: TcpProxy

beforeAll(async () => {
  const validator = await startApart(['--dev'])
  nodes.push(validator)
  const before = await proxyTo(validator)
  proxy = before.proxy
  const follower = await startApart(['--chain', 'dev'], [before.address])
  nodes.push(follower)
  const log = createLogger({ destination: { write: (line) => void words.push(line) } })
  clients.push(await connectChain({ url: `ws://${validator.address}` }))
  clients.push(await connectChain({ url: `ws://${follower.address}`, log }))
}, LIMIT_MS)

afterAll(async () => {
  for (const client of clients) await client.close()
  for (const node of nodes) await node.stop()
  await proxy?.stop()
})

test(
  'heads stop for two minutes and come again',
  async () => {
    const [there, here] = clients as [ChainClient, ChainClient]
    await here.heads.until('finalised', ({ block }) => block >= 2)
    proxy.hang()
    await sleep(6_000)
    const stood = here.heads.last('best')?.block ?? 0
    const chain = await chainOf(here, '//Alice')
    const to = (await chainOf(here, '//Fresh//standing')).address
    const paid = chain.transfer(to, DAT, { until: 'finalised' })
    await sleep(APART_MS)
    expect(await chain.getBlockNumber()).toBe(stood)
    expect(there.heads.last('best')?.block).toBeGreaterThan(stood + 10)
    expect(words.join('')).toMatch(
      /the node has no new block: connecting again.*see in its log whether it reaches other nodes/
    )
    proxy.pass()
    const { block } = await paid
    expect(block).toBeGreaterThan(stood)
    await there.heads.until('finalised', (head) => head.block > block)
    expect((await (await chainOf(there, '//Bob')).getBalance(to)).free).toBe(DAT)
  },
  LIMIT_MS
)
