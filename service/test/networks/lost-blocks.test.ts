/** A lone validator that comes back without its last blocks, final ones among them, and makes others in their place. */

import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { BlockEvents } from '../../src/chain/index.js'
import { NODE } from '../../src/chaos/schedule.js'
import { type LoneNode, startLoneNode } from '../e2e/lone-node.js'

const LIMIT_MS = 300_000
/** Blocks after which a cursor has an earlier place to go back to. */
const ENOUGH = 18

let node: LoneNode

beforeAll(async () => {
  node = await startLoneNode(AbortSignal.timeout(LIMIT_MS))
}, LIMIT_MS)

afterAll(() => node?.stop())

test(
  'the blocks in their place are handled, from an earlier one on',
  async () => {
    const { net, home } = node
    const [chain, copy] = [join(home, 'chain'), join(home, 'copy')]
    const heard: BlockEvents[] = []
    const until = (block: number) => net.chain.client.heads.until('finalised', (head) => head.block >= block)
    // Every chain of this specification has block 0: it is no place to go back to.
    await until(1)
    const listening = await net.chain.listenToEvents((block) => void heard.push(block), {
      file: join(home, 'cursor.json')
    })
    await until(ENOUGH + 2)
    await net.of(NODE).kill(0, () => cp(chain, copy, { recursive: true }))
    const lost = (await net.chain.nextBlock()) + 4
    await until(lost)
    await net.of(NODE).kill(0, async () => {
      await rm(chain, { recursive: true })
      await cp(copy, chain, { recursive: true })
    })
    await net.chain.nextBlock()
    await until(lost + 2)
    await net.chain.client.heads.next('finalised')
    await listening.stop()
    await listening.ended
    const again = heard.findIndex(({ block }, index) => block <= (heard[index - 1]?.block ?? 0))
    expect(again).toBeGreaterThan(0)
    const last = heard.slice(again)
    expect(last.at(-1)?.block).toBeGreaterThan(lost)
    for (const [index, { block, hash }] of last.entries()) {
      expect(block).toBe((last[0]?.block ?? 0) + index)
      const there = await net.chain.client.read((api) => api.rpc.chain.getBlockHash(block))
      expect(there.toHex()).toBe(`0x${Buffer.from(hash).toString('hex')}`)
    }
  },
  LIMIT_MS
)
