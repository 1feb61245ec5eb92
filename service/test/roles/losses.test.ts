/** What a hoster says about replicas that its disk has lost, when, and how often. */

import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { SetupDuty } from '../../src/chain/types.js'
import { Cast, type Member } from './cast.js'

const SIZES = [5_000, 70_000, 100, 130_000]

async function emptied(store: string): Promise<void> {
  await rm(store, { recursive: true })
  await mkdir(store)
}

/** A hoster with two replicas. */
async function scene() {
  const cast = await Cast.of(1, SIZES)
  const hoster = cast.hosters[0] as Member
  const running = await cast.start(hoster, ['hoster'])
  await cast.start(cast.encoders[0] as Member, ['encoder'])
  await cast.start(cast.attestor, ['attestor'])
  const duties = [await cast.draw(), await cast.draw()] as const
  await cast.chain.until(() => cast.chain.statements.size === 2)
  const pathOf = ({ contract, amendment }: SetupDuty) => join(hoster.folder, 'replicas', `${contract}-0-${amendment}`)
  const damage = async (duty: SetupDuty): Promise<void> => {
    const file = await open(join(pathOf(duty), 'pages'), 'r+')
    await file.write(new Uint8Array([1, 2, 3]), 0, 3, 70_000)
    await file.close()
  }
  const blocks = async (count: number): Promise<void> => {
    const end = cast.chain.tick + BigInt(count)
    await cast.chain.until(() => cast.chain.tick >= end)
  }
  return { cast, hoster, running, duties, pathOf, damage, blocks }
}

const slotOf = ({ contract }: SetupDuty) => ({ contract, slot: 0 })

test('what is damaged at the start is reported once, and the other replica is proven', async () => {
  const { cast, hoster, running, duties, damage, blocks } = await scene()
  await running.stop()
  await damage(duties[0])
  await cast.start(hoster, ['hoster'])
  await cast.chain.until(() => cast.chain.losses.length > 0)
  await blocks(20)
  expect(cast.chain.losses).toEqual([{ by: hoster.user, slots: [slotOf(duties[0])] }])
  const id = cast.chain.challenge(hoster.user, [{ ...slotOf(duties[1]), leaf: 520 }])
  await cast.chain.until(() => cast.chain.answered.includes(id))
  expect(cast.heldBy(hoster)).toMatchObject([{ slot: slotOf(duties[1]) }])
})

test('what a challenge finds damaged is reported when the challenge is over', async () => {
  const { cast, hoster, duties, damage, blocks } = await scene()
  await damage(duties[1])
  const samples = [
    { ...slotOf(duties[0]), leaf: 3 },
    { ...slotOf(duties[1]), leaf: 550 }
  ]
  cast.chain.challenge(hoster.user, samples)
  await blocks(40)
  expect(cast.chain.answered).toEqual([])
  expect(cast.chain.losses).toEqual([])
  cast.chain.open.length = 0
  await cast.chain.until(() => cast.chain.losses.length > 0)
  expect(cast.chain.losses).toEqual([{ by: hoster.user, slots: [slotOf(duties[1])] }])
})

test('what is missing is reported at once, at most 64 slots a call', async () => {
  const { cast, hoster, running, duties, pathOf } = await scene()
  await running.stop()
  await rm(pathOf(duties[0]), { recursive: true })
  const [held] = cast.heldBy(hoster)
  if (held === undefined) throw new Error('nothing is hosted')
  const more = Array.from({ length: 70 }, (_, i) => ({ ...held, slot: { contract: 10_000n + BigInt(i), slot: 1 } }))
  cast.chain.hosted.set(hoster.user, [...cast.heldBy(hoster), ...more])
  await cast.start(hoster, ['hoster'])
  await cast.chain.until(() => cast.chain.losses.length === 2, 20)
  expect(cast.chain.losses.map(({ slots }) => slots.length)).toEqual([64, 7])
  expect(cast.chain.losses[0]?.slots[0]).toEqual(slotOf(duties[0]))
  expect(cast.heldBy(hoster)).toMatchObject([{ slot: slotOf(duties[1]) }])
})

