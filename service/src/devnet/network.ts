/** Starts the devnet's processes: node, DHT, and the `datdot` command once for each member. */

import { createSocket } from 'node:dgram'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ChainClient, connectChain } from '../chain/index.js'
import { isDatdotError } from '../errors.js'
import { type DhtAddress, formatBootstrap, sleep } from '../hyper/index.js'
import { HOSTER_STORAGE, type Member } from './cast.js'
import { devnetError } from './errors.js'
import type { DevnetOptions } from './options.js'
import { isFree } from './ports.js'
import type { Process, Processes } from './processes.js'
import type { Stages } from './stages.js'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** The command as a shell runs it, with the flags of Node.js that it asks for. */
const DATDOT = here('../../bin/datdot.js')
/** What was built, wherever this file runs from. */
const DHT = here('../../dist/devnet/dht-main.js')
const BARE_READER = here('../../../scripts/bare-reader.mjs')

const DASHBOARD = ['dashboard', '--no-open']

const RETRY_MS = 250

/** How members reach each other. */
export interface Addresses {
  readonly rpc: string
  readonly bootstrap: string
  /** IPv4 address that the member binds to; default 127.0.0.1. */
  readonly bind?: string
}

/**
 * Starts a chain of one validator that keeps the state of all blocks.
 * @throws DEVNET_NODE_MISSING
 */
export async function startNode(
  processes: Processes,
  options: Pick<DevnetOptions, 'home' | 'rpcPort' | 'p2pPort'>,
  more: readonly string[] = []
): Promise<Process> {
  const file = process.env.DATDOT_NODE ?? ''
  if (!existsSync(file)) throw devnetError('DEVNET_NODE_MISSING', { path: file || 'DATDOT_NODE' })
  const args = [
    '--dev',
    '--base-path',
    join(options.home, 'chain'),
    '--rpc-port',
    `${options.rpcPort}`,
    '--rpc-methods',
    'safe',
    '--rpc-cors',
    'all',
    '--port',
    `${options.p2pPort}`,
    '--state-pruning',
    'archive',
    '--blocks-pruning',
    'archive',
    '--no-prometheus',
    '--no-telemetry',
    ...more
  ]
  return processes.start({ name: 'node', file, args })
}

/** Connects as soon as the node answers. @throws DEVNET_STAGE_TIMEOUT, DEVNET_PROCESS_ENDED */
export async function connectNode(
  url: string,
  stages: Stages,
  log: string,
  seconds: number,
  signal: AbortSignal
): Promise<ChainClient> {
  const stage = 'the start of the node'
  const limited = stages.limit(stage, seconds, log, signal)
  for (;;) {
    try {
      return await connectChain({ url }, limited)
    } catch (error) {
      if (!isDatdotError(error, 'CHAIN_UNREACHABLE')) throw error
    }
    stages.check(stage)
    await sleep(RETRY_MS, limited)
  }
}

export async function startDht(processes: Processes, port: number): Promise<{ process: Process; bootstrap: string }> {
  const started = processes.start({ name: 'dht', file: process.execPath, args: [DHT, `${port}`] })
  const { bootstrap } = await started.result((result) => 'bootstrap' in result, 'the start of the DHT')
  return { process: started, bootstrap: formatBootstrap(bootstrap as DhtAddress[]) }
}

/** Runs the `datdot` command as a member, with a home of its own. */
export function startMember(
  processes: Processes,
  member: Member,
  { rpc, bootstrap, bind = '127.0.0.1' }: Addresses,
  options: Pick<DevnetOptions, 'home'>,
  args: readonly string[],
  more: NodeJS.ProcessEnv = {}
): Process {
  const env = {
    DATDOT_SECRET: member.secret,
    DATDOT_RPC: rpc,
    DATDOT_BOOTSTRAP: bootstrap,
    DATDOT_BIND: bind,
    DATDOT_HOME: join(options.home, member.name),
    DATDOT_LOG_LEVEL: process.env.DATDOT_LOG_LEVEL ?? 'info',
    DATDOT_LOG_FORMAT: 'json',
    DATDOT_CONFIG: '',
    // The disk is the developer's, and what lies there goes with the network.
    DATDOT_RESERVE: '0',
    ...more
  }
  return processes.start({ name: member.name, file: DATDOT, args: [...args, '--json'], env })
}

/** A provider of the devnet. */
export function provideArgs({ part }: Member): string[] {
  return ['provide', ...offerArgs(part), '--hours', 'all']
}

/** The same, with a page of its own. @param web where it listens, `host:port` */
export function daemonArgs({ part }: Member, web: string): string[] {
  return ['daemon', ...offerArgs(part), '--web', web]
}

function offerArgs(part: Member['part']): string[] {
  const storage = part === 'hoster' ? ['--storage', HOSTER_STORAGE] : []
  return ['--roles', part, ...storage, '--region', 'u3', '--capacity', '64']
}

/**
 * The address of the page of a member that is a daemon, with its token.
 * @param name of the process that asks for it
 * @throws DEVNET_PROCESS_ENDED
 */
export async function dashboardOf(
  processes: Processes,
  member: Member,
  name: string,
  addresses: Addresses,
  options: Pick<DevnetOptions, 'home'>
): Promise<string> {
  const home = { DATDOT_HOME: join(options.home, member.name) }
  const asked = startMember(processes, { ...member, name }, addresses, options, DASHBOARD, home)
  const { dashboard } = await asked.result((result) => 'dashboard' in result, 'asking for the dashboard')
  return String(dashboard)
}

/** Reads a key, or several separated by commas, as a program that knows nothing of DatDot, in a process of its own. */
export function startReader(processes: Processes, key: string, target: string, bootstrap: string): Process {
  return processes.start({ name: 'reader', file: process.execPath, args: [BARE_READER, key, target, bootstrap] })
}

/** Before anything is started. @throws DEVNET_PORT_TAKEN */
export async function ensurePorts({ rpc, rpcPort, p2pPort, dhtPort, webPort }: DevnetOptions): Promise<void> {
  if (rpc === undefined) {
    await ensureFree(rpcPort, 'the RPC of the node')
    await ensureFree(p2pPort, "the node's port for other nodes")
  }
  await ensureFree(webPort, "the web server of a hoster's daemon")
  await ensureFreeUdp(dhtPort, 'the local DHT')
}

async function ensureFree(port: number, use: string): Promise<void> {
  if (port !== 0 && !(await isFree(port))) throw devnetError('DEVNET_PORT_TAKEN', { port, use })
}

function ensureFreeUdp(port: number, use: string): Promise<void> {
  if (port === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    socket.once('error', () => reject(devnetError('DEVNET_PORT_TAKEN', { port, use })))
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve()))
  })
}
