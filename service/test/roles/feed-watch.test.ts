/** Signed heads that contradict each other, and forks: what goes to the chain, once, and what is nothing. */

import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { beforeEach, expect, test } from '@jest/globals'
import Corestore from 'corestore'
import type Hypercore from 'hypercore'
import { FeedCore } from '../../src/hyper/feed-core.js'
import { verifyEquivocation, verifyEquivocationLonger } from '../../src/hyper/index.js'
import { silentLogger } from '../../src/log.js'
import { FeedWatch } from '../../src/roles/feed-watch.js'
import { readState } from '../../src/roles/state-file.js'
import { until } from '../hyper/rude-peer.js'
import { FakeChain } from './fake-chain.js'
import { atTheEnd, temporaryFolder } from './memory-peers.js'

const USER = 5n
const chunk = (fill: number) => Buffer.alloc(1_000, fill)
let chain: FakeChain
let folder: string
let watch: FeedWatch

beforeEach(async () => {
  chain = new FakeChain()
  folder = await temporaryFolder()
  watch = new FeedWatch(chain.market(USER), folder, silentLogger())
})

/** A store of an author; all of them have the same keys. */
async function opened() {
  const store = new Corestore(await temporaryFolder(), { primaryKey: Buffer.alloc(32, 7), unsafe: true })
  const core = store.get({ name: 'feed' })
  await core.ready()
  atTheEnd(() => store.close())
  await core.append([chunk(1), chunk(2)])
  return { core, feed: new FeedCore(core) }
}

function replicate(core: Hypercore, initiator: boolean): Duplex {
  return (core as unknown as { replicate(initiator: boolean): Duplex }).replicate(initiator)
}

/** Two stores of one author, who appends to each what is not in the other one. */
async function twoWriters(one: readonly number[], other: readonly number[]) {
  const writers = [await opened(), await opened()] as const
  const pinned = await writers[0].feed.head()
  await writers[0].core.append(one.map(chunk))
  await writers[1].core.append(other.map(chunk))
  const { fork, length, roots } = pinned
  const duty = { feedKey: pinned.key, pin: { feed: 4n, fork, length, roots }, identity: pinned }
  return { duty, pinned, one: writers[0], other: writers[1] }
}

test('two heads of one length are reported once, with evidence that holds and is kept', async () => {
  const { duty, one, other } = await twoWriters([3], [4])
  const [first, second] = [await one.feed.head(), await other.feed.head()]
  for (const head of [first, second, first, second]) await watch.meet(duty, head)
  expect(chain.equivocations).toHaveLength(1)
  const [report] = chain.equivocations
  if (report?.evidence.type !== 'sameLength') throw new Error('other evidence')
  const { fork, length, first: a, second: b } = report.evidence
  verifyEquivocation(first, { fork, length, ...a }, { fork, length, ...b })
  expect(report).toMatchObject({ by: USER, feed: 4n })
  expect(await readState(join(folder, 'contradictions', '4.json'))).toEqual(report.evidence)
})

test('a shorter head that the hoster’s own core does not continue is reported', async () => {
  const { duty, one, other } = await twoWriters([3], [4, 5, 6])
  const shown = await one.feed.head()
  await watch.meet(duty, shown, other.feed)
  const [report] = chain.equivocations
  if (report?.evidence.type !== 'longer') throw new Error('other evidence')
  const { fork, length, first, longer } = report.evidence
  verifyEquivocationLonger(shown, { fork, length, ...first }, { fork, ...longer })
  expect(chain.equivocations).toHaveLength(1)
})

test('heads that continue each other are nothing, nor is what nobody signed', async () => {
  const { duty, pinned, one, other } = await twoWriters([3], [3, 4])
  const longer = await other.feed.head()
  await watch.meet(duty, pinned, other.feed)
  await watch.meet(duty, await one.feed.head(), other.feed)
  await watch.meet(duty, longer, one.feed)
  const roots = longer.roots.map(({ hash, size }) => ({ hash: hash.map((byte) => byte ^ 1), size }))
  await watch.meet(duty, { ...longer, roots }, other.feed)
  await watch.meet(duty, { ...longer, signature: new Uint8Array(longer.signature.length) })
  await watch.meet({ ...duty, feedKey: new Uint8Array(32) }, { ...longer, roots })
  expect(chain.equivocations).toEqual([])
  expect(chain.updates).toEqual([])
})

test('a higher fork is published once', async () => {
  const { duty, one } = await twoWriters([3], [4])
  await one.core.truncate(1, { fork: 1 })
  await one.core.append([chunk(9)])
  const head = await one.feed.head()
  expect(head.fork).toBe(1n)
  await watch.meet(duty, head)
  await watch.meet(duty, head)
  const { fork, length, roots, signature } = head
  expect(chain.updates).toEqual([
    { by: USER, feed: 4n, update: { type: 'fork', head: { fork, length, roots, signature } } }
  ])
  expect(chain.equivocations).toEqual([])
})

test('a report that failed is made again', async () => {
  const { duty, one, other } = await twoWriters([3], [4])
  const market = chain.market(USER)
  let calls = 0
  const flaky = { ...market, reportEquivocation: () => Promise.reject(new Error(`cut off ${++calls}`)) }
  const cutOff = new FeedWatch(flaky, folder, silentLogger())
  await cutOff.meet(duty, await one.feed.head())
  await cutOff.meet(duty, await other.feed.head())
  await cutOff.meet(duty, await other.feed.head())
  expect(calls).toBe(2)
})

test('a head that was met before and the core that comes later are compared', async () => {
  const { duty, one, other } = await twoWriters([3], [4, 5, 6])
  await watch.meetOwn(duty, one.feed)
  expect(chain.equivocations).toEqual([])
  await watch.meetOwn(duty, other.feed)
  expect(chain.equivocations.map(({ evidence }) => evidence.type)).toEqual(['longer'])
})

test.each([
  ['longer', [3], [4, 5, 6]],
  ['shorter', [3, 4, 5], [6]],
  ['as long', [3], [4]]
])('what Hypercore finds while it replicates is reported: the other core is %s', async (_, own, others) => {
  const { duty, one, other } = await twoWriters(own, others)
  watch.watch(duty, one.feed)
  const [mine, theirs] = [replicate(one.core, true), replicate(other.core, false)]
  mine.pipe(theirs).pipe(mine)
  atTheEnd(async () => {
    mine.destroy()
    theirs.destroy()
  })
  if (own.length === others.length) {
    // Both are content with what they have, until one of them goes on.
    await other.core.append([chunk(9)])
  }
  one.core.update({ wait: true }).catch(() => {})
  other.core.update({ wait: true }).catch(() => {})
  await until(() => chain.equivocations.length > 0)
  const [report] = chain.equivocations
  if (report?.evidence.type !== 'longer') throw new Error('other evidence')
  const { fork, length, first, longer } = report.evidence
  verifyEquivocationLonger(duty.identity, { fork, length, ...first }, { fork, ...longer })
})
