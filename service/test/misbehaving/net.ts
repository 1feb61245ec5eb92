/** A network with misbehaving workers: a real node, a DHT, processes, a sponsor; and all that the chain tells. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HostingRequestParams, hostingRequest } from '../../src/api/index.js'
import { type ChainAPI, type Listening, Signer } from '../../src/chain/index.js'
import type { MarketEvent, MarketEventType, PlanId, UserId } from '../../src/chain/types.js'
import { type MarketParameters, setParameters } from '../../src/devnet/parameters.js'
import { Processes } from '../../src/devnet/processes.js'
import { formatBootstrap, randomBytes, sleep } from '../../src/hyper/index.js'
import { type ChainAndPeer, startChainAndPeer } from '../e2e/chain-and-peer.js'
import { type Member, type Place, SECRETS, startWorker, type Terms } from './members.js'

/** Processes are started one after the other: on few cores they would all be late. */
const BETWEEN_STARTS_MS = 500
const LOOK_MS = 500
const READY_SECONDS = 300
const SECONDS_PER_BLOCK = 3
const CHUNK_BYTES = 65_536

/** An event of one type, and the block that has it. */
export type Told<Type extends MarketEventType> = Extract<MarketEvent, { readonly type: Type }> & {
  readonly block: number
}

export class Net {
  readonly sponsor: ChainAPI
  readonly processes: Processes
  readonly members: Member[] = []
  readonly #events: (MarketEvent & { readonly block: number })[] = []
  readonly #chain: ChainAndPeer
  readonly #folder: string
  #listening: Listening | undefined

  private constructor(chain: ChainAndPeer, sponsor: ChainAPI, folder: string) {
    this.#chain = chain
    this.sponsor = sponsor
    this.#folder = folder
    this.processes = new Processes(join(folder, 'logs'))
  }

  /** @param parameters where the market is to differ from a development chain's */
  static async open(parameters: MarketParameters = {}): Promise<Net> {
    const chain = await startChainAndPeer()
    const folder = await mkdtemp(join(tmpdir(), 'datdot-misbehaving-'))
    const net = new Net(chain, await chain.as('//Alice'), folder)
    const apply: Parameters<ChainAPI['listenToEvents']>[0] = ({ block, events }) => {
      // A block may be handled twice.
      if (block > (net.#events.at(-1)?.block ?? -1)) net.#events.push(...events.map((event) => ({ ...event, block })))
    }
    net.#listening = await net.sponsor.listenToEvents(apply, { from: 1 })
    await setParameters(chain.client, '//Alice', parameters)
    return net
  }

  /** Where other processes find the node and the DHT. */
  get place(): Pick<Place, 'rpc' | 'bootstrap'> {
    const { dht, rpc } = this.#chain
    return { rpc, bootstrap: formatBootstrap(dht.bootstrap) }
  }

  /** Starts providers and waits until they may be drawn. */
  async provide<Name extends string>(terms: Readonly<Record<Name, Terms>>): Promise<Record<Name, Member>> {
    const place = { processes: this.processes, folder: this.#folder, ...this.place }
    const names = Object.keys(terms) as Name[]
    const started: (Pick<Member, 'secret' | 'folder' | 'process'> & { readonly name: Name })[] = []
    for (const [i, name] of names.entries()) {
      const secret = SECRETS[this.members.length + i]
      if (secret === undefined) throw new Error('there are no more accounts with money')
      started.push({ name, secret, ...startWorker(place, name, secret, terms[name]) })
      await sleep(BETWEEN_STARTS_MS)
    }
    const made = {} as Record<Name, Member>
    for (const worker of started) {
      const { name, secret } = worker
      const { address } = await Signer.fromSecret(secret)
      const { user } = await this.until(
        `${name} is registered`,
        READY_SECONDS,
        'accountCreated',
        ({ account }) => account === address
      )
      await this.until(`${name} may be drawn`, READY_SECONDS, 'providerDrawable', (event) => event.user === user)
      made[name] = { ...terms[name], ...worker, user }
      this.members.push(made[name])
    }
    return made
  }

  /** Publishes a plan for random bytes of the sponsor's own, which it serves until `leave` is called. */
  async host(
    chunks: number,
    terms: Partial<Omit<HostingRequestParams, 'source'>>
  ): Promise<{ readonly plan: PlanId; readonly key: Uint8Array; readonly leave: () => Promise<void> }> {
    const { peer } = this.#chain
    async function* content(): AsyncGenerator<Uint8Array> {
      for (let chunk = 0; chunk < chunks; chunk++) yield randomBytes(CHUNK_BYTES)
    }
    const source = { type: 'stream', stream: content() } as const
    const { plan, published } = await hostingRequest(
      { chain: this.sponsor, peer },
      { source, blocks: 2_400, ...terms },
      {
        confirm: async (quote) => {
          for (const { key } of quote.published.cores) await peer.announce(key)
          return true
        }
      }
    )
    const key = published.cores[0]?.key ?? new Uint8Array(0)
    const core = await peer.openCore(key)
    const leave = async (): Promise<void> => {
      await peer.unannounce(key)
      await core.clear({ start: 0, end: chunks })
      await core.close()
    }
    return { plan, key, leave }
  }

  /** All events of a type so far, in order. */
  told<Type extends MarketEventType>(type: Type): Told<Type>[] {
    return this.#events.filter((event): event is Told<Type> => event.type === type)
  }

  /** All events so far, in order. */
  all(): readonly (MarketEvent & { readonly block: number })[] {
    return this.#events
  }

  /** Waits for the first event of a type that is wanted. */
  async until<Type extends MarketEventType>(
    what: string,
    seconds: number,
    type: Type,
    wanted: (event: Told<Type>) => boolean = () => true
  ): Promise<Told<Type>> {
    const start = performance.now()
    for (;;) {
      const found = this.told(type).find(wanted)
      if (found !== undefined) return found
      if (performance.now() - start > seconds * 1_000) {
        const last = this.#events.slice(-12).map(({ block, type }) => `${block} ${type}`)
        throw new Error(`not within ${seconds} s: ${what}; last events: ${last.join(', ')}; logs: ${this.#folder}`)
      }
      const ended = this.processes.firstEnded(() => true)
      if (ended !== undefined) throw ended.failure(what)
      await sleep(LOOK_MS)
    }
  }

  /** Tells how long it took from one event to another. */
  report(what: string, from: { readonly block: number }, to: { readonly block: number }): void {
    const blocks = to.block - from.block
    process.stdout.write(`${what}: after ${blocks * SECONDS_PER_BLOCK} s (${blocks} blocks)\n`)
  }

  member(user: UserId): Member | undefined {
    return this.members.find((member) => member.user === user)
  }

  async stop(): Promise<void> {
    await this.#listening?.stop()
    await this.processes.stop(0)
    await this.#chain.stop()
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
