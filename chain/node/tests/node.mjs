/**
 * Real nodes for tests of the binary alone, without the service or any package. Called by the tests
 * beside it, which `scripts/test` runs with the path of the node in DATDOT_NODE.
 */

import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Most bytes of a chain specification, which has the runtime in it. */
const MAX_SPEC_BYTES = 64 << 20
/** Milliseconds in which a node answers after its start. */
const START_MS = 30_000
/** Milliseconds in which a node stops when it is told to. */
const STOP_MS = 10_000

const binary = process.env.DATDOT_NODE
if (!binary) throw new Error('DATDOT_NODE is not set: run these tests by scripts/test --only chain_specs')

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** The first state of a chain: values by key, both hex. */
export function genesisState(chain) {
  const args = ['export-chain-spec', '--chain', chain, '--raw']
  const spec = execFileSync(binary, args, { maxBuffer: MAX_SPEC_BYTES, stdio: ['ignore', 'pipe', 'ignore'] })
  return JSON.parse(spec).genesis.raw.top
}

/** Starts a chain of one validator in memory; resolves when it answers. */
export function startDev(more) {
  return start('dev', ['--dev', '--tmp', '--no-mdns', '--no-prometheus', ...more])
}

/**
 * Starts a node of the chain `local`, as the validator of that name, with a folder of its own; resolves when it answers.
 * `kill` ends it like a power cut, `startAgain` resolves to the same validator with what its folder has. `stop` is for
 * good, and removes the folder.
 */
export async function startValidator(name, bootnode) {
  const folder = await mkdtemp(join(tmpdir(), `datdot-${name}-`))
  const args = ['--chain', 'local', `--${name}`, '--validator', '--base-path', folder, '--no-mdns', '--no-prometheus']
  args.push('--unsafe-force-node-key-generation', ...(bootnode ? ['--bootnodes', bootnode] : []))
  const run = async () => {
    const node = await start(name, args)
    const stop = async () => {
      await node.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
    return { ...node, stop, startAgain: run }
  }
  return run()
}

async function start(name, options) {
  // The node chooses both ports: one that was free a moment ago may be taken by now.
  const args = [...options, '--rpc-port', '0', '--listen-addr', '/ip4/127.0.0.1/tcp/0']
  const child = spawn(binary, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  let port
  child.stderr.on('data', (data) => {
    log = (log + data).slice(-20_000)
    port ??= /JSON-RPC server: addr=(?:127\.0\.0\.1|0\.0\.0\.0):(\d+)/.exec(log)?.[1]
  })
  const rpc = async (method, ...params) => {
    if (port === undefined) throw new Error(`${name} does not serve yet`)
    return call(port, method, params)
  }
  const stop = () => stopped(child, 'SIGTERM')
  const kill = () => stopped(child, 'SIGKILL')
  const address = async () => (await rpc('system_localListenAddresses')).find((it) => it.includes('/ip4/127.0.0.1/'))
  for (const end = Date.now() + START_MS; Date.now() < end; await sleep(250)) {
    if (child.exitCode !== null) throw new Error(`${name} stopped:\n${log}`)
    if (await rpc('system_health').catch(() => undefined)) return { name, rpc, stop, kill, address }
  }
  await stop()
  throw new Error(`${name} does not answer:\n${log}`)
}

async function call(port, method, params) {
  const reply = await fetch(`http://127.0.0.1:${port}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 1, jsonrpc: '2.0', method, params })
  })
  const { result, error } = await reply.json()
  if (error) throw Object.assign(new Error(`${method}: ${error.message}`), { code: error.code })
  return result
}

function stopped(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill(signal)
    setTimeout(() => child.kill('SIGKILL'), STOP_MS).unref()
  })
}
