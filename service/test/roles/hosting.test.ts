/** A hoster in the long run, and what the others do when it does not submit. */

import { expect, test } from '@jest/globals'
import { without } from '../../src/hyper/index.js'
import { leafCount } from '../../src/replica/index.js'
import { Cast, type Member, replicasOf } from './cast.js'
import { FakeChain } from './fake-chain.js'

const SIZES = [5_000, 70_000, 100, 130_000]
const chunkKey = (key: Uint8Array) => Buffer.from(key).toString('hex')

async function hosting(chain?: FakeChain) {
  const cast = await Cast.of(1, SIZES, chain)
  const hoster = cast.hosters[0] as Member
  const { peer } = await cast.start(hoster, ['hoster'])
  await cast.start(cast.encoders[0] as Member, ['encoder'])
  await cast.start(cast.attestor, ['attestor'])
  const duty = await cast.draw()
  await cast.chain.until(() => cast.chain.statements.size === 1)
  return { cast, hoster, peer, duty }
}

test('every leaf of a challenge is proven, in the order of the samples', async () => {
  const { cast, hoster, duty } = await hosting()
  const [held] = cast.heldBy(hoster)
  const leaves = leafCount(Number(held?.sealedBytes))
  const samples = [leaves - 1, 0, 511, 512, 0].map((leaf) => ({ contract: duty.contract, slot: 0, leaf }))
  const id = cast.chain.challenge(hoster.user, samples)
  await cast.chain.until(() => cast.chain.answered.includes(id))
  expect(cast.chain.open).toEqual([])
})

test('pay is asked for in every epoch once', async () => {
  const { cast, hoster } = await hosting(new FakeChain(20n))
  const { tick } = cast.chain
  await cast.chain.until(() => cast.chain.tick >= tick + 60n)
  const asked = cast.chain.settled.filter(({ by }) => by === hoster.user)
  expect(asked.length).toBeGreaterThanOrEqual(2)
  expect(asked.length).toBeLessThanOrEqual(4)
  expect(asked[0]).toEqual({ by: hoster.user, slots: 1 })
})

test('a replica that the chain no longer asks for is removed, but not at once', async () => {
  const { cast, hoster, peer, duty } = await hosting()
  const core = await peer.openCore(duty.feedKey)
  await cast.chain.until(() => peer.announced.has(chunkKey(duty.feedKey)))
  expect(peer.announced.size).toBe(1)
  cast.chain.hosted.clear()
  cast.chain.end(duty.amendment)
  const { tick } = cast.chain
  const replicas = () => replicasOf(hoster)
  await cast.chain.until(() => cast.chain.tick >= tick + 35n)
  expect(await replicas()).toHaveLength(1)
  await cast.chain.until(async () => (await replicas()).length === 0)
  expect(peer.announced.size).toBe(0)
  expect(await core.has({ start: 0, end: 1 })).toBe(false)
})

test('what a second replica of the same chunks needs is kept', async () => {
  const { cast, hoster, peer, duty } = await hosting()
  const second = await cast.draw({ contract: 77n })
  await cast.chain.until(() => cast.chain.statements.size === 2)
  cast.chain.hosted.set(
    hoster.user,
    cast.heldBy(hoster).filter(({ slot }) => slot.contract === second.contract)
  )
  cast.chain.end(duty.amendment)
  await cast.chain.until(async () => (await replicasOf(hoster)).length === 1)
  await cast.chain.until(() => cast.chain.tick > 60n)
  const core = await peer.openCore(duty.feedKey)
  expect(await core.has({ start: 0, end: 4 })).toBe(true)
  expect(peer.announced.size).toBe(1)
})

test('an encoder drops its chunks, but not those that the hoster beside it serves', async () => {
  const cast = await Cast.of(2, SIZES)
  const [first, second] = cast.encoders as [Member, Member]
  const both = await cast.start(first, ['encoder', 'hoster'])
  const one = await cast.start(second, ['encoder'])
  for (const hoster of cast.hosters) await cast.start(hoster, ['hoster'])
  await cast.start(cast.attestor, ['attestor'])
  const duty = await cast.draw()
  await cast.chain.until(() => cast.chain.statements.size === 2)
  const ours = await both.peer.openCore(duty.feedKey)
  const theirs = await one.peer.openCore(duty.feedKey)
  await cast.chain.until(
    async () => !(await ours.has({ start: 0, end: 1 })) && !(await theirs.has({ start: 0, end: 1 }))
  )
  // Now the first one is the hoster of one contract and the encoder of another one.
  const seats = { encoder: second.seat, hoster: first.seat, done: false, rejected: undefined }
  await cast.draw({ contract: 78n, slots: [{ slot: 0, ...seats }] })
  await cast.chain.until(() => cast.chain.statements.size === 3)
  const [, other] = cast.hosters as [Member, Member]
  await cast.draw({
    contract: 79n,
    slots: [{ slot: 0, encoder: first.seat, hoster: other.seat, done: false, rejected: undefined }]
  })
  await cast.chain.until(() => cast.chain.statements.size === 4)
  await cast.chain.until(async () => !(await theirs.has({ start: 0, end: 1 })))
  await cast.chain.until(() => cast.chain.tick % 10n === 9n)
  expect(await ours.has({ start: 0, end: 4 })).toBe(true)
})

test('the encoder or the attestor submits what the hoster does not', async () => {
  const cast = await Cast.of(1, SIZES)
  const hoster = cast.hosters[0] as Member
  const market = cast.chain.market(hoster.user)
  const silent = { ...market, submitStatement: () => Promise.reject(new Error('cut off')) }
  await cast.start(hoster, ['hoster'], { market: silent })
  await cast.start(cast.encoders[0] as Member, ['encoder'])
  await cast.start(cast.attestor, ['attestor'])
  const duty = await cast.draw()
  await cast.chain.until(() => cast.chain.statements.size === 1)
  const { by } = cast.chain.statements.get(`${duty.amendment}-0`) ?? {}
  expect([(cast.encoders[0] as Member).user, cast.attestor.user]).toContain(by)
  expect(cast.chain.tick).toBeGreaterThanOrEqual(10n)
})

test('ranges without those that others need', () => {
  const range = (start: number, end: number) => ({ start, end })
  expect(without(range(0, 10), [])).toEqual([range(0, 10)])
  expect(without(range(0, 10), [range(0, 10)])).toEqual([])
  expect(without(range(0, 10), [range(6, 8), range(2, 4)])).toEqual([range(0, 2), range(4, 6), range(8, 10)])
  expect(without(range(5, 10), [range(0, 6), range(9, 20)])).toEqual([range(6, 9)])
  expect(without(range(5, 10), [range(0, 5), range(10, 20)])).toEqual([range(5, 10)])
})
