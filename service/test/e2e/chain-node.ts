/** A real node on ports of its own, for tests. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

export interface ChainNode {
  /** Address for JSON-RPC by WebSocket and HTTP, without the scheme. */
  readonly address: string
  rpc<T>(method: string, ...params: unknown[]): Promise<T>
  stop(): Promise<void>
}

const build = fileURLToPath(new URL('../../../scripts/build', import.meta.url))

/** The node that `scripts/build --node` made. */
export function nodeBinary(): string {
  const path = process.env.DATDOT_NODE ?? spawnSync(build, ['--path'], { encoding: 'utf8' }).stdout.trim()
  if (!existsSync(path)) throw new Error(`no node at ${path}: run scripts/build --node first`)
  return path
}

/** Starts a chain of one validator in memory; resolves when its RPC answers. */
export async function startChainNode(): Promise<ChainNode> {
  // The node chooses both ports: one that was free a moment ago may be taken by now.
  const args = ['--dev', '--tmp', '--rpc-port', '0', '--port', '0', '--no-prometheus']
  const child = spawn(nodeBinary(), args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  let address: string | undefined
  child.stderr?.on('data', (data) => {
    log = (log + data).slice(-20_000)
    address ??= /JSON-RPC server: addr=(127\.0\.0\.1:\d+)/.exec(log)?.[1]
  })
  for (let attempt = 0; attempt < 240; attempt++) {
    if (child.exitCode !== null) throw new Error(`the node stopped:\n${log}`)
    const found = address
    if (found !== undefined && (await call(found, 'system_health', []).catch(() => undefined))) {
      return { address: found, rpc: (method, ...params) => call(found, method, params), stop: () => stop(child) }
    }
    await sleep(250)
  }
  await stop(child)
  throw new Error(`the node does not answer:\n${log}`)
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

async function call<T>(address: string, method: string, params: unknown[]): Promise<T> {
  const reply = await fetch(`http://${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 1, jsonrpc: '2.0', method, params })
  })
  const { result, error } = (await reply.json()) as { result: T; error?: { message: string } }
  if (error) throw new Error(`${method}: ${error.message}`)
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

/** A TCP port of loopback that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))
      )
    })
  })
}
