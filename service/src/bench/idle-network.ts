/** A network of this machine in which one `datdot daemon` hosts many contracts, each set up as any other. */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ChainAPI, type ChainClient, Signer } from '../chain/index.js'
import { AUTHOR, type Member, SPONSOR } from '../devnet/cast.js'
import { networkOf } from '../devnet/load/config.js'
import { groupsOf, inProportion } from '../devnet/load/crowd.js'
import { startGroup } from '../devnet/load/programs.js'
import { enrol } from '../devnet/load/provider.js'
import { type Addresses, connectNode, startDht, startMember, startNode } from '../devnet/network.js'
import { setParameters } from '../devnet/parameters.js'
import { freePort } from '../devnet/ports.js'
import { type Process, Processes } from '../devnet/processes.js'
import { Show } from '../devnet/show.js'
import { Stages } from '../devnet/stages.js'
import { Tally } from '../devnet/tally.js'
import { HypercorePeer, randomBytes } from '../hyper/index.js'
import { publishPlans } from './many-plans.js'

/** Each encoder and attestor gets so much: deposit, stake and fees are a hundredth of it. */
const FUNDS = 1_000_000_000_000_000n
/** Room for all contracts, and for those that are set up at the same time, each at its largest. */
const STORAGE = 64n << 30n
/** Time limits in seconds: at least so much, and so much for each contract. */
const LEAST = 300
const EACH = 3
const HOSTER: Member = { name: 'daemon', part: 'hoster', secret: '//Ferdie' }
/** As few as the chain draws three of at the same time, and five to measure. */
const WORKERS = { hosters: 0, ...inProportion(0) }
const WORKER_PROCESSES = 2

export class IdleNetwork {
  readonly #folder: string
  readonly #processes: Processes
  readonly #stages: Stages
  readonly #show: Show
  readonly #tally = new Tally()
  readonly #closers: (() => Promise<unknown>)[] = []
  #client: ChainClient | undefined

  /**
   * @param folder an empty one, for all state and logs
   * @param screen told what happens
   */
  constructor(folder: string, screen: { write(text: string): unknown }) {
    this.#folder = folder
    this.#show = new Show(screen)
    this.#processes = new Processes(join(folder, 'logs'))
    this.#stages = new Stages(this.#processes, 1, this.#show)
  }

