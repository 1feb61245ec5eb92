/** A node whose transaction pool is full: calls wait for room, and each is made once. */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ChainClient, connectChain } from '../../src/chain/index.js'
import { chainOf } from './chain-accounts.js'
import { type ChainNode, startChainNode } from './chain-node.js'

/** Transactions that the pool holds; a queue alone keeps 16 on their way. */
const POOL = 8
const CALLS = 10
const PLANCK = 1_000_000_000n
/** Milliseconds: a queue that was refused waits for the next blocks. */
const LIMIT_MS = 300_000

let node: ChainNode
let client: ChainClient

beforeAll(async () => {
  node = await startChainNode(['--dev', '--pool-limit', `${POOL}`])
  client = await connectChain({ url: `ws://${node.address}` })
})

afterAll(async () => {
  await client?.close()
  await node?.stop()
})

test(
  'everybody gets through, in order and once',
  async () => {
    const to = (await chainOf(client, '//Fresh//pool')).address
    const senders = await Promise.all(['//Alice', '//Bob', '//Charlie'].map((secret) => chainOf(client, secret)))
    const sent = await Promise.all(
      senders.map((chain) => Promise.all(Array.from({ length: CALLS }, () => chain.transfer(to, PLANCK))))
    )
    for (const calls of sent) {
      const blocks = calls.map(({ block }) => block)
      expect(blocks).toEqual([...blocks].sort((a, b) => a - b))
    }
    const [alice] = senders
    expect((await alice?.getBalance(to))?.free).toBe(BigInt(senders.length * CALLS) * PLANCK)
  },
  LIMIT_MS
)
