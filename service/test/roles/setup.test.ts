/** Whole setups: encoder, attestor and hoster of each slot, from the draw to the accepted statement. */

import { expect, test } from '@jest/globals'
import { Cast, type Member } from './cast.js'

const first = <T>(items: readonly T[]): T => items[0] as T

test('one slot is set up, stored and served', async () => {
  const cast = await Cast.of(1, [3, 70_000, 0, 64 * 1024, 200_000])
  await cast.startAll()
  const { amendment } = await cast.draw()
  await cast.chain.until(() => cast.chain.statements.size === 1)
  const { outcome, by } = cast.chain.statements.get(`${amendment}-0`) ?? {}
  expect(by).toBe(first(cast.hosters).user)
  expect(outcome).toMatchObject({ type: 'complete', plainBytes: 3n + 70_000n + 64n * 1024n + 200_000n })
  expect(cast.heldBy(first(cast.hosters))).toHaveLength(1)
})

test('three slots get three different replicas', async () => {
  const cast = await Cast.of(3, [500, 100_000, 4_000])
  await cast.startAll()
  await cast.draw()
  await cast.chain.until(() => cast.chain.statements.size === 3)
  const roots = [...cast.chain.statements.values()].map(({ outcome }) =>
    Buffer.from(outcome.replicaRoot).toString('hex')
  )
  expect(new Set(roots).size).toBe(3)
  expect(cast.hosters.map((hoster: Member) => cast.heldBy(hoster).length)).toEqual([1, 1, 1])
})

test('a contract of many tiny chunks, more than four thousand in a page', async () => {
  const cast = await Cast.of(
    1,
    Array.from({ length: 4_200 }, () => 1)
  )
  await cast.startAll()
  await cast.draw()
  await cast.chain.until(() => cast.chain.statements.size === 1)
  expect(cast.heldBy(first(cast.hosters))).toMatchObject([{ from: 0n, to: 4_200n }])
})
