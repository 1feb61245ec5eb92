/**
 * The whole path: a real node, a DHT, eleven providers, an author and a sponsor in processes of their own. What it shows
 * is judged by the chain and by a reader that knows nothing of DatDot.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { freePort } from '../../src/devnet/ports.js'
import { randomBytes } from '../../src/hyper/index.js'
import { nodeBinary } from './chain-node.js'

const main = fileURLToPath(new URL('../../dist/devnet/main.js', import.meta.url))
const LIMIT_MS = 15 * 60_000

interface Report {
  readonly held: boolean
  readonly checks: readonly { readonly name: string; readonly held: boolean; readonly found: string }[]
  readonly plan: Readonly<Record<string, unknown>>
  readonly contracts: readonly {
    readonly slots: readonly { readonly replicaRoot: string; readonly provenUntil: number; readonly paid: string }[]
  }[]
  readonly accounts: readonly {
    readonly name: string
    readonly proofs: number
    readonly setup: string
    readonly hosting: string
    readonly measuring: string
  }[]
  readonly deliveries: readonly { readonly delivered: boolean; readonly revealed: number; readonly hoster: string }[]
  readonly money: Readonly<Record<'issuance' | 'free' | 'held' | 'genesisIssuance' | 'fees', string>>
  readonly read: {
    readonly files: number
    readonly bytes: number
    readonly differences: readonly string[]
    readonly peers: number
  }
}

let folder = ''
let running: ChildProcess | undefined

beforeAll(async () => {
  if (!existsSync(main)) throw new Error(`${main} is missing: run scripts/build --service first`)
  folder = await mkdtemp(join(tmpdir(), 'datdot-devnet-test-'))
})

afterAll(async () => {
  running?.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Runs the devnet to its end. */
async function devnet(
  args: readonly string[],
  watch: (stderr: string) => unknown = () => {},
  rpcPort?: number
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  const ports = ['--rpc-port', `${rpcPort ?? (await freePort())}`, '--p2p-port', `${await freePort()}`]
  const env = { ...process.env, DATDOT_NODE: nodeBinary(), NODE_OPTIONS: '' }
  const child = spawn(process.execPath, [main, '--once', '--json', ...ports, ...args], { env })
  running = child
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (data) => {
    stdout += data
  })
  child.stderr.on('data', (data) => {
    stderr += data
    watch(stderr)
  })
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { exitCode, stdout, stderr }
}

/** Node knows no names below `localhost`, which browsers do. */
function fileOf({ host, port }: URL, path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: `/${path}`, headers: { host } }, async (answer) => {
      resolve(Buffer.concat(await answer.toArray()))
    })
    asked.once('error', reject).end()
  })
}

