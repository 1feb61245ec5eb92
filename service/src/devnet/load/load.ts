/** A load from its first process on: many providers, many feeds with a plan each, and a view of it while it runs. */

import { join } from 'node:path'
import { auditMoney, ChainAPI, type Listening, Signer } from '../../chain/index.js'
import type { BlockEvents } from '../../chain/types.js'
import { AUTHOR, FAUCET_SECRET } from '../cast.js'
import { type Faucet, startFaucet } from '../faucet.js'
import { type Addresses, connectNode, ensurePorts, startDht, startNode, startReader } from '../network.js'
import type { DevnetOptions, LoadOptions } from '../options.js'
import { webAddress } from '../ports.js'
import { type Process, Processes } from '../processes.js'
import type { Show } from '../show.js'
import { Stages } from '../stages.js'
import { groupsOf } from './crowd.js'
import { type LoadPage, startPage } from './page.js'
import { startGroup, startSponsor } from './programs.js'
import { awaitFeeds, type Feed, type ReadFeeds, readFolder } from './read-feeds.js'
import { type LoadReport, makeLoadReport, type Steady } from './report.js'
import type { Screen } from './screen.js'
import { fullView, type LoadState, shortView } from './view.js'
import { Watch } from './watch.js'

/** Each provider gets so much: deposit, stake and fees are a hundredth of it. */
const FUNDS = 1_000_000_000_000_000n
const VIEW_MS = 1_000
/** Time limits in seconds: at least so much, and so much for each of what grows with the load. */
const LEAST = 240
const EACH = { provider: 6, published: 3, hosted: 12, read: 4 }

interface Goal {
  readonly stage: string
  /** Longest time, before patience. */
  readonly seconds: number
  readonly all: number
  readonly count: () => number
  /** What the counted ones are. */
  readonly words: string
}

export class Load {
  readonly processes: Processes
  readonly #options: DevnetOptions
  readonly #size: LoadOptions
  readonly #show: Show
  readonly #screen: Screen
  readonly #stages: Stages
  readonly #watch = new Watch()
  readonly #running: Process[] = []
  readonly #feeds: Feed[] = []
  #addresses: Addresses = { rpc: '', bootstrap: '' }
  #chain: ChainAPI | undefined
  #listening: Listening | undefined
  #faucet: Faucet | undefined
  #page: LoadPage | undefined
  #view: NodeJS.Timeout | undefined
  #replicas = 0
  #at = ''

  constructor(options: DevnetOptions, size: LoadOptions, show: Show, screen: Screen) {
    this.#options = options
    this.#size = size
    this.#show = show
    this.#screen = screen
    this.processes = new Processes(join(options.home, 'logs'))
    this.#stages = new Stages(this.processes, options.patience, show)
  }

  get rpc(): string {
    return this.#addresses.rpc
  }

  get bootstrap(): string {
    return this.#addresses.bootstrap
  }

  /** Where it gives money, once it runs. */
  get faucet(): string | undefined {
    return this.#faucet?.url
  }

  /** Its page, with the token that opens it, once there is one. */
  get dashboard(): string | undefined {
    return this.#page?.address
  }