test('what is missing when a challenge is open is reported when it is over', async () => {
  const { cast, hoster, running, duties, pathOf, blocks } = await scene()
  await running.stop()
  await rm(pathOf(duties[0]), { recursive: true })
  cast.chain.challenge(hoster.user, [{ ...slotOf(duties[0]), leaf: 3 }])
  await cast.start(hoster, ['hoster'])
  await blocks(20)
  expect(cast.chain.losses).toEqual([])
  cast.chain.open.length = 0
  await cast.chain.until(() => cast.chain.losses.length > 0, 20)
  expect(cast.chain.losses).toEqual([{ by: hoster.user, slots: [slotOf(duties[0])] }])
})

test('a hoster that finds none of its replicas in its store reports all of them', async () => {
  const { cast, hoster, running, duties, pathOf } = await scene()
  await running.stop()
  for (const duty of duties) await rm(pathOf(duty), { recursive: true })
  const all = cast.heldBy(hoster).map(({ slot }) => slot)
  await cast.start(hoster, ['hoster'])
  await cast.chain.until(() => cast.chain.losses.length > 0, 20)
  expect(cast.chain.losses).toEqual([{ by: hoster.user, slots: all }])
})

test.each([
  ['its folder is not there', (store: string) => rm(store, { recursive: true })],
  ['its folder is empty, as that of a disk that is not mounted', emptied]
])('a hoster whose store is missing stops and reports nothing: %s', async (_, lose) => {
  const { cast, hoster, running, blocks } = await scene()
  const store = join(hoster.folder, 'replicas')
  const all = cast.heldBy(hoster).map(({ slot }) => slot)
  await running.stop()
  await lose(store)
  for (const _ of [1, 2]) {
    await expect(cast.start(hoster, ['hoster'])).rejects.toMatchObject({
      code: 'ROLES_STORE_MISSING',
      details: { path: store, slots: 2 }
    })
  }
  await blocks(20)
  expect(cast.chain.losses).toEqual([])
  await cast.start(hoster, ['hoster'], { allLost: true })
  await cast.chain.until(() => cast.chain.losses.length > 0, 20)
  expect(cast.chain.losses).toEqual([{ by: hoster.user, slots: all }])
})

test('a hoster whose store goes while it runs stops, and goes on where it was when the store is back', async () => {
  const { cast, hoster, running, duties, blocks } = await scene()
  await running.stop()
  const failures: unknown[] = []
  const failing = await cast.start(hoster, ['hoster'], { onFailed: (error) => void failures.push(error) })
  await blocks(3)
  const store = join(hoster.folder, 'replicas')
  await rename(store, `${store}-elsewhere`)
  cast.chain.challenge(hoster.user, [{ ...slotOf(duties[0]), leaf: 3 }])
  await cast.chain.until(() => failures.length > 0)
  cast.chain.open.length = 0
  await blocks(20)
  expect(failures).toMatchObject([{ code: 'ROLES_STORE_MISSING' }])
  expect(cast.chain.losses).toEqual([])
  await failing.stop()
  await rename(`${store}-elsewhere`, store)
  await cast.start(hoster, ['hoster'])
  const id = cast.chain.challenge(hoster.user, [{ ...slotOf(duties[0]), leaf: 3 }])
  await cast.chain.until(() => cast.chain.answered.includes(id))
  expect(cast.chain.losses).toEqual([])
})

test('a store without its mark is known by what it holds', async () => {
  const { cast, hoster, running, duties, blocks } = await scene()
  await running.stop()
  await rm(join(hoster.folder, 'replicas', 'store.json'))
  await cast.start(hoster, ['hoster'])
  const id = cast.chain.challenge(hoster.user, [{ ...slotOf(duties[0]), leaf: 3 }])
  await cast.chain.until(() => cast.chain.answered.includes(id))
  await blocks(5)
  expect(cast.chain.losses).toEqual([])
})
