import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { formatBootstrap, type LocalDht, startLocalDht } from '../../src/hyper/index.js'
import { type ChainNode, startChainNode } from './chain-node.js'

const run = promisify(execFile)
const example = fileURLToPath(new URL('../../examples/host-file.mjs', import.meta.url))
const licence = fileURLToPath(new URL('../../../LICENSE', import.meta.url))

let node: ChainNode
let dht: LocalDht

beforeAll(async () => {
  node = await startChainNode()
  dht = await startLocalDht()
})

afterAll(async () => {
  await dht?.close()
  await node?.stop()
})

test("the README's example requests hosting of a file", async () => {
  const bootstrap = formatBootstrap(dht.bootstrap)
  const env = { ...process.env, DATDOT_RPC: `ws://${node.address}`, DATDOT_BOOTSTRAP: bootstrap, WAIT: 'no' }
  const { stdout } = await run(process.execPath, [example, licence], { env, timeout: 50_000 })
  expect(stdout).toMatch(/^plan \d+ hosts [a-z0-9]{52}$/m)
})
