/**
 * A lone validator as a process, killed at moments by chance while calls are on their way. Such a node may come back without
 * its last blocks: whatever is on its chain then is there once, and nothing is there that nobody was told of.
 */

import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { connectChain } from '../../src/chain/index.js'
import { NODE } from '../../src/chaos/schedule.js'
import { sleep } from '../../src/hyper/index.js'
import { chainOf } from './chain-accounts.js'
import { type LoneNode, startLoneNode } from './lone-node.js'

const KILLS = 2
const SENDERS = ['//Alice', '//Bob', '//Charlie', '//Dave']
const LIMIT_MS = 180_000
/** For one answer: while a node starts on a busy machine there is none. */
const PATIENCE_MS = 60_000
const DAT = 1_000_000_000_000n

let node: LoneNode

beforeAll(async () => {
  node = await startLoneNode(AbortSignal.timeout(LIMIT_MS))
}, LIMIT_MS)

afterAll(() => node?.stop())

test(
  'each call is made once',
  async () => {
    const { net } = node
    const client = await connectChain({ url: net.addresses.rpc, requestTimeoutMs: PATIENCE_MS })
    const senders = await Promise.all(SENDERS.map((secret) => chainOf(client, secret)))
    const to = (await chainOf(client, '//Fresh//killed')).address
    const made: { block: number; blockHash: Uint8Array }[] = []
    const call = () => Promise.all(senders.map((chain) => chain.transfer(to, DAT)))
    for (let kill = 0; kill < KILLS; kill++) {
      const calls = call()
      await sleep(Math.round(Math.random() * 2_000))
      await net.of(NODE).kill(0)
      made.push(...(await calls))
    }
    made.push(...(await call()))
    const kept = await Promise.all(
      made.map(async ({ block, blockHash }) => {
        const there = await client.read((api) => api.rpc.chain.getBlockHash(block))
        return there.toHex() === `0x${Buffer.from(blockHash).toString('hex')}`
      })
    )
    expect(kept.slice(-SENDERS.length)).toEqual(SENDERS.map(() => true))
    expect((await net.chain.getBalance(to)).free).toBe(BigInt(kept.filter(Boolean).length) * DAT)
    await client.close()
  },
  LIMIT_MS
)
