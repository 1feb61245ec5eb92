/** Where the secret of an account is kept, and that nothing repeats it. */

import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { datdot, errorOf, type Ran } from './cli.js'

const NO_NODE = 'ws://127.0.0.1:1'
const SEED = `0x${'c4'.repeat(32)}`
const PASSPHRASE = 'the first passphrase'
const NEXT = 'the second passphrase'

let home = ''
let keystore = ''
let seedFile = ''
const run = (args: readonly string[], env: Record<string, string> = {}): Promise<Ran> =>
  datdot([...args, '--json'], { DATDOT_HOME: home, DATDOT_RPC: NO_NODE, ...env })
const withPassphrase = { DATDOT_PASSPHRASE: PASSPHRASE }

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'datdot-account-'))
  keystore = join(home, 'keystore.json')
  seedFile = join(home, 'seed')
  await writeFile(seedFile, `${SEED}\n`, { mode: 0o600 })
})

afterEach(() => rm(home, { recursive: true, force: true }))

async function file(name: string, text: string, mode = 0o600): Promise<string> {
  await writeFile(join(home, name), text, { mode })
  await chmod(join(home, name), mode)
  return join(home, name)
}

test('a new account: a keystore for its owner alone, never overwritten, and nothing printed', async () => {
  const made = await run(['account', 'new'], withPassphrase)
  expect(made).toMatchObject({ exitCode: 0, stderr: '' })
  const { address } = JSON.parse(made.stdout)
  const text = await readFile(keystore, 'utf8')
  expect(JSON.parse(text)).toMatchObject({ version: 1, address })
  expect((await stat(keystore)).mode & 0o777).toBe(0o600)
  expect(errorOf(await run(['account', 'new'], withPassphrase)).code).toBe('KEYSTORE_EXISTS')
  expect(await readFile(keystore, 'utf8')).toBe(text)
  const { secret } = JSON.parse((await run(['account', 'export'], withPassphrase)).stdout)
  expect(secret).toMatch(/^0x[0-9a-f]{64}$/)
  expect(text + made.stdout + made.stderr).not.toContain(secret.slice(2))
})

test('import, change of the passphrase, export', async () => {
  const passphrase = { DATDOT_PASSPHRASE_FILE: await file('passphrase', `${PASSPHRASE}\n`) }
  expect(await run(['account', 'import', '--from', seedFile], passphrase)).toMatchObject({ exitCode: 0 })
  const next = await file('next', NEXT)
  expect(await run(['account', 'passphrase', '--new-passphrase-file', next], passphrase)).toMatchObject({ exitCode: 0 })
  expect(errorOf(await run(['account', 'export'], passphrase)).code).toBe('KEYSTORE_PASSPHRASE_WRONG')
  const out = join(home, 'out')
  expect(await run(['account', 'export', '--to', out, '--passphrase-file', next])).toMatchObject({ exitCode: 0 })
  expect(await readFile(out, 'utf8')).toBe(`${SEED}\n`)
  expect((await stat(out)).mode & 0o777).toBe(0o600)
  expect(errorOf(await run(['account', 'export', '--to', out, '--passphrase-file', next])).code).toBe('KEYSTORE_EXISTS')
})

test('in the clear only to a file that was asked for', async () => {
  const plain = { DATDOT_SECRET_FILE: join(home, 'plain') }
  expect(await run(['account', 'new'], plain)).toMatchObject({ exitCode: 0 })
  expect(await readFile(join(home, 'plain'), 'utf8')).toMatch(/^0x[0-9a-f]{64}\n$/)
  expect((await stat(join(home, 'plain'))).mode & 0o777).toBe(0o600)
  // The account is found; only the node is not there.
  expect(errorOf(await run(['account'], plain)).code).toBe('CHAIN_UNREACHABLE')
})

test('each thing that is wrong has an error of its own', async () => {
  const fails = async (args: readonly string[], code: string, env: Record<string, string> = {}) => {
    const ran = await run(args, env)
    expect([errorOf(ran).code, ran.exitCode, ran.stdout]).toEqual([code, 1, ''])
  }
  await fails(['account'], 'CLI_SECRET_MISSING', withPassphrase)
  await fails(['account', 'new'], 'CLI_PASSPHRASE_MISSING')
  await fails(['account', 'new'], 'KEYSTORE_PASSPHRASE_UNFIT', { DATDOT_PASSPHRASE: 'short' })
  await fails(['account', 'import', '--from', join(home, 'none')], 'KEYSTORE_MISSING', withPassphrase)
  await fails(['account', 'import', '--from', await file('empty', '\n')], 'CLI_SECRET_EMPTY', withPassphrase)
  await fails(['account', 'import', '--from', await file('word', 'horse')], 'CHAIN_SECRET_INVALID', withPassphrase)
  await fails(['account', 'new'], 'KEYSTORE_EXPOSED', { DATDOT_PASSPHRASE_FILE: await file('open', PASSPHRASE, 0o644) })
  await run(['account', 'import', '--from', seedFile], withPassphrase)
  await fails(['status'], 'CLI_PASSPHRASE_MISSING')
  await fails(['status'], 'KEYSTORE_PASSPHRASE_WRONG', { DATDOT_PASSPHRASE: NEXT })
  await chmod(keystore, 0o644)
  await fails(['status'], 'KEYSTORE_EXPOSED', withPassphrase)
  await chmod(keystore, 0o600)
  await writeFile(keystore, SEED)
  await fails(['status'], 'KEYSTORE_INVALID', withPassphrase)
})

test('no error and no line of the log repeats a secret', async () => {
  await run(['account', 'import', '--from', seedFile], withPassphrase)
  const secrets = [SEED.slice(2), PASSPHRASE, 'correct horse battery']
  const runs = [
    await run(['status', '--log-level', 'trace'], withPassphrase),
    await run(['status', '--log-level', 'trace'], { DATDOT_SECRET: SEED }),
    await run(['status'], { DATDOT_SECRET: `${SEED}//hard password` }),
    await run(['status'], { DATDOT_SECRET: 'correct horse battery' }),
    await run(['status'], { DATDOT_SECRET: `${SEED}${SEED}` }),
    await run(['account', 'export'], { DATDOT_PASSPHRASE: 'correct horse battery' }),
    // Nobody should, but some will try.
    await run(['account', 'import', SEED]),
    await run(['account', 'new', `--passphrase=${PASSPHRASE}`]),
    await run([`--secret=${SEED}`, 'account'])
  ]
  for (const { exitCode, stdout, stderr } of runs) {
    expect(exitCode).not.toBe(0)
    expect(stderr).not.toBe('')
    for (const secret of secrets) expect(stdout + stderr).not.toContain(secret)
  }
})
