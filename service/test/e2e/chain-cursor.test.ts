import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type BlockEvents, type ChainClient, connectChain } from '../../src/chain/index.js'
import { chainOf, newKeys, userArguments } from './chain-accounts.js'
import { type ChainNode, sleep, startChainNode } from './chain-node.js'
import { TcpProxy } from './tcp-proxy.js'

let node: ChainNode
let client: ChainClient
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datdot-cursor-'))
  node = await startChainNode()
  client = await connectChain({ url: `ws://${node.address}` })
})

afterAll(async () => {
  await client?.close()
  await node?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Blocks that were handled, with what to wait for. */
function recorder() {
  const blocks: BlockEvents[] = []
  const waiting = new Set<() => void>()
  return {
    blocks,
    handler: (events: BlockEvents): void => {
      blocks.push(events)
      for (const wake of waiting) wake()
    },
    until: (wanted: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const check = (): void => {
          if (wanted()) resolve()
        }
        waiting.add(check)
        check()
      })
  }
}

const numbers = (blocks: readonly BlockEvents[]) => blocks.map(({ block }) => block)
const isRun = (list: readonly number[]) => list.every((block, index) => block === (list[0] ?? 0) + index)

test('events that were missed are replayed, each block once and in order', async () => {
  const file = join(folder, 'replay', 'cursor.json')
  const alice = await chainOf(client, '//Alice')
  const first = recorder()
  const listening = await alice.listenToEvents(first.handler, { file })
  const { user, block } = await alice.newUser(...userArguments(alice, newKeys()))
  await first.until(() => first.blocks.some((one) => one.block === block))
  await listening.stop()
  const event = { type: 'accountCreated', user, account: alice.address }
  expect(first.blocks.find((one) => one.block === block)?.events).toEqual([event])

  // Nobody listens while the next one is made.
  const bob = await chainOf(client, '//Bob')
  const missed = await bob.newUser(...userArguments(bob, newKeys()), { until: 'finalised' })
  const second = recorder()
  const again = await bob.listenToEvents(second.handler, { file })
  await second.until(() => second.blocks.some((one) => one.block === missed.block))
  await again.stop()
  await again.ended
  expect(second.blocks.flatMap(({ events }) => events)).toContainEqual(expect.objectContaining({ user: missed.user }))
  const all = numbers([...first.blocks, ...second.blocks])
  expect(isRun(all)).toBe(true)
})

test('a block whose handler fails is handled again', async () => {
  const alice = await chainOf(client, '//Alice')
  const record = recorder()
  let failures = 2
  const listening = await alice.listenToEvents((events) => {
    record.handler(events)
    if (failures-- > 0) throw new Error('not now')
  })
  await record.until(() => record.blocks.length >= 4)
  await listening.stop()
  const [first = 0, ...rest] = numbers(record.blocks)
  expect(rest.slice(0, 3)).toEqual([first, first, first + 1])
})

test('listening goes on over a connection that was cut, without a gap', async () => {
  const proxy = await TcpProxy.start(node.address)
  const cut = await connectChain({ url: `ws://${proxy.address}` })
  const chain = await chainOf(cut, '//Alice')
  const record = recorder()
  const listening = await chain.listenToEvents(record.handler)
  await record.until(() => record.blocks.length >= 1)
  proxy.cut()
  await record.until(() => record.blocks.length >= 4)
  await listening.stop()
  await cut.close()
  await proxy.stop()
  expect(isRun(numbers(record.blocks))).toBe(true)
})

test('listening goes on when the node did not answer in time, without a gap', async () => {
  const proxy = await TcpProxy.start(node.address)
  const slow = await connectChain({ url: `ws://${proxy.address}`, requestTimeoutMs: 2_000 })
  const seen = recorder()
  // It freezes while earlier blocks are read one by one, so a request is under way.
  const freezing = (events: BlockEvents): void => {
    if (seen.blocks.length === 0) proxy.freeze()
    seen.handler(events)
  }
  const { ended, stop } = await (await chainOf(slow, '//Alice')).listenToEvents(freezing, { from: 1 })
  await Promise.race([sleep(5_000), ended])
  expect(numbers(seen.blocks)).toEqual([1])
  proxy.cut()
  await Promise.race([seen.until(() => seen.blocks.length >= 3), ended])
  expect(numbers(seen.blocks).slice(0, 3)).toEqual([1, 2, 3])
  await stop()
  await slow.close()
  await proxy.stop()
})

test('a chain that was wiped is noticed, at once and while listening', async () => {
  const file = join(folder, 'wiped.json')
  const proxy = await TcpProxy.start(node.address)
  const wiped = await connectChain({ url: `ws://${proxy.address}` })
  const chain = await chainOf(wiped, '//Alice')
  const listening = await chain.listenToEvents(() => {}, { file })
  const next = await startChainNode()
  try {
    proxy.lead(next.address)
    proxy.cut()
    await expect(listening.ended).rejects.toMatchObject({ code: 'CHAIN_WIPED', details: { file } })
    await expect(chain.listenToEvents(() => {}, { file })).rejects.toMatchObject({
      code: 'CHAIN_WIPED',
      remedy: expect.stringMatching(/remove the data folder/)
    })
  } finally {
    await wiped.close()
    await proxy.stop()
    await next.stop()
  }
})
