/** The devnet from its first process to the report: each stage is shown, has a time limit, and works on real parts. */

import { join } from 'node:path'
import { auditMoney, planAt } from '../chain/audit.js'
import { ChainAPI, type Listening, Signer } from '../chain/index.js'
import type { Block, BlockEvents, MarketEvent, PlanId, UserId } from '../chain/types.js'
import { formatBytes, formatMoney } from '../cli/quantities.js'
import { AUTHOR, FAUCET_SECRET, type Member, PROVIDERS, SHOWN, SPONSOR } from './cast.js'
import { type Content, contentOf } from './content.js'
import { type Faucet, startFaucet } from './faucet.js'
import {
  type Addresses,
  connectNode,
  daemonArgs,
  dashboardOf,
  ensurePorts,
  provideArgs,
  startDht,
  startMember,
  startNode,
  startReader
} from './network.js'
import type { DevnetOptions } from './options.js'
import { browserAddress, webAddress } from './ports.js'
import { type Process, Processes } from './processes.js'
import { awaitReader } from './readback.js'
import { makeReport, type Observed, type Report } from './report.js'
import type { Show } from './show.js'
import { Stages } from './stages.js'
import { isRoutine, Tally, tell } from './tally.js'

/** Time limits in seconds. */
const LIMITS = {
  start: 60,
  providers: 180,
  publish: 120,
  plan: 90,
  hosted: 420,
  proofs: 180,
  read: 120,
  epoch: 420,
  paid: 300
}

export class Devnet {
  readonly processes: Processes
  readonly #options: DevnetOptions
  readonly #show: Show
  readonly #stages: Stages
  readonly #tally = new Tally()
  readonly #names = new Map<UserId, string>()
  #addresses: Addresses = { rpc: '', bootstrap: '' }
  #chain: ChainAPI | undefined
  #faucet: Faucet | undefined
  #listening: Listening | undefined
  #plan: PlanId = 0n
  #dashboard = ''
  #published = ''

  constructor(options: DevnetOptions, show: Show) {
    this.#options = options
    this.#show = show
    this.processes = new Processes(join(options.home, 'logs'))
    this.#stages = new Stages(this.processes, options.patience, show)
  }

  get rpc(): string {
    return this.#addresses.rpc
  }

  get bootstrap(): string {
    return this.#addresses.bootstrap
  }

  /** Where money is given; nowhere before the start. */
  get faucet(): string | undefined {
    return this.#faucet?.url
  }

  /** Address of a hoster's dashboard, with its token. */
  get dashboard(): string {
    return this.#dashboard
  }

  /** Where a browser sees what was published. */
  get published(): string {
    return this.#published
  }

  /** Everything, in order. @throws DEVNET_*, HYPER_PATH_NOT_FOUND, CHAIN_* */
  async run(signal: AbortSignal): Promise<Report> {
    const content = await contentOf(this.#options.path, this.#options.home)
    await this.#start(signal)
    await this.#provide(signal)
    const { author, key } = await this.#publish(content, signal)
    const sponsor = await this.#pay(key, signal)
    await this.#host(sponsor, signal)
    this.#stages.dismiss(AUTHOR.name)
    await author.stop()
    this.#show.line(`author stopped (${author.how})`)
    await this.#prove(signal)
    const observed = await this.#readBack(key, content, author, signal)
    await this.#settle(signal)
    return this.#report(observed, signal)
  }

  /** Runs until a process ends that should not, or the signal fires. */
  async stay(signal: AbortSignal): Promise<void> {
    await this.#listen(this.#tally.block + 1, signal, isRoutine)
    await this.#stages.until(
      { stage: 'running', seconds: Number.MAX_SAFE_INTEGER, done: () => signal.aborted, state: () => '', log: '' },
      signal
    )
  }

  async stop(): Promise<void> {
    await this.#faucet?.close()
    await this.#listening?.stop()
    this.#chain?.client.close()
    await this.processes.stop()
  }

