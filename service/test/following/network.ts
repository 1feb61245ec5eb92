/** A node, a DHT, providers and a sponsor as processes of the `datdot` command; the author is any Hypercore program. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Corestore from 'corestore'
import type Hypercore from 'hypercore'
import HyperDHT from 'hyperdht'
import Hyperswarm from 'hyperswarm'
import type { ChainAPI } from '../../src/chain/index.js'
import type { MarketEvent } from '../../src/chain/types.js'
import { type Process, Processes } from '../../src/devnet/processes.js'
import { formatBootstrap, sleep } from '../../src/hyper/index.js'
import { type ChainAndPeer, startChainAndPeer } from '../e2e/chain-and-peer.js'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const DATDOT = at('../../dist/cli/main.js')
const BARE_READER = at('../../../scripts/bare-reader.mjs')
const SPONSOR = '//Alice'
const PROVIDERS = [
  ['encoder', '//Bob'],
  ['encoder', '//Charlie'],
  ['hoster', '//Dave'],
  ['hoster', '//Eve'],
  ['attestor', '//Ferdie']
] as const
const LOOK_MS = 500

/** The author, while it is online. */
export interface Author {
  append(chunks: readonly Uint8Array[]): Promise<void>
  /** Chunks that were sent to anybody. */
  readonly sent: ReadonlySet<number>
  leave(): Promise<void>
}

export class Network {
  readonly chain: ChainAPI
  readonly events: MarketEvent[] = []
  readonly #net: ChainAndPeer
  readonly #folder: string
  readonly #processes: Processes
  readonly #closers: (() => Promise<unknown>)[] = []
  #started = 0

  private constructor(net: ChainAndPeer, chain: ChainAPI, folder: string) {
    this.#net = net
    this.chain = chain
    this.#folder = folder
    this.#processes = new Processes(join(folder, 'logs'))
  }

  static async open(): Promise<Network> {
    const net = await startChainAndPeer()
    const folder = await mkdtemp(join(tmpdir(), 'datdot-following-'))
    const network = new Network(net, await net.as(SPONSOR), folder)
    const listening = await network.chain.listenToEvents(({ events }) => void network.events.push(...events), {
      from: 1
    })
    network.#closers.push(() => listening.stop())
    for (const [role, secret] of PROVIDERS) {
      const storage = role === 'hoster' ? ['--storage', '1GiB'] : []
      network.#start(`${role}-${secret.slice(2)}`, secret, ['provide', '--roles', role, ...storage])
      await sleep(LOOK_MS)
    }
    await network.until('the providers may be drawn', 180, () => network.count('providerDrawable') === PROVIDERS.length)
    return network
  }

  count(type: MarketEvent['type']): number {
    return this.events.filter((event) => event.type === type).length
  }

  async until(what: string, seconds: number, done: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = Date.now() + seconds * 1_000; !(await done()); await sleep(LOOK_MS)) {
      if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what}; logs: ${this.#folder}`)
    }
  }

  /** A command of the sponsor, who keeps its folder. */
  sponsor(...args: string[]): Process {
    return this.#start('sponsor', SPONSOR, args)
  }

  /** The author comes online with its hypercore, as any program with Corestore and Hyperswarm does. */
  async author(): Promise<{ readonly core: Hypercore } & Author> {
    const store = new Corestore(join(this.#folder, 'author'))
    const swarm = new Hyperswarm({ dht: new HyperDHT({ bootstrap: this.#net.dht.bootstrap, host: '127.0.0.1' }) })
    swarm.on('connection', (connection) => store.replicate(connection))
    const core = store.get({ name: 'log' })
    await core.ready()
    const sent = new Set<number>()
    core.on('upload', (index: number) => sent.add(index))
    await swarm.join(core.discoveryKey, { server: true, client: true }).flushed()
    let leaving: Promise<void> | undefined
    const leave = async (): Promise<void> => {
      await swarm.destroy()
      await store.close()
    }
    const author = {
      core,
      sent,
      append: async (chunks: readonly Uint8Array[]) =>
        void (await core.append(chunks.map((chunk) => Buffer.from(chunk)))),
      leave: () => {
        leaving ??= leave()
        return leaving
      }
    }
    this.#closers.push(author.leave)
    return author
  }

  /** Reads the whole hypercore as a program that knows its key and nothing of DatDot. */
  async read(key: string): Promise<{ readonly path: string; readonly peers: readonly string[] }> {
    const name = `reader-${this.#started++}`
    const path = join(this.#folder, name)
    const bootstrap = formatBootstrap(this.#net.dht.bootstrap)
    const args = [BARE_READER, key, path, bootstrap]
    const reader = this.#processes.start({ name, file: process.execPath, args })
    const result = await reader.result((found) => 'bytes' in found, 'reading', AbortSignal.timeout(120_000))
    return { path, peers: result.peers as string[] }
  }

  async stop(): Promise<void> {
    for (const close of this.#closers.reverse()) await close()
    await this.#processes.stop(0)
    await this.#net.stop()
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }

  #start(name: string, secret: string, args: readonly string[]): Process {
    const env = {
      DATDOT_SECRET: secret,
      DATDOT_RPC: this.chain.client.url,
      DATDOT_BOOTSTRAP: formatBootstrap(this.#net.dht.bootstrap),
      DATDOT_BIND: '127.0.0.1',
      DATDOT_HOME: join(this.#folder, name),
      DATDOT_LOG_LEVEL: 'info',
      DATDOT_LOG_FORMAT: 'json',
      DATDOT_CONFIG: '',
      NODE_OPTIONS: ''
    }
    return this.#processes.start({ name, file: process.execPath, args: [DATDOT, ...args, '--json'], env })
  }
}
