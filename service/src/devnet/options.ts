/** What the devnet can be told. */

import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { exitWithUsage, named, nameOptions } from '../cli/options.js'
import { parseBytes, parseCount, parseDuration } from '../cli/quantities.js'
import { inProportion, LEAST_HOSTERS, processesFor } from './load/crowd.js'

/** Many providers and many feeds, instead of a few providers and one source. */
export interface LoadOptions {
  readonly hosters: number
  readonly encoders: number
  readonly attestors: number
  /** Each has a plan of its own. */
  readonly feeds: number
  readonly feedBytes: number
  /** Processes of hosters, and as many of encoders and attestors. */
  readonly processes: number
  /** How long use of processor and memory is measured when all is hosted, seconds. */
  readonly steady: number
}

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
  readonly webPort: number
  /** A node that somebody else runs, instead of starting one. */
  readonly rpc: string | undefined
  /** How long the plan lasts, seconds. */
  readonly until: number
  /** Factor on every time limit. */
  readonly patience: number
  readonly load: LoadOptions | undefined
}

/** Options of a load, as they are given. */
interface LoadFlags {
  readonly hosters?: number | undefined
  readonly encoders?: number | undefined
  readonly attestors?: number | undefined
  readonly feeds?: number | undefined
  readonly feedSize: bigint
  readonly processes?: number | undefined
  readonly steady: number
}

/** Of a load, if only one of both is given. */
const USUAL = { hosters: 10, feeds: 20 }
const MOST_PROVIDERS = 1_000
const MOST_FEEDS = 100_000

/** Any program with a Hyperswarm may have the DHT's usual port. */
const PORTS = { rpc: '9944', p2p: '30333', dht: '0', faucet: '0', web: '0' }

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
    .addOption(
      portOption(
        '--web-port',
        'DATDOT_WEB_PORT',
        PORTS.web,
        "TCP port of a hoster's dashboard and gateway, or of a load's; 0: 8788 if it is free, else any",
        0
      )
    )
    .option('--rpc <url>', 'use the node at this address instead of starting one')
    .addOption(
      new Option('--until <time>', 'how long the plan lasts')
        .argParser(parseDuration)
        .default(parseDuration('12h'), '12h')
    )
    .option('--patience <factor>', 'multiplies every time limit', parseCount(1, 100), 1)
    .exitOverride(exitWithUsage)
  addLoadOptions(program)
  nameOptions(program)
  program.parse([...argv], { from: 'user' })
  const { hosters, encoders, attestors, feeds, feedSize, processes, steady, ...given } = program.opts<
    Omit<DevnetOptions, 'path' | 'keep' | 'once' | 'json'> & LoadFlags & { once?: true; json?: true }
  >()
  const load = loadOf({ hosters, encoders, attestors, feeds, feedSize, processes, steady })
  const home = program.getOptionValueSource('home') === undefined ? undefined : resolve(given.home)
  return {
    ...given,
    path: program.args[0],
    once: given.once === true,
    json: given.json === true,
    rpc: given.rpc,
    home: home ?? join(tmpdir(), `datdot-devnet-${process.pid}`),
    keep: home !== undefined,
    load
  }
}

function addLoadOptions(program: Command): void {
  const providers = (least: number) => parseCount(least, MOST_PROVIDERS)
  program
    .optionsGroup('A load instead: many providers and many feeds, with a view of it while it runs:')
    .option('--hosters <count>', 'so many hosters', providers(LEAST_HOSTERS))
    .option('--feeds <count>', 'so many feeds of random bytes, each with a plan of its own', parseCount(1, MOST_FEEDS))
    .option('--encoders <count>', 'so many encoders (default: in proportion to hosters)', providers(LEAST_HOSTERS))
    .option('--attestors <count>', 'so many attestors (default: in proportion to hosters)', providers(1))
    .addOption(
      new Option('--feed-size <bytes>', 'bytes of each feed').argParser(parseBytes).default(parseBytes('1MiB'), '1MiB')
    )
    .option(
      '--processes <count>',
      'processes of hosters, and as many of encoders and attestors (default: by the cores of this machine and hosters)',
      parseCount(1, 64)
    )
    .addOption(
      new Option('--steady <time>', 'with --once, how long it is measured what hosting takes')
        .argParser(parseDuration)
        .default(parseDuration('75s'), '75s')
    )
}

function loadOf({ hosters, feeds, feedSize, ...flags }: LoadFlags): LoadOptions | undefined {
  if (hosters === undefined && feeds === undefined) return undefined
  const count = hosters ?? USUAL.hosters
  const { encoders, attestors } = inProportion(count)
  return {
    hosters: count,
    encoders: flags.encoders ?? encoders,
    attestors: flags.attestors ?? attestors,
    feeds: feeds ?? USUAL.feeds,
    feedBytes: Number(feedSize),
    processes: flags.processes ?? processesFor(count, cpus().length),
    steady: flags.steady
  }
}
