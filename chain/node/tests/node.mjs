/**
 * Real nodes for tests of the binary alone, without the service or any package. Called by the tests
 * beside it, which `scripts/test` runs with the path of the node in DATDOT_NODE.
 */

import { execFileSync, spawn } from 'node:child_process'

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

/** Starts a node of the chain `local` in memory, as the validator of that name; resolves when it answers. */
export function startValidator(name, bootnode) {
  const args = ['--chain', 'local', `--${name}`, '--validator', '--tmp', '--no-mdns', '--no-prometheus']
  // A validator in memory has no network key of an earlier run.
  args.push('--unsafe-force-node-key-generation', ...(bootnode ? ['--bootnodes', bootnode] : []))
  return start(name, args)
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
  const stop = () => stopped(child)
  const address = async () => (await rpc('system_localListenAddresses')).find((it) => it.includes('/ip4/127.0.0.1/'))
  for (const end = Date.now() + START_MS; Date.now() < end; await sleep(250)) {
    if (child.exitCode !== null) throw new Error(`${name} stopped:\n${log}`)
    if (await rpc('system_health').catch(() => undefined)) return { name, rpc, stop, address }
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

function stopped(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), STOP_MS).unref()
  })
}