  async #start(signal: AbortSignal): Promise<void> {
    const { dhtPort, faucetPort, rpc, rpcPort } = this.#options
    await ensurePorts(this.#options)
    this.#show.stage('start', 'starting a node and a DHT')
    const node = rpc === undefined ? await startNode(this.processes, this.#options) : undefined
    const dht = await startDht(this.processes, dhtPort)
    this.#addresses = { rpc: rpc ?? `ws://127.0.0.1:${rpcPort}`, bootstrap: dht.bootstrap }
    const client = await connectNode(this.rpc, this.#stages, node?.log ?? this.rpc, LIMITS.start, signal)
    this.#chain = new ChainAPI(client)
    const payer = new ChainAPI(client, await Signer.fromSecret(FAUCET_SECRET))
    this.#faucet = await startFaucet({ chain: payer, port: faucetPort })
    await this.#listen(1, signal)
    this.#show.line(`chain at ${this.rpc}, DHT at ${this.bootstrap.split(',')[0]}`)
  }

  async #provide(signal: AbortSignal): Promise<void> {
    const chain = this.#api()
    const count = (part: Member['part']) => PROVIDERS.filter((member) => member.part === part).length
    this.#show.stage(
      'providers',
      `starting ${count('encoder')} encoders, ${count('hoster')} hosters, ${count('attestor')} attestors`
    )
    const web = await webAddress(this.#options.webPort)
    const first = PROVIDERS.map((member) => {
      const args = member === SHOWN ? daemonArgs(member, web) : provideArgs(member)
      return startMember(this.processes, member, this.#addresses, this.#options, args)
    })[0]
    await this.#stages.until(
      {
        stage: 'the registration of the providers',
        seconds: LIMITS.providers,
        done: () => this.#tally.drawable.size >= PROVIDERS.length,
        state: () => `${this.#tally.drawable.size} of ${PROVIDERS.length} may be drawn`,
        log: first?.log ?? ''
      },
      signal
    )
    for (const { name, secret } of PROVIDERS) {
      const user = await chain.getUserIDByAddress((await Signer.fromSecret(secret)).address, signal)
      if (user !== undefined) this.#names.set(user, name)
    }
    this.#show.line(`${PROVIDERS.length} providers are registered and may be drawn`)
    const asking = `${SHOWN.name}-dashboard`
    this.#stages.dismiss(asking)
    this.#dashboard = await dashboardOf(this.processes, SHOWN, asking, this.#addresses, this.#options)
    this.#show.line(`${SHOWN.name} is a daemon: its dashboard is ${this.#dashboard}`)
  }

  async #publish(content: Content, signal: AbortSignal): Promise<{ author: Process; key: string }> {
    this.#show.stage('published', `publishing ${content.title}`)
    const list = content.list === undefined ? [] : ['--files-from', content.list]
    const author = startMember(this.processes, AUTHOR, this.#addresses, this.#options, [
      'publish',
      content.path,
      ...list
    ])
    const stage = 'the publishing of the hypercore'
    const limited = this.#stages.limit(stage, LIMITS.publish, author.log, signal)
    const result = await author.result((found) => 'key' in found, stage, limited)
    const bytes = (result.cores as { byteLength: number }[]).reduce((sum, core) => sum + core.byteLength, 0)
    this.#show.line(`${result.kind} of ${formatBytes(bytes)}, key ${result.key}`)
    const key = String(result.key)
    this.#published = browserAddress(key, this.#dashboard)
    this.#show.line(`in a browser, as soon as it is hosted: ${this.#published}`)
    return { author, key }
  }

  async #pay(key: string, signal: AbortSignal): Promise<Process> {
    this.#show.stage('paid', 'requesting hosting')
    const args = ['host', key, '--until', `${this.#options.until}s`, '--yes']
    const sponsor = startMember(this.processes, SPONSOR, this.#addresses, this.#options, args)
    this.#stages.dismiss(SPONSOR.name)
    const stage = 'the publishing of the plan'
    const limited = this.#stages.limit(stage, LIMITS.plan, sponsor.log, signal)
    const result = await sponsor.result((found) => 'plan' in found, stage, limited)
    this.#plan = BigInt(String(result.plan))
    return sponsor
  }

  async #host(sponsor: Process, signal: AbortSignal): Promise<void> {
    this.#show.stage('hosted', 'encoding, attesting, hosting')
    const started = () => [...this.#tally.contracts.values()].filter((contract) => contract.started).length
    const total = () => this.#tally.plans.get(this.#plan)?.contracts ?? Number.NaN
    await this.#stages.until(
      {
        stage: 'the setup of the contracts',
        seconds: LIMITS.hosted,
        done: () => started() === total(),
        state: () => `${started()} of ${total()} contracts are hosted`,
        log: this.processes.folder
      },
      signal
    )
    await this.#stages.until(
      {
        stage: 'the end of the sponsor',
        seconds: LIMITS.plan,
        done: () => sponsor.how !== undefined,
        state: () => 'it still waits for its plan',
        log: sponsor.log
      },
      signal
    )
    if (sponsor.how !== 'exit code 0') throw sponsor.failure('the end of the sponsor')
  }

  async #prove(signal: AbortSignal): Promise<void> {
    this.#show.stage('proven', 'waiting for the first storage proof of every hoster')
    const hosters = this.#tally.hosters()
    const proven = () => hosters.filter((user) => (this.#tally.proofs.get(user) ?? 0) > 0).length
    await this.#stages.until(
      {
        stage: 'the first storage proofs',
        seconds: LIMITS.proofs,
        done: () => proven() === hosters.length,
        state: () => `${proven()} of ${hosters.length} hosters have proven storage`,
        log: this.processes.folder
      },
      signal
    )
  }

  async #readBack(key: string, content: Content, author: Process, signal: AbortSignal): Promise<Observed> {
    this.#show.stage('read', 'reading everything back, as a program that knows the key and nothing of DatDot')
    const reader = startReader(this.processes, key, join(this.#options.home, 'read'), this.bootstrap)
    this.#stages.dismiss(reader.name)
    const stage = 'reading back'
    const limited = this.#stages.limit(stage, LIMITS.read, reader.log, signal)
    const keys = await Promise.all(this.#tally.hosters().map((user) => this.#api().getHosterKey(user, signal)))
    const read = await awaitReader(reader, stage, content, join(this.#options.home, 'read'), keys, limited)
    const { files, bytes, differences } = read
    this.#show.line(`${files} files, ${formatBytes(bytes)} equal, ${differences.length} different`)
    return { key, authorOffline: author.how !== undefined, read }
  }

  async #settle(signal: AbortSignal): Promise<void> {
    this.#show.stage('delivered', 'waiting for an epoch whose deliveries are counted')
    const hosters = this.#tally.hosters()
    const counted = () =>
      hosters.filter((user) =>
        this.#tally.deliveries.some(({ hoster, delivery }) => hoster === user && delivery.median)
      ).length
    await this.#stages.until(
      {
        stage: 'the first counted epoch',
        seconds: LIMITS.epoch,
        done: () => counted() === hosters.length,
        state: () => `${counted()} of ${hosters.length} hosters were measured`,
        log: this.processes.folder
      },
      signal
    )
    this.#show.stage('settled', 'waiting until every slot is paid, and every attestor for what it measured')
    const unpaid = () => [
      ...this.#tally.slots().filter((slot) => slot.paid === 0n),
      ...[...this.#tally.measurers].filter((user) => this.#tally.paidTo(user).measuring === 0n)
    ]
    await this.#stages.until(
      {
        stage: 'the first payments of hosters and attestors',
        seconds: LIMITS.paid,
        done: () => unpaid().length === 0,
        state: () => `${unpaid().length} slots and attestors are not paid`,
        log: this.processes.folder
      },
      signal
    )
  }

  /** Everything at one finalised block: what the events said up to there is compared with the state after it. */
  async #report(observed: Observed, signal: AbortSignal): Promise<Report> {
    this.#show.stage('report', 'asking the chain')
    const chain = this.#api()
    await this.#listening?.stop()
    const { hash } = this.#tally
    const plan = await planAt(chain.client, this.#plan, hash, signal)
    if (plan === undefined) throw new Error(`plan ${this.#plan} is gone`)
    const audit = await auditMoney(chain.client, hash, signal)
    this.#show.finish()
    return makeReport({ plan, tally: this.#tally, audit, observed, names: this.#names, times: this.#show.times })
  }

  async #listen(from: Block, signal: AbortSignal, untold = (_: MarketEvent) => false): Promise<void> {
    const handler = (block: BlockEvents): void => {
      this.#tally.apply(block)
      for (const event of block.events) {
        if (untold(event)) continue
        const text = tell(event, (user) => this.#names.get(user) ?? `user ${user}`, formatMoney)
        if (text !== undefined) this.#show.line(`block ${block.block}: ${text}`)
      }
    }
    this.#listening = await this.#api().listenToEvents(handler, { from }, signal)
    this.#listening.ended.catch((error: Error) => this.#stages.fail(error))
  }

  #api(): ChainAPI {
    if (this.#chain === undefined) throw new Error('the chain is used before it was started')
    return this.#chain
  }
}