/** What a browser gets at the addresses that the devnet says. @param path of a file that was published */
async function browse(said: string, path: string) {
  const { origin, hash } = new URL(/its dashboard is (\S+)/.exec(said)?.[1] ?? '')
  const site = new URL(/as soon as it is hosted: (\S+)/.exec(said)?.[1] ?? '')
  const asked = { jsonrpc: '2.0', id: 1, method: 'view_overview', params: {} }
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${hash.replace('#token=', '')}` }
  const overview = await fetch(`${origin}/rpc`, { method: 'POST', headers, body: JSON.stringify(asked) })
  return {
    page: await (await fetch(origin)).text(),
    overview: (await overview.json()) as Record<string, unknown>,
    file: await fileOf(site, path)
  }
}

describe('a folder is hosted, read back without its author, proven and paid', () => {
  const content = randomBytes(700_000)
  let ran: Awaited<ReturnType<typeof devnet>>
  let report: Report
  let seen: Promise<Awaited<ReturnType<typeof browse>>> | undefined

  beforeAll(async () => {
    const path = join(folder, 'content')
    await mkdir(join(path, 'deep', 'er'), { recursive: true })
    await writeFile(join(path, 'deep', 'er', 'random'), content)
    await writeFile(join(path, 'deep', 'empty'), '')
    await writeFile(join(path, 'text'), 'Some text that compresses well. '.repeat(4_000))
    const browseOnce = (stderr: string): void => {
      if (stderr.includes('waiting for an epoch')) seen ??= browse(stderr, 'deep/er/random')
    }
    ran = await devnet([path, '--home', join(folder, 'state'), '--patience', '2'], browseOnce)
    report = ran.exitCode === 0 ? (JSON.parse(ran.stdout) as Report) : ({} as Report)
  }, LIMIT_MS)

  test('all of it held', () => {
    expect({
      exitCode: ran.exitCode,
      failed: report.checks?.filter(({ held }) => !held),
      log: ran.exitCode === 0 ? '' : ran.stderr
    }).toEqual({ exitCode: 0, failed: [], log: '' })
    expect(report.held).toBe(true)
  })

  test('every contract has replicas of its own, proven and paid', () => {
    const slots = report.contracts.flatMap((contract) => contract.slots)
    expect(report.contracts.length).toBe(report.plan.contracts)
    expect(slots.length).toBe(3 * report.contracts.length)
    expect(new Set(slots.map(({ replicaRoot }) => replicaRoot)).size).toBe(slots.length)
    for (const { provenUntil, paid } of slots) {
      expect(provenUntil).toBeGreaterThan(0)
      expect(BigInt(paid)).toBeGreaterThan(0n)
    }
  })

  test('every provider that worked was paid for it, and by the plan', () => {
    const sum = (key: 'setup' | 'hosting' | 'measuring') =>
      report.accounts.reduce((total, account) => total + BigInt(account[key]), 0n)
    expect(sum('setup')).toBe(BigInt(String(report.plan.setup)))
    expect(sum('hosting')).toBe(BigInt(String(report.plan.hosting)))
    expect(sum('measuring')).toBeGreaterThan(0n)
    expect(sum('measuring')).toBeLessThanOrEqual(BigInt(String(report.plan.delivery)))
    for (const hoster of report.accounts.filter(({ name }) => name.startsWith('hoster'))) {
      expect(hoster.proofs).toBeGreaterThan(0)
    }
  })

  test('every hoster was measured as the chain wants it', () => {
    expect(new Set(report.deliveries.map(({ hoster }) => hoster)).size).toBe(3)
    expect(report.deliveries.some(({ delivered, revealed }) => delivered && revealed === 5)).toBe(true)
  })

  test('money was conserved', () => {
    const { issuance, free, held, genesisIssuance, fees } = report.money
    expect(BigInt(issuance)).toBe(BigInt(free) + BigInt(held))
    expect(BigInt(genesisIssuance) - BigInt(issuance)).toBe(BigInt(fees))
    expect(BigInt(fees)).toBeGreaterThan(0n)
  })

  test("a browser has a hoster's dashboard, and the files by its gateway", async () => {
    const { page, overview, file } = (await seen) ?? { page: '', overview: {}, file: Buffer.of() }
    expect(page).toContain('<title>DatDot</title>')
    expect(overview).toMatchObject({
      result: {
        roles: [{ role: 'hoster', running: true }],
        stored: { slots: expect.any(Number) },
        challenges: { missed: 0 }
      }
    })
    expect(Buffer.compare(file, content)).toBe(0)
  })

  test('a plain reader got every byte back from the hosters', async () => {
    expect(report.read).toMatchObject({ files: 3, differences: [] })
    const read = await readFile(join(folder, 'state', 'read', 'deep', 'er', 'random'))
    expect(Buffer.compare(read, content)).toBe(0)
  })
})

test('Ctrl-C stops it, whatever it is at, and nothing stays behind', async () => {
  const home = join(folder, 'stopped')
  const port = await freePort()
  const stopAt = (text: string) => text.includes('chain at') && running?.kill('SIGINT')
  const { exitCode, stdout } = await devnet([main, '--home', home], stopAt, port)
  expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' })
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow()
}, 120_000)

describe('what it refuses', () => {
  const fails = async (message: RegExp, ...args: string[]) => {
    const { exitCode, stdout, stderr } = await devnet(args)
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toMatch(message)
  }

  test('a path that does not exist', () => fails(/does not exist/, join(folder, 'nothing')))

  test('an empty file, before anything is started', async () => {
    await writeFile(join(folder, 'nothing-in-it'), '')
    await fails(/is empty/, join(folder, 'nothing-in-it'))
  })

  test('a port that is taken, before anything is started', async () => {
    const socket = createSocket('udp4')
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
    try {
      await fails(/the local DHT, is taken/, '--dht-port', `${socket.address().port}`)
    } finally {
      socket.close()
    }
  })

  test('a folder with something in it', async () => {
    await mkdir(join(folder, 'taken'))
    await writeFile(join(folder, 'taken', 'file'), 'mine')
    await fails(/there is something in/, '--home', join(folder, 'taken'))
    expect(await readFile(join(folder, 'taken', 'file'), 'utf8')).toBe('mine')
  })
})
