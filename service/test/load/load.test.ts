/**
 * A small load: a real node, a DHT, twelve providers in two processes, six feeds with a plan each. What it shows is judged
 * by the chain and by a reader that knows nothing of DatDot.
 */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readEvents } from '../../../dashboard/src/data/sse.js'
import type { LoadReport } from '../../src/devnet/load/report.js'
import type { LoadShape } from '../../src/devnet/load/shape.js'
import { freePort } from '../../src/devnet/ports.js'
import { nodeBinary } from '../e2e/chain-node.js'
import { openTerminal } from '../e2e/pseudo-terminal.js'

const main = fileURLToPath(new URL('../../dist/devnet/main.js', import.meta.url))
const LIMIT_MS = 15 * 60_000
const SIZE = ['--hosters', '4', '--feeds', '6', '--steady', '20s']
const CTRL_C = '\u0003'

let folder = ''

beforeAll(async () => {
  if (!existsSync(main)) throw new Error(`${main} is missing: run scripts/build --service first`)
  folder = await mkdtemp(join(tmpdir(), 'datdot-load-test-'))
})

afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))

const environment = () => ({ ...process.env, DATDOT_NODE: nodeBinary(), NODE_OPTIONS: '' })
const ports = async () => ['--rpc-port', `${await freePort()}`, '--p2p-port', `${await freePort()}`]

describe('six feeds are hosted by four hosters', () => {
  let report: LoadReport
  let lines = ''

  beforeAll(async () => {
    const args = [main, ...SIZE, ...(await ports()), '--once', '--json', '--patience', '2']
    const home = ['--home', join(folder, 'state')]
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [...args, ...home], { env: environment() })
    report = JSON.parse(stdout) as LoadReport
    lines = stderr
  }, LIMIT_MS)

  test('all of it held', () => {
    expect(report.checks.filter(({ held }) => !held)).toEqual([])
    expect(report.checks.length).toBeGreaterThan(5)
    expect(report.held).toBe(true)
  })

  test('every plan went through every stage', () => {
    const { load } = report
    expect(load).toMatchObject({ hosters: 4, encoders: 3, attestors: 5, feeds: 6, slots: 18 })
    expect(load.stages.map(({ stage, plans }) => [stage, plans])).toEqual([
      ['published', 6],
      ['drawn', 6],
      ['setup', 6],
      ['hosted', 6]
    ])
    expect(load.plansPerMinute).toBeGreaterThan(0)
    expect(load.challenges.answered).toBeGreaterThan(0)
  })

  test('what hosters use is told from what others use', () => {
    const { steady } = report.load
    expect(steady.processes.map(({ name }) => name)).toEqual(expect.arrayContaining(['node', 'dht', 'hosters-1']))
    for (const { usage } of steady.processes) expect(usage?.bytes).toBeGreaterThan(0)
    expect(steady.hostersPerCore).toBeGreaterThan(0)
    expect(steady.hostersPerGiB).toBeGreaterThan(0)
  })

  test('a plain reader got all of it, of hosters alone', () => {
    expect(report.read).toMatchObject({ equal: 6, bytes: 6 * 2 ** 20, differences: [], onlyHosters: true })
  })

  test('it was seen while it ran, in lines where nobody watches', () => {
    expect(lines).toMatch(/block \d+; 6 of 6 plans: .* proving; 18 slots; challenges \d+ open/)
    expect(lines).not.toContain('\u001b')
  })
})

/** What a page with this address is told of a load first. */
async function told(address: string): Promise<LoadShape> {
  const { origin, hash } = new URL(address)
  const stop = new AbortController()
  const headers = { authorization: `Bearer ${hash.replace('#token=', '')}` }
  try {
    for await (const { event, data } of readEvents(await fetch(`${origin}/events`, { headers, signal: stop.signal }))) {
      if (event === 'load') return JSON.parse(data) as LoadShape
    }
    throw new Error('the page was told nothing')
  } finally {
    stop.abort()
  }
}

test(
  'on a terminal it is one screen, and on a dashboard a section, until Ctrl-C',
  async () => {
    const port = await freePort()
    const args = [main, ...SIZE, '--rpc-port', `${port}`, '--p2p-port', `${await freePort()}`]
    const home = join(folder, 'watched')
    const terminal = openTerminal([process.execPath, ...args, '--home', home], { ...environment(), TERM: 'xterm' })
    try {
      await terminal.sees('providers     0 of 12 may be drawn')
      await terminal.sees('% of a core')
      const [, address = ''] = /dashboard at (\S+)/.exec(terminal.screen) ?? []
      const page = await fetch(address)
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect((await fetch(new URL('/events', address))).status).toBe(401)
      expect(await told(address)).toMatchObject({ at: expect.stringMatching(/./), providers: { all: 12 }, feeds: 6 })
      terminal.type(CTRL_C)
      expect(await terminal.ended).toBe(0)
      expect(terminal.screen).toContain('\u001b[J')
      await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow()
    } finally {
      terminal.kill()
    }
  },
  LIMIT_MS
)
