/** A hoster whose disk is full: it says so, keeps and proves what it has, and goes on when there is room. */

import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Scene, STAFFING_MS } from './scene.js'

const LIMIT_MS = 2 * STAFFING_MS + 120_000
const [SMALL, LARGE] = ['24m', '512m']
const SMALL_HOSTER = 'hoster-1'

let scene: Scene
let disk = ''

beforeAll(async () => {
  if (process.env.DATDOT_OWN_NETWORK !== '1') throw new Error('run this by scripts/test-networks, which gives it disks')
  scene = await Scene.open({}, async (home) => {
    disk = join(home, SMALL_HOSTER)
    await mkdir(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL}`, 'tmpfs', disk])
  })
}, LIMIT_MS)

afterAll(async () => {
  await scene?.net.stop()
  if (disk !== '') execFileSync('umount', ['--lazy', disk])
  await scene?.close()
})

test(
  'a full disk is told, nothing is lost by it, and room is used',
  async () => {
    const key = await scene.publish(32 << 20)
    const { user } = scene.provider(SMALL_HOSTER)
    const plan = await scene.request(key, '--replicas', '2', '--chunks', '64')
    await scene.says(SMALL_HOSTER, /ROLES_DISK_FULL.*Make room on the disk, or offer less storage/, STAFFING_MS)
    const held = scene.journal.held(user).length
    // While it is full, what it has is proven.
    const answered = () => scene.journal.tally.proofs.get(user) ?? 0
    const before = answered()
    if (held > 0) await scene.until('storage is proven', 120_000, () => answered() > before)

    execFileSync('mount', ['-o', `remount,size=${LARGE}`, disk])
    await scene.staffed(plan, 2 * STAFFING_MS)
    expect(scene.journal.blame).toEqual([])
    expect(await scene.replicas()).toMatchObject({ wrong: [] })
  },
  LIMIT_MS
)
