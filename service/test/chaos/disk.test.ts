/** What a chaos run says of a dead provider's disk: it sees what is missing or differs, and nothing else. */

import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from '@jest/globals'
import type { Duties } from '../../src/chain/types.js'
import { inspectAttestor, inspectReplicas } from '../../src/chaos/disk.js'
import { schedule } from '../../src/chaos/schedule.js'
import { PROVIDERS } from '../../src/devnet/cast.js'
import { PAGE_BYTES, pageHash, rootOfPages } from '../../src/replica/index.js'
import { Report } from '../../src/roles/attestor/report.js'
import { SignedRoots } from '../../src/roles/attestor/signed-roots.js'
import { writeState, writeSynced } from '../../src/roles/state-file.js'
import { fill } from '../replica/replicas.js'
import { temporaryFolder } from '../roles/memory-peers.js'

const PAGES = [fill(1, PAGE_BYTES), fill(2, PAGE_BYTES), fill(3, 1_280)]
const HASHES = PAGES.map((page) => pageHash(page))
const SIGNED = { slot: { contract: 7n, slot: 1 }, replicaRoot: rootOfPages(HASHES) }

let folder = ''
let replica = ''

beforeEach(async () => {
  folder = await temporaryFolder()
  replica = join(folder, 'replicas', '7-1-8')
  const outcome = { replicaRoot: SIGNED.replicaRoot, sealedBytes: BigInt(2 * PAGE_BYTES + 1_280) }
  await writeState(join(replica, 'replica.json'), { contract: 7n, slot: 1, amendment: 8n, encoder: 2n, outcome })
  await writeSynced(join(replica, 'pages'), Buffer.concat(PAGES))
  await writeSynced(join(replica, 'hashes'), Buffer.concat(HASHES))
})

test('a whole replica is counted with its pages', async () => {
  expect(await inspectReplicas(folder, [SIGNED])).toEqual({ replicas: 1, pages: 3, records: 0, wrong: [] })
})

test('a byte that differs, a page that is cut off, a root that was never stored', async () => {
  const other = { ...SIGNED, replicaRoot: fill(9, 32) }
  expect((await inspectReplicas(folder, [other])).wrong).toEqual([
    expect.stringMatching(/signed for and is not on disk/)
  ])
  const file = await open(join(replica, 'pages'), 'r+')
  await file.write(Uint8Array.of(255 - (PAGES[1]?.[5] ?? 0)), 0, 1, PAGE_BYTES + 5)
  expect((await inspectReplicas(folder, [SIGNED])).wrong).toEqual([expect.stringMatching(/1 of 3 pages differ/)])
  await file.truncate(PAGE_BYTES)
  await file.close()
  expect((await inspectReplicas(folder, [SIGNED])).wrong).toEqual([expect.stringMatching(/2 of 3 pages differ/)])
})

test('a replica without its record is not there', async () => {
  await rm(join(replica, 'replica.json'))
  expect((await inspectReplicas(folder, [SIGNED])).wrong).toHaveLength(1)
})

test('the roots and the report of an attestor', async () => {
  const setup = { amendment: 8n, contract: 7n, attestor: { user: 5n }, slots: [{ slot: 1, done: true }] }
  const measurement = { epoch: 4, committed: true, revealed: false }
  const duties = { user: 5n, setups: [setup], measurements: [measurement] } as unknown as Duties
  const inspect = () => inspectAttestor(folder, duties, () => SIGNED.replicaRoot)
  expect((await inspect()).wrong).toHaveLength(2)
  await (await SignedRoots.open(join(folder, 'attestor', 'signed-roots.json'))).add(8n, 1, SIGNED.replicaRoot)
  await (await Report.open(join(folder, 'attestor'), 4)).seal()
  expect(await inspect()).toMatchObject({ records: 2, wrong: [] })
})

test('a seed fixes the schedule, and everybody has a turn', () => {
  const kills = schedule(1, 500, 5_000, PROVIDERS)
  expect(schedule(1, 500, 5_000, PROVIDERS)).toEqual(kills)
  expect(schedule(2, 500, 5_000, PROVIDERS)).not.toEqual(kills)
  expect(new Set(kills.map(({ name }) => name)).size).toBe(PROVIDERS.length + 1)
  const mean = kills.reduce((sum, { afterMs }) => sum + afterMs, 0) / kills.length
  expect(mean).toBeGreaterThan(4_000)
  expect(mean).toBeLessThan(6_000)
})
