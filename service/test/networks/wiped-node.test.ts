/** A node that was started again with an empty database: another chain is noticed, the same one synced again is not minded. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type BlockEvents, ChainAPI, connectChain } from '../../src/chain/index.js'
import { AUTHOR } from '../../src/devnet/cast.js'
import { provideArgs, startMember } from '../../src/devnet/network.js'
import { Processes } from '../../src/devnet/processes.js'
import { formatBootstrap, type LocalDht, startLocalDht } from '../../src/hyper/index.js'
import { type ChainNode, startChainNode } from '../e2e/chain-node.js'
import { TcpProxy } from '../e2e/tcp-proxy.js'

const LIMIT_MS = 180_000
/** Reached by a proxy's port, which is none of its own, it serves. */
const FOLLOWER = ['--chain', 'dev', '--rpc-cors', 'all']
let dht: LocalDht
let home = ''
let processes: Processes

beforeAll(async () => {
  dht = await startLocalDht()
  home = await mkdtemp(join(tmpdir(), 'datdot-wiped-'))
  processes = new Processes(join(home, 'logs'))
})

afterAll(async () => {
  await processes?.stop(0)
  await dht?.close()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

test(
  'it stops with a sentence, and so does every start until the old data is gone',
  async () => {
    const first = await startChainNode()
    const proxy = await TcpProxy.start(first.address)
    const reach = {
      rpc: `ws://${proxy.address}`,
      bootstrap: formatBootstrap(dht.bootstrap)
    }
    const start = () => startMember(processes, AUTHOR, reach, { home }, provideArgs({ ...AUTHOR, part: 'attestor' }))
    const running = start()
    await running.result((found) => 'providing' in found, 'the start', AbortSignal.timeout(60_000))
    await first.stop()
    const second = await startChainNode()
    try {
      proxy.lead(second.address)
      proxy.cut()
      expect(await running.ended).toBe('exit code 1')
      expect(running.lastWords()).toMatch(/CHAIN_WIPED.*remove the data folder of the old chain/s)
      const again = start()
      expect(await again.ended).toBe('exit code 1')
      expect(again.lastWords()).toMatch(/CHAIN_WIPED/)
      await rm(join(home, AUTHOR.name), { recursive: true })
      const anew = start()
      await anew.result((found) => 'providing' in found, 'the new start', AbortSignal.timeout(60_000))
    } finally {
      await processes.stop(0)
      await proxy.stop()
      await second.stop()
    }
  },
  LIMIT_MS
)

test(
  'one that syncs the same chain from others again is waited for, and no block is missed',
  async () => {
    const nodes: ChainNode[] = []
    const start = async (...args: string[]): Promise<ChainNode> => {
      const node = await startChainNode(args)
      nodes.push(node)
      return node
    }
    try {
      const validator = await start('--dev')
      const follow = async () => start(...FOLLOWER, '--reserved-nodes', await validator.p2pAddress())
      await syncAgain(await follow(), follow)
    } finally {
      for (const node of nodes) await node.stop()
    }
  },
  LIMIT_MS
)

/** Listens to a node, and to another one in its place. */
async function syncAgain(first: ChainNode, another: () => Promise<ChainNode>): Promise<void> {
  const proxy = await TcpProxy.start(first.address)
  const client = await connectChain({ url: `ws://${proxy.address}` }).catch(async (error) => {
    await proxy.stop()
    throw error
  })
  const heard: BlockEvents[] = []
  const listening = await new ChainAPI(client).listenToEvents((block) => void heard.push(block))
  try {
    await client.heads.until('finalised', ({ block }) => block >= 4)
    await first.stop()
    proxy.lead((await another()).address)
    const { block: before = 0 } = heard.at(-1) ?? {}
    await client.heads.until('finalised', ({ block }) => block >= before + 3)
    await client.heads.next('finalised')
    const numbers = heard.map(({ block }) => block)
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
    expect(numbers.at(-1)).toBeGreaterThan(before)
  } finally {
    await listening.stop()
    await client.close()
    await proxy.stop()
  }
}
