/** A real node on ports of its own, for tests. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface ChainNode {
  /** Address for JSON-RPC by WebSocket and HTTP, without the scheme. */
  readonly address: string
  rpc<T>(method: string, ...params: unknown[]): Promise<T>
  /** What it tells Prometheus; only of a node that was started with `prometheus`. */
  metrics(): Promise<string>
  /** Where other nodes of this machine reach it: a multiaddress with its port of loopback and its identity. */
  p2pAddress(): Promise<string>
  stop(): Promise<void>
}

const build = fileURLToPath(new URL('../../../scripts/build', import.meta.url))

/** The node that `scripts/build --node` made. */
export function nodeBinary(): string {
  const path = process.env.DATDOT_NODE ?? spawnSync(build, ['--path'], { encoding: 'utf8' }).stdout.trim()
  if (!existsSync(path)) throw new Error(`no node at ${path}: run scripts/build --node first`)
  return path
}

/**
 * Starts a node in memory; resolves when its RPC answers.
 * @param kind what it is; default a chain of one validator
 * @param prometheus whether it has figures for Prometheus
 */
export async function startChainNode(kind: readonly string[] = ['--dev'], prometheus = false): Promise<ChainNode> {
  // The node chooses all ports: one that was free a moment ago may be taken by now.
  const listen = ['--rpc-port', '0', '--listen-addr', '/ip4/127.0.0.1/tcp/0']
  const figures = prometheus ? ['--prometheus-port', '0'] : ['--no-prometheus']
  const args = [...kind, '--tmp', ...listen, '--no-mdns', ...figures]
  const child = spawn(nodeBinary(), args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  let address: string | undefined
  let exporter: string | undefined
  child.stderr?.on('data', (data) => {
    log = (log + data).slice(-20_000)
    exporter ??= /Prometheus exporter started at (127\.0\.0\.1:\d+)/.exec(log)?.[1]
    address ??= /JSON-RPC server: addr=(127\.0\.0\.1:\d+)/.exec(log)?.[1]
  })
  for (let attempt = 0; attempt < 240; attempt++) {
    if (child.exitCode !== null) throw new Error(`the node stopped:\n${log}`)
    const found = address
    if (found !== undefined && (await call(found, 'system_health', []).catch(() => undefined))) {
      return nodeAt(found, exporter, () => stop(child))
    }
    await sleep(250)
  }
  await stop(child)
  throw new Error(`the node does not answer:\n${log}`)
}

function nodeAt(address: string, exporter: string | undefined, stop: () => Promise<void>): ChainNode {
  const rpc = <T>(method: string, ...params: unknown[]) => call<T>(address, method, params)
  const p2pAddress = async (): Promise<string> => {
    const addresses = await rpc<string[]>('system_localListenAddresses')
    return addresses.find((found) => found.includes('/ip4/127.0.0.1/')) ?? ''
  }
  const metrics = async () => (await fetch(`http://${exporter}/metrics`)).text()
  return { address, rpc, metrics, p2pAddress, stop }
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

async function call<T>(address: string, method: string, params: unknown[]): Promise<T> {
  const reply = await fetch(`http://${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 1, jsonrpc: '2.0', method, params })
  })
  const { result, error } = (await reply.json()) as { result: T; error?: { message: string; data?: unknown } }
  if (error) throw new Error(`${method}: ${[error.message, error.data].join(' ')}`)
  return result
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
  })
}
