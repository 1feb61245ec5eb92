/** A hoster that is stopped and started again: what it holds, what it says, what it never does. */

import { cp, mkdir, open, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { SetupDuty } from '../../src/chain/types.js'
import type { PeerSession } from '../../src/hyper/index.js'
import { createLogger, silentLogger } from '../../src/log.js'
import { ReplicaStore } from '../../src/roles/hoster/replica-store.js'
import { setupTopic } from '../../src/roles/sessions.js'
import { writeState } from '../../src/roles/state-file.js'
import { type HandMade, handMade, sendAll } from './by-hand.js'
import { Cast, type Member } from './cast.js'

const SIZES = [5_000, 70_000, 100, 130_000]

/** The test is the attestor; the hoster's account has other roles elsewhere, so nobody else submits. */
async function scene() {
  const cast = await Cast.of(1, SIZES)
  const hoster = cast.hosters[0] as Member
  const running = await cast.start(hoster, ['hoster'])
  const duty = await cast.draw()
  await cast.chain.advance()
  const made = await handMade(cast, duty, 'hoster')
  const peer = cast.swarm.net.peer(cast.attestor.seat.noiseKey)
  const dial = (): Promise<PeerSession> =>
    peer.connect(hoster.seat.noiseKey, setupTopic(made.setup, 'attestor', 'hoster'))
  return { cast, hoster, running, duty, made, dial }
}

/** Name of the replica's folder. */
const nameOf = ({ contract, amendment }: SetupDuty) => `${contract}-0-${amendment}`

const challenge = ({ setup }: HandMade, leaf: number) => ({ contract: setup.duty.contract, slot: 0, leaf })

test('what was stored before a restart is submitted, served and proven after it', async () => {
  const { cast, hoster, running, duty, made, dial } = await scene()
  const before = await sendAll(await dial(), made)
  await running.stop()
  expect(cast.chain.statements.size).toBe(0)
  const { peer } = await cast.start(hoster, ['hoster'])
  await cast.chain.until(() => cast.chain.statements.size === 1)
  expect(cast.chain.statements.get(`${duty.amendment}-0`)?.outcome.signatures).toEqual(before.signatures)
  const id = cast.chain.challenge(hoster.user, [challenge(made, 0), challenge(made, 1_600)])
  await cast.chain.until(() => cast.chain.answered.includes(id))
  expect(peer.announced).toEqual(new Set([Buffer.from(duty.feedKey).toString('hex')]))
  const core = await peer.openCore(duty.feedKey)
  expect((await core.pinnedChunk(3, duty.pin)).chunk).toHaveLength(130_000)
})

test('an attestor that lost the answer gets the same one, before it has sent a page', async () => {
  const { cast, hoster, running, made, dial } = await scene()
  const first = await sendAll(await dial(), made)
  const session = await dial()
  await session.send(made.header)
  expect(await session.expect('statement')).toEqual(first)
  await running.stop()
  await cast.start(hoster, ['hoster'])
  await cast.chain.advance()
  const again = await dial()
  await again.send(made.header)
  expect(await again.expect('statement')).toEqual(first)
})

test('a replica that was cut off half-way is forgotten, and can be sent again', async () => {
  const { cast, hoster, running, duty, made, dial } = await scene()
  const session = await dial()
  for (const message of [made.header, ...made.stream.slice(0, -1)]) await session.send(message)
  const taken = await running.peer.openCore(duty.feedKey)
  await cast.chain.until(() => taken.length === 4)
  expect(await taken.has({ start: 0, end: 1 })).toBe(false)
  await taken.close()
  await running.stop()
  // What a killed process leaves: the folder of the draft.
  const folder = join(hoster.folder, 'replicas', nameOf(duty))
  await mkdir(folder)
  const { contract, amendment, feedKey, pin, from, to } = duty
  const encoder = (cast.encoders[0] as Member).user
  await writeState(join(folder, 'draft.json'), { contract, slot: 0, amendment, encoder, feedKey, pin, from, to })
  await writeFile(join(folder, 'pages'), 'half a page')
  await cast.start(hoster, ['hoster'])
  expect(await readdir(join(hoster.folder, 'replicas'))).toEqual(['store.json'])
  await cast.chain.advance()
  await sendAll(await dial(), made)
  await cast.chain.until(() => cast.chain.statements.size === 1)
})

test('a damaged replica is reported and its leaf not proven; the others are', async () => {
  const { cast, hoster, running, duty, made, dial } = await scene()
  await sendAll(await dial(), made)
  await cast.chain.until(() => cast.chain.statements.size === 1)
  await running.stop()
  const folder = join(hoster.folder, 'replicas', nameOf(duty))
  const file = await open(join(folder, 'pages'), 'r+')
  await file.write(new Uint8Array([1, 2, 3]), 0, 3, 70_000)
  await file.close()
  const lines: string[] = []
  const log = createLogger({ destination: { write: (line) => void lines.push(line) } })
  await cast.start(hoster, ['hoster'], { log })
  await cast.chain.until(() => lines.some((line) => line.includes('ROLES_REPLICA_DAMAGED')))
  const damaged = cast.chain.challenge(hoster.user, [challenge(made, 520)])
  await cast.chain.until(() => lines.some((line) => line.includes('REPLICA_PAGE')))
  expect(cast.chain.answered).not.toContain(damaged)
  const whole = cast.chain.challenge(hoster.user, [challenge(made, 3)])
  await cast.chain.until(() => cast.chain.answered.includes(whole))
})

test('chunks in a damaged page are not served any more, and the reader learns that they are not there', async () => {
  const { cast, hoster, running, duty, made, dial } = await scene()
  await sendAll(await dial(), made)
  await running.stop()
  const file = await open(join(hoster.folder, 'replicas', nameOf(duty), 'pages'), 'r+')
  await file.write(new Uint8Array([1, 2, 3]), 0, 3, 190_000)
  await file.close()
  const { peer } = await cast.start(hoster, ['hoster'])
  const core = await peer.openCore(duty.feedKey)
  await cast.chain.until(async () => !(await core.has({ start: 3, end: 4 })))
  expect(await core.has({ start: 0, end: 3 })).toBe(true)
  expect(await core.get(0)).toHaveLength(5_000)
})

test('a folder of replicas is left alone where it holds something else', async () => {
  const { hoster, running, duty, made, dial } = await scene()
  await sendAll(await dial(), made)
  await running.stop()
  const folder = join(hoster.folder, 'replicas')
  await writeFile(join(folder, 'notes.txt'), 'mine')
  await mkdir(join(folder, 'family photos'))
  await mkdir(join(folder, '1-2-3'))
  await writeFile(join(folder, '1-2-3', 'replica.json'), 'no JSON')
  // A copy under another name is not the replica of that name.
  await cp(join(folder, nameOf(duty)), join(folder, '7-7-7'), { recursive: true })
  const lines: string[] = []
  const log = createLogger({ destination: { write: (line) => void lines.push(line) } })
  const store = await ReplicaStore.open(folder, log)
  expect(store.all()).toMatchObject([{ amendment: duty.amendment }])
  expect((await readdir(folder)).sort()).toEqual(
    [nameOf(duty), '1-2-3', '7-7-7', 'family photos', 'notes.txt', 'store.json'].sort()
  )
  for (const name of ['notes.txt', 'family photos', '1-2-3', '7-7-7']) {
    expect(lines.filter((line) => line.includes(name))).toHaveLength(1)
  }
})

test('Merkle nodes that the store lost come back from other peers', async () => {
  const { cast, hoster, running, duty, made, dial } = await scene()
  await sendAll(await dial(), made)
  await running.stop()
  await rm(join(hoster.folder, 'store'), { recursive: true })
  const { peer } = await cast.start(hoster, ['hoster'])
  const core = await peer.openCore(duty.feedKey)
  await cast.chain.until(() => core.has({ start: 0, end: 4 }))
})

test('a store finds its replicas again, and the latest one of a slot', async () => {
  const { hoster, running, duty, made, dial } = await scene()
  await sendAll(await dial(), made)
  await running.stop()
  const store = await ReplicaStore.open(join(hoster.folder, 'replicas'), silentLogger())
  expect(store.get(duty.contract, 0)).toMatchObject({ amendment: duty.amendment, pin: duty.pin })
  expect(store.get(duty.contract, 1)).toBeUndefined()
  const [replica] = store.all()
  if (replica === undefined) throw new Error('it is gone')
  expect(await store.damagedPages(replica)).toEqual([])
  const draft = await store.draft({ ...replica, amendment: replica.amendment + 1n })
  await draft.discard()
  expect(store.all()).toEqual([replica])
  await store.remove(replica)
  expect((await ReplicaStore.open(join(hoster.folder, 'replicas'), silentLogger())).all()).toEqual([])
})
