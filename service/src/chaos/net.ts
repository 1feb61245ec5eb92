/** The network of the devnet whose node and providers are started again whenever they end. */

import { join } from 'node:path'
import { ChainAPI, Signer } from '../chain/index.js'
import type { Address, UserId } from '../chain/types.js'
import { AUTHOR, type Member, PROVIDERS, SPONSOR } from '../devnet/cast.js'
import { type Addresses, connectNode, provideArgs, startDht, startMember, startNode } from '../devnet/network.js'
import type { DevnetOptions } from '../devnet/options.js'
import { freePort } from '../devnet/ports.js'
import { type Process, Processes } from '../devnet/processes.js'
import type { Show } from '../devnet/show.js'
import { Stages } from '../devnet/stages.js'

import { NODE } from './schedule.js'
import { type Ending, Supervised } from './supervised.js'

const START_SECONDS = 90
const PROVIDER_SECONDS = 240

export interface NetOptions {
  /** Folder of all state and logs. */
  readonly home: string
  /** Factor on every time limit. */
  readonly patience: number
  /** Who provides; default all of the devnet. */
  readonly cast?: readonly Member[]
  /** How a member reaches the others, where it is not as usual. */
  readonly reach?: (member: Member, usual: Addresses) => Partial<Addresses>
  /** More arguments of the node. */
  readonly nodeArgs?: readonly string[]
  /** More variables of a member's process. */
  readonly env?: (member: Member) => NodeJS.ProcessEnv
}

/** A provider as the chain knows it. */
export interface Provider {
  readonly member: Member
  readonly user: UserId
  readonly address: Address
  /** Its provider folder. */
  readonly folder: string
}

export class Net {
  readonly processes: Processes
  readonly stages: Stages
  readonly providers = new Map<string, Provider>()
  readonly #given: NetOptions
  readonly #cast: readonly Member[]
  readonly #supervised = new Map<string, Supervised>()
  readonly #options: DevnetOptions
  #addresses: Addresses = { rpc: '', bootstrap: '' }
  #chain: ChainAPI | undefined
  #sponsors = 0

  private constructor(given: NetOptions, options: DevnetOptions, show: Show) {
    this.#given = given
    this.#cast = given.cast ?? PROVIDERS
    this.#options = options
    this.processes = new Processes(join(options.home, 'logs'))
    this.stages = new Stages(this.processes, given.patience, show)
    // Those that end are started again: what that comes to is for `Supervised` to say.
    for (const { name } of [...this.#cast, AUTHOR]) this.stages.dismiss(name)
    this.stages.dismiss(NODE)
    this.stages.dismiss('reader')
  }

  /** Ports are those that are free. */
  static async make(given: NetOptions, show: Show): Promise<Net> {
    const { home, patience } = given
    const ports = { rpcPort: await freePort(), p2pPort: await freePort(), faucetPort: 0, dhtPort: 0, webPort: 0 }
    const rest = {
      path: undefined,
      once: true,
      json: false,
      keep: true,
      rpc: undefined,
      until: 7_200,
      patience,
      load: undefined
    }
    return new Net(given, { ...rest, ...ports, home }, show)
  }

  /** The chain as one sees it who does nothing but look. */
  get chain(): ChainAPI {
    if (this.#chain === undefined) throw new Error('the chain is used before it was started')
    return this.#chain
  }

  get addresses(): Addresses {
    return this.#addresses
  }

  get bootstrap(): string {
    return this.#addresses.bootstrap
  }

  of(name: string): Supervised {
    const found = this.#supervised.get(name)
    if (found === undefined) throw new Error(`nobody is called ${name}`)
    return found
  }

  /** All that ended by themselves. */
  endings(): Ending[] {
    return [...this.#supervised.values()].flatMap(({ endings }) => endings)
  }

  /** Node and DHT. */
  async start(signal: AbortSignal): Promise<void> {
    // A node without its binary is told at once; started again it is the same command.
    const first = await startNode(this.processes, this.#options, this.#given.nodeArgs)
    let next: Process | undefined = first
    const start = (): Process => {
      const started = next ?? this.processes.start(first.command)
      next = undefined
      return started
    }
    this.#supervise(NODE, start)
    const dht = await startDht(this.processes, this.#options.dhtPort)
    this.#addresses = { rpc: `ws://127.0.0.1:${this.#options.rpcPort}`, bootstrap: dht.bootstrap }
    const client = await connectNode(this.#addresses.rpc, this.stages, first.log, START_SECONDS, signal)
    this.#chain = new ChainAPI(client)
  }

  /** All providers, until they may be drawn. */
  async provide(drawable: () => number, signal: AbortSignal): Promise<void> {
    for (const member of this.#cast) {
      this.#supervise(member.name, () => this.#member(member, provideArgs(member)))
    }
    await this.stages.until(
      {
        stage: 'the registration of the providers',
        seconds: PROVIDER_SECONDS,
        done: () => drawable() >= this.#cast.length,
        state: () => `${drawable()} of ${this.#cast.length} may be drawn`,
        log: this.processes.folder
      },
      signal
    )
    for (const member of this.#cast) {
      const { address } = await Signer.fromSecret(member.secret)
      const user = await this.chain.getUserIDByAddress(address, signal)
      if (user === undefined) throw new Error(`${member.name} has no account`)
      const folder = join(this.#options.home, member.name, 'provider')
      this.providers.set(member.name, { member, user, address, folder })
    }
  }

  /** A process of the author that publishes a path and seeds it. */
  author(path: string): Process {
    return this.#member(AUTHOR, ['publish', path])
  }

  /** A process of the sponsor that has a key hosted and ends when the plan is published. */
  sponsor(key: string, args: readonly string[]): Process {
    // Homes of their own: one that is killed with its network keeps its store locked for a moment.
    const home = `${SPONSOR.name}-${++this.#sponsors}`
    this.stages.dismiss(home)
    return this.#member({ ...SPONSOR, name: home }, ['host', key, ...args, '--yes', '--once'])
  }

  async stop(): Promise<void> {
    await this.#chain?.client.close()
    const providers = [...this.#supervised].filter(([name]) => name !== NODE)
    await Promise.all(providers.map(([, supervised]) => supervised.stop()))
    await this.#supervised.get(NODE)?.stop()
    await this.processes.stop()
  }

  /** Ends the providers, so that nobody has their folders open. */
  async stopProviders(): Promise<void> {
    await Promise.all([...this.providers.keys()].map((name) => this.of(name).stop()))
  }

  #member(member: Member, args: readonly string[]): Process {
    const reach = { ...this.#addresses, ...this.#given.reach?.(member, this.#addresses) }
    return startMember(this.processes, member, reach, this.#options, args, this.#given.env?.(member))
  }

  #supervise(name: string, start: () => Process): void {
    this.#supervised.set(name, new Supervised(name, start, (error) => this.stages.fail(error)))
  }
}
