/** What the devnet can be told. */

import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { exitWithUsage, named, nameOptions } from '../cli/options.js'
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
  readonly faucetPort: number
  /** A node that somebody else runs, instead of starting one. */
  readonly rpc: string | undefined
  /** How long the plan lasts, seconds. */
  readonly until: number
  /** Factor on every time limit. */
  readonly patience: number
}

/** Any program with a Hyperswarm may have the DHT's usual port. */
const PORTS = { rpc: '9944', p2p: '30333', dht: '0', faucet: '0' }

/** @throws CLI_VALUE_INVALID */
export function readOptions(argv: readonly string[], env: NodeJS.ProcessEnv = process.env): DevnetOptions {
  const portOption = (flag: string, variable: string, initial: string, what: string, least: number): Option => {
    const port = parseCount(least, 65_535)
    return new Option(`${flag} <port>`, `${what}, ${variable}`)
      .argParser(port)
      .default(named(variable, () => port(env[variable] || initial)))
  }
  const program = new Command('scripts/devnet')
    .description('Start a whole network on this machine and watch a hypercore being hosted.')
    .argument('[path]', "file or folder to publish (default: the repository's tracked files)")
    .option('--once', 'end when everything was shown; exit code 0 only if all of it held')
    .option('--json', 'print the report as one JSON object; what happens meanwhile goes to standard error')
    .option('--home <folder>', 'keep state and logs there; it must be empty (default: a temporary folder)')
    .addOption(portOption('--rpc-port', 'DATDOT_RPC_PORT', PORTS.rpc, "TCP port of the node's RPC", 1))
    .addOption(
      portOption('--p2p-port', 'DATDOT_P2P_PORT', PORTS.p2p, 'TCP port by which nodes reach the node; 0: any', 0)
    )
    .addOption(
      portOption(
        '--dht-port',
        'DATDOT_DHT_PORT',
        PORTS.dht,
        'UDP port of the local DHT; 0: 49737 if it is free, else any',
        0
      )
    )
    .addOption(portOption('--faucet-port', 'DATDOT_FAUCET_PORT', PORTS.faucet, 'TCP port of the faucet; 0: any', 0))
    .option('--rpc <url>', 'use the node at this address instead of starting one')
    .addOption(
      new Option('--until <time>', 'how long the plan lasts')
        .argParser(parseDuration)
        .default(parseDuration('12h'), '12h')
    )
    .option('--patience <factor>', 'multiplies every time limit', parseCount(1, 100), 1)
    .exitOverride(exitWithUsage)
  nameOptions(program)
  program.parse([...argv], { from: 'user' })
  const given = program.opts<Omit<DevnetOptions, 'path' | 'keep' | 'once' | 'json'> & { once?: true; json?: true }>()
  const home = program.getOptionValueSource('home') === undefined ? undefined : resolve(given.home)
  return {
    ...given,
    path: program.args[0],
    once: given.once === true,
    json: given.json === true,
    rpc: given.rpc,
    home: home ?? join(tmpdir(), `datdot-devnet-${process.pid}`),
    keep: home !== undefined
  }
}