  /** HOME of the daemon. */
  get home(): string {
    return join(this.#folder, HOSTER.name)
  }

  /** What has happened so far. */
  get counts() {
    const { block, proofs } = this.#tally
    return { block, answered: [...proofs.values()].reduce((sum, some) => sum + some, 0) }
  }

  /**
   * Sets up so many contracts. Author and sponsor are gone after that.
   * @returns the process of the daemon that hosts all of them, and seconds from the first plan to the last slot
   */
  async host(
    contracts: number,
    signal: AbortSignal
  ): Promise<{ readonly daemon: Process; readonly setupSeconds: number }> {
    this.#show.stage('start', 'starting a node, a DHT, encoders, attestors and a daemon')
    const { client, addresses } = await this.#start(signal)
    this.#client = client
    const chain = async (secret: string) => new ChainAPI(client, await Signer.fromSecret(secret))
    const author = await chain(AUTHOR.secret)
    const listening = await author.listenToEvents((block) => this.#tally.apply(block), { from: 1 }, signal)
    this.#closers.push(() => listening.stop())
    await this.#provide(author, addresses, signal)
    const terms = { capacity: contracts, storage: STORAGE }
    await enrol(await chain(HOSTER.secret), HOSTER.secret, ['hoster'], terms, signal)
    const daemon = startMember(this.#processes, HOSTER, addresses, { home: this.#folder }, ['daemon'], {
      DATDOT_WEB: '127.0.0.1:0'
    })
    const all = WORKERS.encoders + WORKERS.attestors + 1
    await this.#until('the registration of the providers', LEAST, () => [this.#tally.drawable.size, all], signal)
    const since = performance.now()
    await this.#setUp(await chain(SPONSOR.secret), addresses, contracts, signal)
    const setupSeconds = (performance.now() - since) / 1_000
    const { answered } = this.counts
    await this.#until('a storage proof', LEAST, () => [this.counts.answered, answered + 1], signal)
    return { daemon, setupSeconds }
  }

  /** From here on challenges and epochs come as seldom as with the parameters of `production`. */
  async slowDown(): Promise<void> {
    if (this.#client === undefined) throw new Error('there is no chain yet')
    const usual = { PerformanceEpoch: null, ChallengeDelay: null, ChallengeDuration: null }
    await setParameters(this.#client, AUTHOR.secret, usual)
  }

  /** Waits for so many seconds in which no process may end. */
  async run(seconds: number, signal: AbortSignal): Promise<void> {
    const since = performance.now()
    const elapsed = () => Math.floor((performance.now() - since) / 1_000)
    await this.#until('measuring', 2 * seconds + LEAST, () => [elapsed(), seconds], signal)
  }

  stage(stage: string, text: string): void {
    this.#show.stage(stage, text)
  }

  async stop(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) await close()
    await this.#processes.stop()
  }

  async #start(signal: AbortSignal): Promise<{ readonly client: ChainClient; readonly addresses: Addresses }> {
    const [rpcPort, p2pPort] = [await freePort(), await freePort()]
    const node = await startNode(this.#processes, { home: this.#folder, rpcPort, p2pPort })
    const { bootstrap } = await startDht(this.#processes, 0)
    const rpc = `ws://127.0.0.1:${rpcPort}`
    const client = await connectNode(rpc, this.#stages, node.log, LEAST, signal)
    this.#closers.push(() => client.close())
    return { client, addresses: { rpc, bootstrap } }
  }

  async #provide(author: ChainAPI, addresses: Addresses, signal: AbortSignal): Promise<void> {
    const groups = groupsOf(WORKERS, WORKER_PROCESSES)
    const secrets = groups.flatMap(({ members }) => members.map(({ secret }) => secret))
    const signers = await Promise.all(secrets.map((secret) => Signer.fromSecret(secret)))
    await author.transferToAll(
      signers.map(({ address }) => address),
      FUNDS,
      {},
      signal
    )
    for (const group of groups) startGroup(this.#processes, group, addresses, { home: this.#folder })
  }

  async #setUp(sponsor: ChainAPI, addresses: Addresses, contracts: number, signal: AbortSignal): Promise<void> {
    this.#show.stage('hosted', `publishing ${contracts} hypercores, and setting up a contract of each`)
    const folder = join(this.#folder, 'sponsor')
    mkdirSync(folder)
    const network = networkOf({ ...addresses, home: folder, logLevel: 'info' })
    const peer = await HypercorePeer.open({ ...network, folder: join(folder, 'store'), seed: randomBytes(32) })
    const active = () => this.#tally.slots().filter(({ hoster }) => hoster !== undefined).length
    try {
      const published = publishPlans(sponsor, peer, contracts, signal)
      await Promise.all([
        published,
        this.#until('the setup of the contracts', LEAST + EACH * contracts, () => [active(), contracts], signal)
      ])
    } finally {
      await peer.close()
    }
  }

  /** Until so many of so many; says now and then how far it is. */
  async #until(stage: string, seconds: number, count: () => [number, number], signal: AbortSignal): Promise<void> {
    const { folder: log } = this.#processes
    const state = () => count().join(' of ')
    let said = performance.now()
    const done = (): boolean => {
      const [now, all] = count()
      if (performance.now() - said > 15_000) {
        said = performance.now()
        this.#show.line(`${stage}: ${state()}`)
      }
      return now >= all
    }
    await this.#stages.until({ stage, seconds, done, state, log }, signal)
  }
}
