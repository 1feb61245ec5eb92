/** Daemon and gateway as processes whose node is away for more than a minute: they say so, and go on when it is back. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { NODE } from '../../src/chaos/schedule.js'
import { findRunning, tokenFile } from '../../src/daemon/files.js'
import type { Process } from '../../src/devnet/processes.js'
import { HypercorePeer, parseBootstrap, randomBytes, sleep } from '../../src/hyper/index.js'
import { bySocket, health, resultOf } from '../daemon/asking.js'
import { type LoneNode, startLoneNode } from '../e2e/lone-node.js'

const DATDOT = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
/** More than the blocks after which a node that gives none counts as cut off. */
const AWAY_MS = 75_000
const LIMIT_MS = 360_000
const KEY = 'y'.repeat(52)

let node: LoneNode

beforeAll(async () => {
  node = await startLoneNode(AbortSignal.timeout(LIMIT_MS))
}, LIMIT_MS)

afterAll(() => node?.stop())

async function start(name: string, command: string): Promise<{ home: string; result: Record<string, unknown> }> {
  const { net } = node
  const home = join(node.home, name)
  const env = {
    DATDOT_SECRET: '//Alice',
    DATDOT_RPC: net.addresses.rpc,
    DATDOT_BOOTSTRAP: net.bootstrap,
    DATDOT_BIND: '127.0.0.1',
    DATDOT_HOME: home,
    DATDOT_WEB: '127.0.0.1:0',
    NODE_OPTIONS: ''
  }
  const args = [DATDOT, command, '--json']
  const started: Process = net.processes.start({ name, file: process.execPath, args, env })
  const result = await started.result((one) => command in one, 'starting', AbortSignal.timeout(60_000))
  return { home, result }
}

async function until(what: string, seconds: number, done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; !(await done()); await sleep(500)) {
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}; logs: ${node.home}`)
  }
}

/** Blocks of which the daemon's page is told, from now on. */
async function blocksOf(home: string, signal: AbortSignal): Promise<number[]> {
  const { web } = await findRunning(home)
  const headers = { authorization: `Bearer ${await readFile(tokenFile(home), 'utf8')}` }
  const { body } = await fetch(`${web}/events`, { headers, signal })
  const blocks: number[] = []
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder()
    for await (const bytes of body ?? []) {
      for (const [, block] of decoder.decode(bytes).matchAll(/"block":(\d+)/g)) blocks.push(Number(block))
    }
  }
  read().catch(() => {})
  return blocks
}

/** Whether a peer with this Noise key answers. */
async function isReached(noiseKey: string): Promise<boolean> {
  const peer = await HypercorePeer.open({
    folder: join(node.home, 'stranger'),
    seed: randomBytes(32),
    bootstrap: parseBootstrap(node.net.bootstrap),
    host: '127.0.0.1'
  })
  try {
    peer.joinPeer(new Uint8Array(Buffer.from(noiseKey, 'hex')))
    await sleep(5_000)
    return peer.traffic.connections > 0
  } finally {
    await peer.close()
  }
}

const reasons = async (home: string) =>
  ((await health(home)).body.reasons as { code: string }[]).map(({ code }) => code)
const isWell = async (home: string) => (await health(home)).body.status === 'ok'
const keyPage = async (web: unknown) => (await fetch(`${web}/key/${KEY}`)).text()

test(
  'a daemon says that its node is away, and its role, its page and its calls go on when it is back',
  async () => {
    const { home } = await start('daemon', 'daemon')
    await until('it says that it has no account', 60, async () => (await reasons(home)).includes('DAEMON_NO_ACCOUNT'))
    await resultOf(bySocket(home, 'account_create'))
    await resultOf(bySocket(home, 'offer_update', { roles: ['hoster'], storage: `${2 ** 30}` }))
    await until('its role runs', 90, () => isWell(home))
    const closing = new AbortController()
    const blocks = await blocksOf(home, closing.signal)
    await until('its page hears of blocks', 30, async () => blocks.length > 0)

    await node.net.of(NODE).kill(AWAY_MS)
    const before = blocks.at(-1) ?? 0
    const { result: alone } = await start('gateway', 'gateway')
    await until('the gateway says that there is no chain', 30, async () =>
      (await keyPage(alone.gateway)).includes('The chain was not asked')
    )
    await until('the daemon says that its node is away', AWAY_MS / 1_000, async () => {
      const { status, body } = await health(home)
      return status === 503 && body.status === 'failing'
    })
    expect(await reasons(home)).toEqual([expect.stringMatching(/^DAEMON_(NODE_AWAY|CHAIN_STANDS)$/)])

    await until('all is well again', 90, () => isWell(home))
    expect((await health(home)).body).toMatchObject({ roles: ['hoster'], reasons: [] })
    await until('its page hears of new blocks', 60, async () => (blocks.at(-1) ?? 0) > before)
    await until('the gateway asks the chain', 60, async () =>
      (await keyPage(alone.gateway)).includes('The chain does not know this feed')
    )
    // The same gateway, when the node goes away after it was there.
    await node.net.of(NODE).kill(0)
    await until('the gateway asks the chain again', 60, async () =>
      (await keyPage(alone.gateway)).includes('The chain does not know this feed')
    )

    const { noiseKey } = await resultOf(bySocket(home, 'account_update', { signing: false }))
    await until(
      'the new key acts',
      120,
      async () => (await resultOf(bySocket(home, 'account_get'))).noiseKey === noiseKey
    )
    await until('its role is reached by the new key', 120, () => isReached(String(noiseKey).replace('0x', '')))
    await until('its role runs', 90, () => isWell(home))
    closing.abort()
  },
  LIMIT_MS
)
