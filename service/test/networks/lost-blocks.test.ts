/** A lone validator that comes back without its last blocks, final ones among them, and makes others in their place. */

import { createWriteStream } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { BlockEvents } from '../../src/chain/index.js'
import { Net } from '../../src/chaos/net.js'
import { NODE } from '../../src/chaos/schedule.js'
import { Show } from '../../src/devnet/show.js'
import { nodeBinary } from '../e2e/chain-node.js'

const LIMIT_MS = 300_000
/** Blocks after which a cursor has an earlier place to go back to. */
const ENOUGH = 18

let home = ''
let net: Net

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'datdot-lost-'))
  process.env.DATDOT_NODE = nodeBinary()
  net = await Net.make({ home, patience: 3, cast: [] }, new Show(createWriteStream(join(home, 'show'))))
  await net.start(AbortSignal.timeout(LIMIT_MS))
}, LIMIT_MS)

afterAll(async () => {
  await net?.stop()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

test(
  'the blocks in their place are handled, from an earlier one on',
  async () => {
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
