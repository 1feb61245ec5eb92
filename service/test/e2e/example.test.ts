/** The README's program. That it says when hosters have the file is seen by the last step of docs/tutorials/host.md. */

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { formatBootstrap, parseFeedKey } from '../../src/hyper/index.js'
import { type ChainAndPeer, startChainAndPeer } from './chain-and-peer.js'

const example = fileURLToPath(new URL('../../examples/host-file.mjs', import.meta.url))
const licence = fileURLToPath(new URL('../../../LICENSE', import.meta.url))

let net: ChainAndPeer

beforeAll(async () => {
  net = await startChainAndPeer()
})

afterAll(() => net?.stop())

test("the README's example requests hosting of a file, and waits while nobody hosts it", async () => {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    DATDOT_RPC: net.rpc,
    DATDOT_BOOTSTRAP: formatBootstrap(net.dht.bootstrap)
  }
  const program = spawn(process.execPath, [example, licence], { env, timeout: 50_000 })
  let stdout = ''
  const closed = new Promise((resolve) => program.once('close', resolve))
  const said = new Promise<void>((resolve) =>
    program.stdout.on('data', (data) => {
      stdout += data
      if (stdout.includes('\n')) resolve()
    })
  )
  try {
    await Promise.race([said, closed])
    const [, plan = '', key = ''] = /^plan (\d+) hosts ([a-z0-9]{52})\n/.exec(stdout) ?? []
    const bob = await net.as('//Bob')
    expect(await bob.getPlanByID(BigInt(plan))).toMatchObject({ sponsor: bob.address, started: 0 })
    const feed = (await bob.getFeedByKey(parseFeedKey(key)))?.id
    expect((await bob.getPlanRanges(BigInt(plan))).feeds).toMatchObject([{ feed }])
    for (let block = 0; block < 2; block++) await bob.nextBlock()
    expect(program.exitCode).toBeNull()
    expect(stdout).not.toContain('hosted')
  } finally {
    program.kill()
    await closed
  }
})
