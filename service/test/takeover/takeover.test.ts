/** A hoster moves to another machine for real: stopped, backed up, restored elsewhere, started there; the chain blames nobody. */

import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Provider } from '../../src/chaos/net.js'
import { provideArgs, startMember } from '../../src/devnet/network.js'
import type { Process } from '../../src/devnet/processes.js'
import { Scene, STAFFING_MS } from '../networks/scene.js'

const LIMIT_MS = STAFFING_MS + 300_000
const PROOF_MS = 120_000
const PASSPHRASE = 'a horse in a stable'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
}, LIMIT_MS)

afterAll(() => scene?.close())

/** Runs the command as this provider, in a HOME of that name. */
function datdot({ member }: Provider, home: string, ...args: string[]): Process {
  scene.net.stages.dismiss(home)
  const { processes, addresses } = scene.net
  const env = { DATDOT_PASSPHRASE: PASSPHRASE }
  return startMember(processes, { ...member, name: home }, addresses, { home: scene.home }, args, env)
}

test(
  'a hoster that moves answers the next challenge from its new machine',
  async () => {
    const key = await scene.publish(4 << 20)
    const plan = await scene.request(key, '--replicas', '2', '--chunks', '64')
    await scene.staffed(plan)
    const provider = scene.provider('hoster-1')
    const { user, member } = provider
    const proofs = () => scene.journal.tally.proofs.get(user) ?? 0
    await scene.until('the first storage proof', PROOF_MS, () => proofs() > 0)

    const file = join(scene.home, 'backup')
    const running = datdot(provider, member.name, 'backup', file, '--move', '--with-replicas')
    expect(await running.ended).toBe('exit code 1')
    expect(running.lastWords()).toContain('BACKUP_HOME_IN_USE')

    await scene.net.of(member.name).stop()
    const made = await datdot(provider, member.name, 'backup', file, '--move', '--with-replicas').result(
      (found) => 'backup' in found,
      'the backup'
    )
    expect(made).toMatchObject({ moved: true })
    const old = datdot(provider, member.name, ...provideArgs(member))
    expect(await old.ended).toBe('exit code 1')
    expect(old.lastWords()).toContain('BACKUP_MOVED')

    const next = `${member.name}-new`
    const restored = datdot(provider, next, 'restore', file)
    expect(await restored.result((found) => 'restored' in found, 'the restoring')).toMatchObject({ files: made.files })
    await restored.ended
    const before = proofs()
    await datdot(provider, next, ...provideArgs(member)).result((found) => 'providing' in found, 'the start')
    await scene.until('a storage proof from the new machine', 2 * PROOF_MS, () => proofs() > before)
    expect(scene.journal.blame).toEqual([])
    expect(scene.journal.held(user).length).toBeGreaterThan(0)
  },
  LIMIT_MS
)
