/** When the daemon says that its node is away: not while it waits a moment for the connection, and not only at its start. */

import { afterEach, expect, jest, test } from '@jest/globals'
import type { ChainClient } from '../../src/chain/index.js'
import { ChainLink } from '../../src/daemon/chain-link.js'
import { silentLogger } from '../../src/log.js'

const url = 'ws://node.example:9944'
const links: ChainLink[] = []

afterEach(async () => {
  jest.useRealTimers()
  for (const link of links.splice(0)) await link.close()
})

/** A client as far as a link knows it. */
function clientOf(state: { failure?: Error; awaySince?: number }) {
  const heads = {
    each: () => async () => {},
    until: (_: string, __: () => boolean, signal: AbortSignal) => fired(signal)
  }
  return Object.assign(state, { genesis: new Uint8Array(32), heads, close: async () => {} })
}

function fired(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

function linkOf(connect: () => Promise<unknown>): ChainLink {
  const link = new ChainLink({ url, log: silentLogger(), connect: connect as () => Promise<ChainClient> })
  links.push(link)
  link.start()
  return link
}

test('a connection that was lost is waited for a moment; then the node is away, until it is back', async () => {
  const state: { failure?: Error; awaySince?: number } = {}
  const link = linkOf(async () => clientOf(state))
  const chain = await link.wait()
  expect(link.now()).toBe(chain)
  const now = Date.now()
  jest.useFakeTimers({ now, doNotFake: ['setTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'] })
  state.awaySince = now
  jest.setSystemTime(now + 5_000)
  expect(link.trouble).toBeUndefined()
  expect(link.now()).toBe(chain)
  jest.setSystemTime(now + 5_001)
  const away = { code: 'DAEMON_NODE_AWAY', message: expect.stringContaining(`the connection to ${url} is lost`) }
  expect(link.trouble).toMatchObject(away)
  expect(() => link.now()).toThrow(expect.objectContaining(away))
  delete state.awaySince
  expect(link.trouble).toBeUndefined()
  expect(link.now()).toBe(chain)
})

test('a client that has stopped for good says why', async () => {
  const state: { failure?: Error } = {}
  const link = linkOf(async () => clientOf(state))
  await link.wait()
  state.failure = new Error('it spoke in tongues')
  expect(() => link.now()).toThrow('it spoke in tongues')
})

test('as long as no node has answered, the last try says why', async () => {
  const link = linkOf(async () => {
    throw new Error('connect ECONNREFUSED')
  })
  expect(link.trouble).toMatchObject({ code: 'DAEMON_NODE_AWAY' })
  await new Promise((resolve) => setImmediate(resolve))
  expect(() => link.now()).toThrow('connect ECONNREFUSED')
})
