/** A sponsor whose connection to the chain ends for good goes on with the next one. */

import { expect, test } from '@jest/globals'
import { sleep } from '../../src/abort.js'
import type { ChainAPI } from '../../src/chain/index.js'
import { Sponsor } from '../../src/daemon/sponsor.js'
import { silentLogger } from '../../src/log.js'
import { lonePeer, publish } from '../gateway/sites.js'
import { temporaryFolder } from '../hyper/local-net.js'

const PLAN = 7n

/** A chain on which one plan has so many of its contracts hosted, and an account that follows nothing. */
function chainWith(started: number) {
  const watching = new Set<() => Promise<void>>()
  const each = (_kind: string, handler: () => Promise<void>) => {
    watching.add(handler)
    return async () => void watching.delete(handler)
  }
  let end = (): void => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const planStatus = async () => ({ plan: { status: 'live', started, contracts: 2 }, contracts: [] })
  const client = { heads: { each }, read: async () => [] }
  return { api: { address: 'sponsor', client, planStatus } as unknown as ChainAPI, watching, ended, end }
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await sleep(10)
}

test('what is served until it is hosted is judged by the chain that is there', async () => {
  const [first, second] = [chainWith(0), chainWith(2)]
  let present = first
  const store = await lonePeer()
  const published = await publish(store, { 'a.txt': 'hello' })
  const sponsor = new Sponsor({
    link: {
      wait: async () => present.api,
      ended: (chain, signal) =>
        Promise.race([
          chain === first.api ? first.ended : second.ended,
          new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
        ])
    },
    folder: await temporaryFolder(),
    openStore: async () => store,
    log: silentLogger()
  })
  sponsor.start()
  await until(() => first.watching.size === 1)
  await sponsor.tend(PLAN, published)
  for (const look of first.watching) await look()
  expect(sponsor.plans).toEqual([PLAN])
  present = second
  first.end()
  await until(() => second.watching.size === 1)
  expect([first.watching.size, sponsor.plans]).toEqual([0, [PLAN]])
  for (const look of second.watching) await look()
  expect(sponsor.plans).toEqual([])
  await sponsor.close()
})
