/** What somebody new is told where not all is there yet: no node, no money, no account, no role. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { datdot } from './cli.js'

let folder = ''
/** No node answers, and nobody is asked. */
const away = () => ({
  DATDOT_HOME: join(folder, 'home'),
  DATDOT_RPC: 'ws://127.0.0.1:1',
  DATDOT_PASSPHRASE: 'four words nobody guesses'
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'datdot-new-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const init = (...flags: string[]) => datdot(['init', '--yes', '--phrase-to', join(folder, 'phrase'), ...flags], away())

test('init without a node says what to type later, with all that was answered', async () => {
  const { exitCode, stdout, stderr } = await init('--storage', '2GiB', '--region', 'dr')
  expect(exitCode).toBe(0)
  expect(stderr).toContain('no node answers at ws://127.0.0.1:1')
  expect(stdout).toContain(': datdot daemon --roles hoster --storage 2GiB --region dr\n')
})

test('bytes that are no whole GiB, and the region that is the default', async () => {
  expect((await init('--storage', '1500MiB', '--region', 'u3')).stdout).toContain(
    ': datdot daemon --roles hoster --storage 1572864000\n'
  )
})

test('without storage there is nothing to offer', async () => {
  expect((await init('--storage', '0')).stdout).toContain(': datdot account create, then datdot daemon\n')
})

test('whoever has no account is sent to init', async () => {
  const { exitCode, stderr } = await datdot(['status'], away())
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('Make one with `datdot init`')])
})

test('storage that would be offered for no role is refused before anything starts', async () => {
  const { exitCode, stderr } = await datdot(['daemon', '--storage', '1GiB'], away())
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('add --roles hoster')])
})
