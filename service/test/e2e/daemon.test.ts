/** `datdot daemon` as a process with a real node: all that a person does with it, by what it can be asked. */

import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { socketFile } from '../../src/daemon/files.js'
import { type Process, Processes } from '../../src/devnet/processes.js'
import { type LocalDht, startLocalDht } from '../../src/hyper/index.js'
import { byHttp, bySocket, health, metrics, resultOf } from '../daemon/asking.js'
import { type ChainNode, sleep, startChainNode } from './chain-node.js'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const DATDOT = at('../../dist/cli/main.js')
const LICENCE = at('../../../LICENSE')
const LIMIT_MS = 420_000

let node: ChainNode
let dht: LocalDht
let folder = ''
let processes: Processes

beforeAll(async () => {
  node = await startChainNode()
  dht = await startLocalDht()
  folder = await mkdtemp(join(tmpdir(), 'datdot-daemon-'))
  processes = new Processes(join(folder, 'logs'))
})

afterAll(async () => {
  await processes?.stop(0)
  await dht?.close()
  await node?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

function start(name: string, secret: string, ...args: string[]): Process {
  const env = {
    DATDOT_SECRET: secret,
    DATDOT_RPC: `ws://${node.address}`,
    DATDOT_BOOTSTRAP: dht.bootstrap.map(({ host, port }) => `${host}:${port}`).join(','),
    DATDOT_BIND: '127.0.0.1',
    DATDOT_HOME: join(folder, name),
    DATDOT_WEB: '127.0.0.1:0',
    DATDOT_LOG_LEVEL: 'info',
    DATDOT_LOG_FORMAT: 'json',
    NODE_OPTIONS: ''
  }
  return processes.start({ name, file: process.execPath, args: [DATDOT, ...args, '--json'], env })
}

/** The daemon, when it can be asked. */
async function daemon(name: string, secret: string): Promise<{ process: Process; home: string }> {
  const process = start(name, secret, 'daemon')
  await process.result((result) => 'daemon' in result, 'starting', AbortSignal.timeout(60_000))
  return { process, home: join(folder, name) }
}

async function until(what: string, seconds: number, done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; !(await done()); await sleep(500)) {
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}; logs: ${folder}`)
  }
}

const reason = async (home: string) => ((await health(home)).body.reasons as { code: string }[])[0]?.code
const isWell = async (home: string) => (await health(home)).body.status === 'ok'
const hosted = async (home: string) => (await metrics(home)).get('datdot_hosted_slots') ?? 0

test(
  'a daemon registers, offers and hosts as it is asked to, ends in order, and takes everything up again',
  async () => {
    start('encoder', '//Bob', 'provide', '--roles', 'encoder')
    start('attestor', '//Ferdie', 'provide', '--roles', 'attestor')
    const hoster = await daemon('hoster', '//Dave')
    const { home } = hoster
    await until('it says that it has no account', 30, async () => (await reason(home)) === 'DAEMON_NO_ACCOUNT')
    expect(await health(home)).toMatchObject({ status: 200, body: { status: 'idle', roles: [] } })
    expect(await resultOf(bySocket(home, 'account_create'))).toMatchObject({ user: expect.stringMatching(/^\d+$/) })
    await until('it says that it has no offer', 30, async () => (await reason(home)) === 'DAEMON_NO_OFFER')
    expect(await bySocket(home, 'offer_update')).toMatchObject({ error: { data: { code: 'RPC_ROLES_MISSING' } } })
    await resultOf(bySocket(home, 'offer_update', { roles: ['hoster'], storage: `${2 ** 30}` }))
    await until('its role runs', 60, () => isWell(home))
    expect(await health(home)).toMatchObject({ status: 200, body: { roles: ['hoster'], reasons: [] } })
    expect(await resultOf(bySocket(home, 'offer_get'))).toMatchObject({ offer: { hoster: { bytes: `${2 ** 30}` } } })

    const sponsor = await daemon('sponsor', '//Alice')
    await until('the sponsor has a chain', 30, async () => (await reason(sponsor.home)) === 'DAEMON_NO_ACCOUNT')
    const wish = { source: { type: 'path', path: LICENCE }, seconds: 3_600, replicas: 1 }
    const quote = await resultOf(byHttp(sponsor.home, 'hosting_quote', wish))
    const { total: budget } = quote.cost as { total: string }
    const source = { type: 'key', key: quote.key }
    const plan = await resultOf(byHttp(sponsor.home, 'hosting_request', { ...wish, source, budget }))
    expect(plan).toMatchObject({ plan: expect.stringMatching(/^\d+$/), key: quote.key })
    await until('it hosts the file', 240, async () => (await hosted(home)) === 1)
    const figures = await metrics(home)
    expect(figures.get('datdot_hosted_bytes')).toBeGreaterThan(0)
    expect(figures.get('datdot_role_running{role="hoster"}')).toBe(1)
    expect(figures.get('datdot_download_bytes_total')).toBeGreaterThan(0)
    expect(await health(home)).toMatchObject({ status: 200 })

    await hoster.process.stop()
    expect(hoster.process.how).toBe('exit code 0')
    expect(existsSync(socketFile(home))).toBe(false)
    await daemon('hoster', '//Dave')
    await until('it takes up its role', 60, () => isWell(home))
    expect(await hosted(home)).toBe(1)

    await resultOf(byHttp(sponsor.home, 'hosting_cancel', { plan: plan.plan }))
    await sponsor.process.stop()
    expect(sponsor.process.how).toBe('exit code 0')
  },
  LIMIT_MS
)
