/** A whole daemon in this process, without a node: it serves, says what is missing, and leaves nothing behind. */

import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { AccountKeyring } from '../../src/api/index.js'
import { startLimits } from '../../src/cli/limit-settings.js'
import { loadSettings } from '../../src/cli/settings.js'
import { type Daemon, startDaemon } from '../../src/daemon/daemon.js'
import { findRunning, metricsTokenFile, tokenFile, tokenOf } from '../../src/daemon/files.js'
import type { Limits } from '../../src/limits/index.js'
import { silentLogger } from '../../src/log.js'
import { byHttp, bySocket, health, metrics } from './asking.js'

/** Nothing listens there. */
const NO_NODE = 'ws://127.0.0.1:1'

let home = ''
let daemon: Daemon | undefined
let limits: Limits | undefined

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'datdot-daemon-'))
})

afterEach(async () => {
  await daemon?.stop()
  daemon = undefined
  await limits?.close()
  limits = undefined
  await rm(home, { recursive: true })
})

async function start(web = '127.0.0.1:0'): Promise<Daemon> {
  const flags = { home, rpc: NO_NODE, web, bootstrap: '127.0.0.1:1', bind: '127.0.0.1' }
  const settings = loadSettings(flags, {})
  const log = silentLogger()
  limits ??= await startLimits(settings, log)
  const keyring = new AccountKeyring(async () => '//Alice')
  daemon = await startDaemon({ settings, version: '0.0.0', keyring, limits, log })
  return daemon
}

test('it can be asked although the node is away, and says so', async () => {
  const { web } = await start()
  expect(await findRunning(home)).toMatchObject({ web, pid: process.pid })
  expect(await health(home)).toMatchObject({
    status: 503,
    body: { status: 'failing', reasons: [{ code: 'DAEMON_NODE_AWAY' }] }
  })
  const refused = { error: { data: { code: 'DAEMON_NODE_AWAY' } } }
  expect(await bySocket(home, 'account_get')).toMatchObject(refused)
  expect(await byHttp(home, 'account_get')).toMatchObject(refused)
  expect(await bySocket(home, 'rpc.discover')).toMatchObject({ result: { openrpc: '1.3.2' } })
  expect((await metrics(home)).get('datdot_chain_connected')).toBe(0)
})

test('it ends in order, and starts again with another token, but with the same one for figures', async () => {
  await (await start()).stop()
  expect(await readdir(home)).toEqual(['daemon.token', 'metrics.token'])
  await expect(findRunning(home)).rejects.toMatchObject({ code: 'DAEMON_NOT_RUNNING' })
  const [token, figures] = [await readFile(tokenFile(home), 'utf8'), await readFile(metricsTokenFile(home), 'utf8')]
  const { web } = await start()
  const status = async (path: string, given: string) =>
    (await fetch(`${web}${path}`, { headers: { authorization: `Bearer ${given}` } })).status
  expect(await status('/metrics', token)).toBe(401)
  expect(await status('/metrics', await readFile(tokenFile(home), 'utf8'))).toBe(200)
  expect([await status('/metrics', figures), await status('/events', figures)]).toEqual([200, 403])
})

test('a new token ends what the old one opened, and what it would open', async () => {
  const { web } = await start()
  const old = await readFile(tokenFile(home), 'utf8')
  const headers = (token: string) => ({ authorization: `Bearer ${token}` })
  const stream = await fetch(`${web}/events`, { headers: headers(old) })
  const ended = stream.text().then(
    () => 'whole',
    () => 'cut'
  )
  expect(await byHttp(home, 'daemon_renewToken')).toMatchObject({ result: { renewed: true } })
  expect(await ended).toBe('cut')
  const told = await readFile(tokenFile(home), 'utf8')
  expect([told === old, (await stat(tokenFile(home))).mode & 0o777]).toEqual([false, 0o600])
  for (const [path, method] of [
    ['/events', 'GET'],
    ['/metrics', 'GET'],
    ['/rpc', 'POST'],
    ['/upload', 'POST']
  ] as const) {
    const more = { 'content-type': 'application/json' }
    expect([path, (await fetch(`${web}${path}`, { method, headers: { ...headers(old), ...more } })).status]).toEqual([
      path,
      401
    ])
  }
  expect((await fetch(`${web}/metrics`, { headers: headers(told) })).status).toBe(200)
})

test('a second one for the same folder is refused, and leaves the first alone', async () => {
  const first = await start()
  await expect(start()).rejects.toMatchObject({ code: 'DAEMON_RUNNING' })
  daemon = first
  expect((await bySocket(home, 'rpc.discover')).result).toBeDefined()
})

test('a port that is taken is an error, and nothing stays behind', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  await expect(start(`127.0.0.1:${port}`)).rejects.toMatchObject({ code: 'DAEMON_PORT_TAKEN' })
  expect(await readdir(home)).toEqual(['daemon.token', 'metrics.token'])
  other.close()
})

test('the token is for its owner alone', async () => {
  const token = await tokenOf(home)
  expect(token).toMatch(/^[0-9a-f]{64}$/)
  expect((await stat(tokenFile(home))).mode & 0o777).toBe(0o600)
  await chmod(tokenFile(home), 0o644)
  await expect(tokenOf(home)).rejects.toMatchObject({ code: 'KEYSTORE_EXPOSED' })
  await rm(tokenFile(home))
  await writeFile(tokenFile(home), 'guess', { mode: 0o600 })
  await expect(tokenOf(home)).rejects.toMatchObject({ code: 'DAEMON_TOKEN_UNUSABLE' })
})
