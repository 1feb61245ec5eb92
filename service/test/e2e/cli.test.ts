/** The `datdot` command as a process, with a real node. */

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { formatBootstrap, type LocalDht, startLocalDht } from '../../src/hyper/index.js'
import { type ChainNode, startChainNode } from './chain-node.js'

const datdot = fileURLToPath(new URL('../../bin/datdot.js', import.meta.url))
const LIMIT_MS = 180_000

let dht: LocalDht
let node: ChainNode
let home = ''
let running: ChildProcess | undefined

beforeAll(async () => {
  dht = await startLocalDht()
  home = await mkdtemp(join(tmpdir(), 'datdot-cli-'))
})

afterAll(async () => {
  await dht?.close()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

beforeEach(async () => {
  node = await startChainNode()
})

afterEach(async () => {
  // Still there if the test gave up waiting for it.
  running?.kill('SIGKILL')
  await node?.stop()
})

/** Runs the command; once it has printed a result that satisfies `until`, it is stopped as by Ctrl-C. */
async function run(secret: string, args: readonly string[], until?: string) {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    DATDOT_RPC: `ws://${node.address}`,
    DATDOT_BOOTSTRAP: formatBootstrap(dht.bootstrap),
    DATDOT_BIND: '127.0.0.1',
    DATDOT_HOME: home,
    DATDOT_SECRET: secret
  }
  const child = spawn(process.execPath, [datdot, ...args, '--json'], { env })
  running = child
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (data) => {
    stdout += data
    if (until !== undefined && stdout.includes(until)) child.kill('SIGINT')
  })
  child.stderr.on('data', (data) => {
    stderr += data
  })
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const results = stdout.split('\n').filter((line) => line !== '')
  return { exitCode, stderr, results: results.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

async function lastSeenBlock(): Promise<number> {
  return JSON.parse(await readFile(join(home, 'provider', 'cursor.json'), 'utf8')).block
}

const provide = [
  'provide',
  '--roles',
  'encoder,hoster',
  '--storage',
  '1GiB',
  '--hours',
  'mon-fri:8-18,sat',
  '--rate',
  '64'
]

test(
  'a provider registers once, comes back, and notices a chain that was wiped',
  async () => {
    const first = await run('//Charlie', provide, 'providing')
    expect(first).toMatchObject({ exitCode: 0, results: [{ providing: ['encoder', 'hoster'] }] })
    // Every chain of this runtime has the same genesis block: only a later one tells them apart.
    do {
      const again = await run('//Charlie', provide, 'providing')
      expect(again).toMatchObject({ exitCode: 0, results: [{ user: first.results[0]?.user }] })
    } while ((await lastSeenBlock()) === 0)

    const { results } = await run('//Charlie', ['status'])
    expect(results[0]).toMatchObject({
      provider: { offer: { hoster: { bytes: `${2 ** 30}` }, region: 'u3', rate: 64 } },
      duties: { user: first.results[0]?.user, hosted: [] }
    })

    await node.stop()
    node = await startChainNode()
    const wiped = await run('//Charlie', provide)
    expect(wiped.exitCode).toBe(1)
    expect(JSON.parse(wiped.stderr.trim().split('\n').at(-1) ?? '')).toMatchObject({
      error: { code: 'CHAIN_WIPED', remedy: expect.stringMatching(/./) }
    })
    expect((await run('//Charlie', ['account'])).results[0]).not.toHaveProperty('user')
  },
  LIMIT_MS
)

test(
  'a provider whose keys are revoked ends and says so, and starts with the next ones',
  async () => {
    const provide = ['provide', '--roles', 'encoder', '--home', join(home, 'revoked')]
    const ended = run('//Charlie', provide)
    for (;;) {
      const { results } = await run('//Charlie', ['account'])
      if (results[0]?.user !== undefined) break
    }
    const revoked = await run('//Charlie', ['account', 'revoke'])
    expect(revoked).toMatchObject({ exitCode: 0, results: [{ noiseKey: expect.stringMatching(/^0x/) }] })
    const { exitCode, stderr } = await ended
    expect(exitCode).toBe(1)
    // Its log has lines of its own.
    const said = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(said.find(({ error }) => error !== undefined)).toMatchObject({
      error: { code: 'ROLES_NOISE_KEY_REPLACED', remedy: expect.stringMatching(/again/) }
    })
    const { noiseKey, signingKey } = revoked.results[0] ?? {}
    expect((await run('//Charlie', ['account'])).results[0]).toMatchObject({ noiseKey, signingKey })
    expect((await run('//Charlie', provide, 'providing')).results[0]).toMatchObject({ providing: ['encoder'] })
  },
  LIMIT_MS
)

test(
  'a provider without money says so and ends',
  async () => {
    const poor = await run('//Nobody', ['provide', '--roles', 'encoder', '--home', join(home, 'poor')])
    expect(poor).toMatchObject({ exitCode: 1, results: [] })
    expect(poor.stderr).toMatch(/cannot pay/)
  },
  LIMIT_MS
)

test(
  'a file is published and hosting of it requested; what the fields say can be sent by anybody',
  async () => {
    const printed = await run('//Dave', ['publish', datdot, '--fields', '--once'])
    expect(printed.results[0]).toMatchObject({
      call: { pallet: 'datdot', call: 'publishFeed', args: [{ name: 'feed' }] }
    })
    const account = await run('//Dave', ['account', 'create', '--fields'])
    expect(account.results[0]).toMatchObject({
      call: {
        pallet: 'datdot',
        call: 'accountCreate',
        args: [{ name: 'noiseKey' }, { name: 'signingKey' }, { name: 'proofs' }]
      }
    })
    const published = await run('//Dave', ['publish', datdot, '--once'])
    expect(published).toMatchObject({ exitCode: 0, results: [{ kind: 'file' }] })
    const key = String(published.results[0]?.key)
    const host = ['host', key, '--until', '1h', '--once']
    expect(await run('//Dave', host)).toMatchObject({ exitCode: 1, results: [] })
    expect(await run('//Dave', [...host, '--yes', '--budget', '0.000001'])).toMatchObject({ exitCode: 1, results: [] })
    const hosted = await run('//Dave', [...host, '--yes', '--replicas', '2'])
    expect(hosted).toMatchObject({ exitCode: 0, results: [{ key, cost: { contracts: 1 } }] })
    const status = await run('//Dave', ['status'])
    expect(status.results[0]).toMatchObject({
      plans: [{ id: hosted.results[0]?.plan, report: { plan: { replicas: 2, contracts: 1 } } }]
    })

    // The key names the plan, as long as it is the only one.
    const { plan, until } = hosted.results[0] ?? {}
    const longer = await run('//Dave', ['plan', 'update', key, '--longer', '1h', '--yes'])
    expect(longer).toMatchObject({ exitCode: 0, results: [{ plan }] })
    expect(longer.results[0]?.until).toBeGreaterThan(Number(until))
    const second = await run('//Dave', [...host, '--yes'])
    const cancel = (name: unknown) => run('//Dave', ['plan', 'cancel', String(name), '--yes'])
    const unclear = await cancel(key)
    expect(unclear.exitCode).toBe(1)
    expect(unclear.stderr).toContain(`CLI_PLAN_OF_MANY`)
    expect(unclear.stderr).toContain(`: ${plan}, ${second.results[0]?.plan}`)
    expect(await cancel(plan)).toMatchObject({ exitCode: 0, results: [{ plan }] })
    expect(await cancel(key)).toMatchObject({ exitCode: 0, results: [{ plan: second.results[0]?.plan }] })
    expect((await cancel(key)).stderr).toContain('CLI_PLAN_OF_NONE')
  },
  2 * LIMIT_MS
)
