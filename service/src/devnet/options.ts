/** What the devnet can be told. */

import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { parseCount, parseDuration } from '../cli/quantities.js'

export interface DevnetOptions {
  /** What is published; undefined: the repository's own tracked files. */
  readonly path: string | undefined
  readonly once: boolean
  readonly json: boolean
  /** Folder of all state and logs. */
  readonly home: string
  /** Whether `home` was named: then it is kept. */
  readonly keep: boolean
  readonly rpcPort: number
  readonly p2pPort: number
  readonly dhtPort: number
  /** A node that somebody else runs, instead of starting one. */
  readonly rpc: string | undefined
  /** How long the plan lasts, seconds. */
  readonly until: number
  /** Factor on every time limit. */
  readonly patience: number
}

const RPC_PORT = 9_944
const P2P_PORT = 30_333

export function readOptions(argv: readonly string[], env: NodeJS.ProcessEnv = process.env): DevnetOptions {
  const port = parseCount(0, 65_535)
  const program = new Command('scripts/devnet')
    .description('Start a whole network on this machine and watch a hypercore being hosted.')
    .argument('[path]', "file or folder to publish (default: the repository's tracked files)")
    .option('--once', 'end when everything was shown; exit code 0 only if all of it held')
    .option('--json', 'print the report as one JSON object; what happens meanwhile goes to standard error')
    .option('--home <folder>', 'keep state and logs there; it must be empty (default: a temporary folder)')
    .option('--rpc-port <port>', 'port of the node, DATDOT_RPC_PORT', port, port(env.DATDOT_RPC_PORT || `${RPC_PORT}`))
    .option('--p2p-port <port>', 'port by which nodes reach the node', port, port(env.DATDOT_P2P_PORT || `${P2P_PORT}`))
    .option(
      '--dht-port <port>',
      'UDP port of the local DHT, DATDOT_DHT_PORT; 0: any',
      port,
      port(env.DATDOT_DHT_PORT || '0')
    )
    .option('--rpc <url>', 'use the node at this address instead of starting one, DATDOT_RPC')
    .option('--until <time>', 'how long the plan lasts', parseDuration, parseDuration('12h'))
    .option('--patience <factor>', 'multiplies every time limit', parseCount(1, 100), 1)
    .parse([...argv], { from: 'user' })
  const given = program.opts<Omit<DevnetOptions, 'path' | 'keep' | 'once' | 'json'> & { once?: true; json?: true }>()
  const home = program.getOptionValueSource('home') === undefined ? undefined : resolve(given.home)
  return {
    ...given,
    path: program.args[0],
    once: given.once === true,
    json: given.json === true,
    rpc: given.rpc ?? (env.DATDOT_RPC || undefined),
    home: home ?? join(tmpdir(), `datdot-devnet-${process.pid}`),
    keep: home !== undefined
  }
}