  /**
   * Until all is hosted and proven; with `once` also until all of it was read back, which the report is about.
   * @throws DEVNET_*, CHAIN_*
   */
  async run(signal: AbortSignal): Promise<LoadReport | undefined> {
    await this.#start(signal)
    await this.#provide(signal)
    const sponsor = await this.#publish(signal)
    await this.#host(signal)
    this.#stages.dismiss(sponsor.name)
    await sponsor.stop()
    await this.#prove(signal)
    if (!this.#options.once) return undefined
    const steady = await this.#steady(signal)
    const read = await this.#read(signal)
    return this.#report(steady, read, sponsor, signal)
  }

  /** Runs until a process ends that should not, or the signal fires. */
  async stay(signal: AbortSignal): Promise<void> {
    this.#at = 'all is hosted; until Ctrl-C'
    const forever = { stage: 'running', seconds: Number.MAX_SAFE_INTEGER, state: () => '', log: '' }
    await this.#stages.until({ ...forever, done: () => signal.aborted }, signal)
  }

  async stop(): Promise<void> {
    clearInterval(this.#view)
    await this.#page?.stop()
    await this.#faucet?.close()
    await this.#listening?.stop()
    await this.#chain?.client.close()
    await this.processes.stop()
  }

  /** Node and DHT; from here on the load is watched. */
  async #start(signal: AbortSignal): Promise<void> {
    const { dhtPort, faucetPort, rpc, rpcPort } = this.#options
    await ensurePorts(this.#options)
    this.#stage('start', 'starting a node and a DHT')
    const node = rpc === undefined ? await startNode(this.processes, this.#options) : undefined
    const dht = await startDht(this.processes, dhtPort)
    this.#running.push(...(node === undefined ? [] : [node]), dht.process)
    this.#addresses = { rpc: rpc ?? `ws://127.0.0.1:${rpcPort}`, bootstrap: dht.bootstrap }
    const client = await connectNode(this.rpc, this.#stages, node?.log ?? this.rpc, LEAST, signal)
    const chain = new ChainAPI(client, await Signer.fromSecret(AUTHOR.secret))
    this.#chain = chain
    const payer = new ChainAPI(client, await Signer.fromSecret(FAUCET_SECRET))
    this.#faucet = await startFaucet({ chain: payer, port: faucetPort })
    this.#replicas = (await chain.priceList(signal)).hostersPerContract
    const handler = (block: BlockEvents): void => this.#watch.apply(block, this.#show.seconds)
    this.#listening = await chain.listenToEvents(handler, { from: 1 }, signal)
    this.#listening.ended.catch((error: Error) => this.#stages.fail(error))
    this.#view = setInterval(() => void this.#draw(), VIEW_MS)
    await this.#serve(signal)
  }

  /** The same view as a section of a dashboard. */
  async #serve(signal: AbortSignal): Promise<void> {
    const { home, webPort } = this.#options
    const page = { home: join(home, 'page'), logs: this.processes.folder, web: await webAddress(webPort) }
    this.#page = await startPage({ ...this.#addresses, ...page, state: () => this.#state() }, signal)
    this.#show.line(`dashboard at ${this.#page.address}`)
  }

  /** Gives all accounts of the crowd money, and starts them. */
  async #provide(signal: AbortSignal): Promise<void> {
    const { hosters, encoders, attestors, processes } = this.#size
    const groups = groupsOf(this.#size, processes)
    const secrets = groups.flatMap(({ members }) => members.map(({ secret }) => secret))
    this.#stage('funds', `giving money to ${secrets.length} accounts`)
    const signers = await Promise.all(secrets.map((secret) => Signer.fromSecret(secret)))
    const addresses = signers.map(({ address }) => address)
    const limited = this.#stages.limit('the funding of the accounts', LEAST, this.processes.folder, signal)
    await this.#api().transferToAll(addresses, FUNDS, {}, limited)
    const words = `${hosters} hosters, ${encoders} encoders, ${attestors} attestors`
    this.#stage('providers', `starting ${words} in ${groups.length} processes`)
    for (const group of groups) {
      this.#running.push(startGroup(this.processes, group, this.#addresses, this.#options))
    }
    const goal = { all: secrets.length, count: () => this.#watch.tally.drawable.size, words: 'may be drawn' }
    const seconds = LEAST + EACH.provider * secrets.length
    await this.#reach({ stage: 'the registration of the providers', seconds, ...goal }, signal)
  }

  async #publish(signal: AbortSignal): Promise<Process> {
    const { feeds } = this.#size
    this.#stage('published', `publishing ${feeds} feeds, each with a plan of its own`)
    const sponsor = startSponsor(this.processes, this.#addresses, this.#options, this.#size)
    this.#running.push(sponsor)
    const stage = 'the publishing of the plans'
    const limited = this.#stages.limit(stage, LEAST + EACH.published * feeds, sponsor.log, signal)
    const known = new Set<unknown>()
    while (known.size < feeds) {
      const { plan, key, path } = await sponsor.result(
        (found) => 'plan' in found && !known.has(found.plan),
        stage,
        limited
      )
      known.add(plan)
      this.#feeds.push({ key: String(key), path: String(path) })
    }
    return sponsor
  }

  async #host(signal: AbortSignal): Promise<void> {
    const { feeds: all } = this.#size
    this.#stage('hosted', 'encoding, attesting, hosting')
    const goal = { all, count: () => this.#watch.stages.reached('hosted'), words: 'plans are hosted' }
    await this.#reach({ stage: 'the setup of the plans', seconds: LEAST + EACH.hosted * all, ...goal }, signal)
  }

  async #prove(signal: AbortSignal): Promise<void> {
    this.#stage('proven', 'waiting for storage proofs of every hoster')
    const goal = { count: () => this.#watch.stages.reached('proving'), words: 'plans are proven' }
    await this.#reach({ stage: 'the first storage proofs', seconds: LEAST, all: this.#size.feeds, ...goal }, signal)
  }

  /** What the processes use while nothing is set up. */
  async #steady(signal: AbortSignal): Promise<Omit<Steady, 'hostersPerCore' | 'hostersPerGiB'>> {
    const { steady } = this.#size
    this.#stage('steady', `measuring for ${steady} s what hosting takes`)
    const before = new Watch()
    await before.look(this.#running)
    const started = performance.now()
    const elapsed = () => (performance.now() - started) / 1_000
    await this.#stages.until(
      { stage: 'measuring', seconds: 2 * steady + LEAST, done: () => elapsed() >= steady, state: () => '', log: '' },
      signal
    )
    await before.look(this.#running)
    return { seconds: elapsed(), processes: before.state(this.#situation(), this.#running).processes }
  }

  async #read(signal: AbortSignal): Promise<ReadFeeds> {
    this.#stage('read', 'reading all feeds back, as a program that knows their keys and nothing of DatDot')
    const hosters = this.#watch.tally.hosters()
    const keys = await Promise.all(hosters.map((user) => this.#api().getHosterKey(user, signal)))
    const target = readFolder(this.#options.home)
    const feeds = this.#feeds.map(({ key }) => key).join(',')
    const reader = startReader(this.processes, feeds, target, this.bootstrap)
    this.#running.push(reader)
    this.#stages.dismiss(reader.name)
    const seconds = LEAST + EACH.read * this.#feeds.length
    const limited = this.#stages.limit('reading back', seconds, reader.log, signal)
    const onRead = (count: number): void => {
      this.#at = `reading back: ${count} of ${this.#feeds.length} feeds`
    }
    return awaitFeeds(reader, this.#feeds, target, keys, onRead, limited)
  }

  /** Money at one finalised block, after which nothing more is listened to. */
  async #report(
    steady: Omit<Steady, 'hostersPerCore' | 'hostersPerGiB'>,
    read: ReadFeeds,
    sponsor: Process,
    signal: AbortSignal
  ): Promise<LoadReport> {
    this.#stage('report', 'asking the chain')
    await this.#listening?.stop()
    clearInterval(this.#view)
    const watch = this.#watch
    const audit = await auditMoney(this.#api().client, watch.tally.hash, signal)
    this.#show.finish()
    const sponsorGone = sponsor.how !== undefined
    return makeLoadReport({ ...this.#size, watch, steady, read, audit, sponsorGone, times: this.#show.times })
  }

  async #reach({ stage, seconds, all, count, words }: Goal, signal: AbortSignal): Promise<void> {
    const state = () => `${count()} of ${all} ${words}`
    const { folder: log } = this.processes
    await this.#stages.until({ stage, seconds, done: () => count() >= all, state, log }, signal)
  }

  #stage(stage: string, text: string): void {
    this.#at = text
    this.#show.stage(stage, text)
  }

  async #draw(): Promise<void> {
    await this.#watch.look(this.#running)
    let state: LoadState | undefined
    const made = (): LoadState => {
      state ??= this.#state()
      return state
    }
    this.#screen.show({ full: (width) => fullView(made(), width), short: () => shortView(made()) })
  }

  #state(): LoadState {
    return this.#watch.state(this.#situation(), this.#running)
  }

  #situation() {
    const { hosters, encoders, attestors, feeds } = this.#size
    const best = this.#chain?.client.heads.last('best')?.block ?? 0
    const providers = hosters + encoders + attestors
    return { at: this.#at, seconds: this.#show.seconds, best, providers, feeds, replicas: this.#replicas }
  }

  #api(): ChainAPI {
    if (this.#chain === undefined) throw new Error('the chain is used before it was started')
    return this.#chain
  }
}
