/** A chaos run from its first process to its checks: plans are published, staffed and proven while everybody is killed. */

import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { auditMoney, planAt } from '../chain/audit.js'
import type { Listening } from '../chain/index.js'
import type { Block, PlanReport } from '../chain/types.js'
import { someProviders } from '../devnet/cast.js'
import type { Check } from '../devnet/checks.js'
import { startReader } from '../devnet/network.js'
import type { Process } from '../devnet/processes.js'
import { awaitReader, type ReadBack } from '../devnet/readback.js'
import type { Show } from '../devnet/show.js'
import { sleep, withTimeout } from '../hyper/index.js'
import { checksOf, describeFindings } from './checks.js'
import { type Findings, inspectAttestor, inspectReplicas } from './disk.js'
import { History, type Journal } from './journal.js'
import { Net, type Provider } from './net.js'
import type { ChaosOptions } from './options.js'
import { type Kill, schedule } from './schedule.js'

/** Chunks of 64 KiB; a contract has eight of them. */
const FILE_BYTES = 1 << 20
const PLAN = ['--until', '2h', '--replicas', '2', '--chunks', '8']
/** Kills from one plan to the next: setups are under way most of the time. */
const KILLS_PER_PLAN = 20
/** Times a plan is asked for while the node is killed meanwhile. */
const MOST_REQUESTS = 8
/** Time limits in seconds. */
const LIMITS = { publish: 120, plan: 120, calm: 900, read: 180 }

export interface Outcome {
  readonly checks: readonly Check[]
  /** Seconds from the first kill to the last. */
  readonly killing: number
  /** Seconds from the last kill until all duties were done. */
  readonly calming: number
  readonly killed: Readonly<{ [name: string]: number }>
  readonly afterKills: Findings
  readonly blocks: number
}

export class Chaos {
  readonly #options: ChaosOptions
  readonly #show: Show
  readonly #net: Net
  readonly #history = new History()
  readonly #killed: { [name: string]: number } = {}
  readonly #waits = new Set<Promise<void>>()
  #found: Findings = { replicas: 0, pages: 0, records: 0, wrong: [] }
  #listening: Listening | undefined

  private constructor(options: ChaosOptions, show: Show, net: Net) {
    this.#options = options
    this.#show = show
    this.#net = net
  }

  static async make(options: ChaosOptions, show: Show): Promise<Chaos> {
    const { home, patience, providers } = options
    return new Chaos(options, show, await Net.make({ home, patience, cast: someProviders(providers) }, show))
  }

  get logs(): string {
    return this.#net.processes.folder
  }

  get #journal(): Journal {
    return this.#history.journal
  }

  /** Everything, in order. @throws CHAOS_*, DEVNET_*, CHAIN_* */
  async run(signal: AbortSignal): Promise<Outcome> {
    const { kills, seed, gap, providers } = this.#options
    const plan = schedule(seed, kills, gap * 1_000, someProviders(providers))
    this.#show.plain(`seed ${seed}: ${kills} kills, one in ${gap} s on average\n${describeSchedule(plan)}`)
    const { author, key, path } = await this.#begin(signal)
    const started = this.#show.seconds
    await this.#killAll(plan, key, signal)
    const killing = this.#show.seconds - started
    await this.#calm(signal)
    const calming = this.#show.seconds - started - killing
    await author.stop()
    const checks = await this.#judge(key, path, signal)
    const { block } = this.#journal.tally
    return { checks, killing, calming, killed: this.#killed, afterKills: this.#found, blocks: block }
  }

  async stop(): Promise<void> {
    await this.#listening?.stop()
    await this.#net.stop()
  }

  async #begin(signal: AbortSignal): Promise<{ author: Process; key: string; path: string }> {
    this.#show.stage('start', 'starting a node, a DHT and the providers')
    await this.#net.start(signal)
    this.#listening = await this.#net.chain.listenToEvents((block) => this.#history.apply(block), { from: 1 }, signal)
    this.#listening.ended.catch((error: Error) => this.#net.stages.fail(error))
    await this.#net.provide(() => this.#journal.tally.drawable.size, signal)
    const path = join(this.#options.home, 'content')
    await writeFile(path, randomBytes(FILE_BYTES))
    const author = this.#net.author(path)
    const limited = this.#net.stages.limit('the publishing of the hypercore', LIMITS.publish, author.log, signal)
    const { key } = await author.result((found) => 'key' in found, 'the publishing of the hypercore', limited)
    return { author, key: String(key), path }
  }

  async #killAll(kills: readonly Kill[], key: string, signal: AbortSignal): Promise<void> {
    let request = this.#request(key, signal)
    await request
    this.#show.stage('kills', `killing, ${kills.length} times`)
    for (const kill of kills) {
      await sleep(kill.afterMs, signal)
      this.#net.stages.check('the kills')
      if (kill.number === Math.ceil(kills.length / 2)) await this.#somethingToLose(signal)
      if (kill.number % KILLS_PER_PLAN === 0) {
        await request
        request = this.#request(key, signal)
        // It is waited for with the next one.
        request.catch(() => {})
      }
      await this.#kill(kill, signal)
    }
    await request
    await Promise.all(this.#waits)
  }

  /** Setups are under way during the first half of the kills at least; in the second there are replicas as well. */
  async #somethingToLose(signal: AbortSignal): Promise<void> {
    const done = () => this.#journal.tally.hosters().length > 0
    const wait = {
      stage: 'the first replica',
      seconds: LIMITS.calm,
      done,
      state: () => 'no slot is active',
      log: this.logs
    }
    await this.#net.stages.until(wait, signal)
  }

  /** Kills one, and looks at its disk before it is back. */
  async #kill({ number, name, backMs }: Kill, signal: AbortSignal): Promise<void> {
    const provider = this.#net.providers.get(name)
    const inspect = provider === undefined ? undefined : await this.#inspection(provider, signal)
    let found = ''
    await this.#net.of(name).kill(backMs, async () => {
      if (inspect === undefined) return
      const findings = await inspect()
      this.#add(findings)
      found = `, had ${describeFindings(findings)}${findings.wrong.map((text) => `\n      WRONG: ${text}`).join('')}`
    })
    this.#killed[name] = (this.#killed[name] ?? 0) + 1
    const of = `${number}/${this.#options.kills}`
    this.#show.line(`${of} killed ${name}, back in ${(backMs / 1_000).toFixed(1)} s${found}`)
  }

  /** What is to be looked at when the provider is dead: whatever it has signed by now. */
  async #inspection(provider: Provider, signal: AbortSignal): Promise<(() => Promise<Findings>) | undefined> {
    const { part } = provider.member
    if (part === 'encoder') return undefined
    // While there is no node, what is final has to do.
    const limited = withTimeout(2_000, signal)
    const duties = await this.#net.chain.getDuties(provider.address, limited).catch(() => undefined)
    if (part === 'hoster') {
      const signed = duties?.hosted ?? this.#journal.held(provider.user)
      return () => inspectReplicas(provider.folder, signed)
    }
    if (duties === undefined) return undefined
    return () => inspectAttestor(provider.folder, duties, (slot) => this.#journal.rootOf(slot))
  }

  #add({ replicas, pages, records, wrong }: Findings): void {
    const sum = this.#found
    this.#found = {
      replicas: sum.replicas + replicas,
      pages: sum.pages + pages,
      records: sum.records + records,
      wrong: [...sum.wrong, ...wrong]
    }
  }

  /** A new plan; asked for again if the node was killed at the wrong moment. */
  async #request(key: string, signal: AbortSignal): Promise<void> {
    const stage = 'the publishing of a plan'
    for (let attempt = 1; ; attempt++) {
      // A node that was killed may take its time to start.
      await this.#net.chain.nextBlock(signal)
      const sponsor = this.#net.sponsor(key, PLAN)
      const limited = this.#net.stages.limit(stage, LIMITS.plan, sponsor.log, signal)
      try {
        const { plan } = await sponsor.result((found) => 'plan' in found, stage, limited)
        return this.#show.line(`plan ${plan} published`)
      } catch (error) {
        await sponsor.stop()
        if (attempt === MOST_REQUESTS) throw error
        this.#show.line(`a request for hosting failed, asking again: ${sponsor.lastWords()}`)
      }
    }
  }

  /** Until all contracts are staffed, and all challenges answered that were issued by the last kill. */
  async #calm(signal: AbortSignal): Promise<void> {
    this.#show.stage('calm', 'nobody is killed any more: waiting until every duty is done')
    const { block: since } = await this.#net.chain.client.heads.next('best', signal)
    let state = 'nothing is final yet'
    const done = async (): Promise<boolean> => {
      const text = await this.#left(since, signal).catch((error: Error) => error.message)
      if (text !== state && text !== '') this.#show.line(text)
      state = text
      return text === ''
    }
    const wait = { stage: 'doing all duties', seconds: LIMITS.calm, done, state: () => state, log: this.logs }
    try {
      await this.#net.stages.until(wait, signal)
    } catch (error) {
      signal.throwIfAborted()
      // What is missing is for the checks to say.
      this.#show.line((error as Error).message)
    }
  }

  /** What is not done yet; empty when that is nothing. */
  async #left(since: Block, signal: AbortSignal): Promise<string> {
    const { plans, open, tally } = this.#journal
    if (tally.block <= since) return 'nothing is final yet'
    // As the checks will see it: in the last final block, not in the best.
    const { client } = this.#net.chain
    const reports = await Promise.all(plans.map((plan) => planAt(client, plan, tally.hash, signal)))
    const slots = reports.flatMap((report) => report?.contracts.flatMap((contract) => contract.slots) ?? [])
    const vacant = slots.filter(({ hoster }) => hoster === undefined).length
    const unstarted = reports.reduce(
      (sum, report) => sum + (report?.plan.contracts ?? 0) - (report?.plan.started ?? 0),
      0
    )
    const due = [...open.values()].filter((issued) => issued <= since).length
    if (vacant + unstarted + due === 0) return ''
    return `${vacant} slots vacant, ${unstarted} contracts never started, ${due} challenges open`
  }

  async #judge(key: string, path: string, signal: AbortSignal): Promise<Check[]> {
    this.#show.stage('checks', 'reading back, then asking the chain and looking at every page')
    const read = await this.#readBack(key, path, signal)
    const chain = this.#net.chain
    await this.#listening?.stop()
    const { hash } = this.#journal.tally
    const plans: PlanReport[] = []
    for (const plan of this.#journal.plans) {
      const report = await planAt(chain.client, plan, hash, signal)
      if (report !== undefined) plans.push(report)
    }
    const audit = await auditMoney(chain.client, hash, signal)
    const prices = await chain.priceList(signal)
    await this.#net.stopProviders()
    const inTheEnd = await this.#inspectAll()
    const endings = this.#net.endings()
    for (const { name, how, words } of endings)
      this.#show.line(`${name} ended by itself (${how}): ${words.slice(-300)}`)
    const evidence = {
      plans,
      prices,
      audit,
      journal: this.#journal,
      afterKills: this.#found,
      inTheEnd,
      read,
      endings,
      rewinds: this.#history.rewinds
    }
    return checksOf(evidence)
  }

  async #readBack(key: string, path: string, signal: AbortSignal): Promise<ReadBack> {
    const target = join(this.#options.home, 'read')
    const reader = startReader(this.#net.processes, key, target, this.#net.bootstrap)
    const limited = this.#net.stages.limit('reading back', LIMITS.read, reader.log, signal)
    const hosters = [...this.#net.providers.values()].filter(({ member }) => member.part === 'hoster')
    const keys = await Promise.all(hosters.map(({ user }) => this.#net.chain.getHosterKey(user, signal)))
    const content = { path, names: undefined }
    return awaitReader(reader, 'reading back', content, target, keys, limited)
  }

  async #inspectAll(): Promise<Findings> {
    const all: Findings[] = []
    for (const { member, user, folder } of this.#net.providers.values()) {
      if (member.part === 'hoster') all.push(await inspectReplicas(folder, this.#journal.held(user)))
    }
    return {
      replicas: all.reduce((sum, { replicas }) => sum + replicas, 0),
      pages: all.reduce((sum, { pages }) => sum + pages, 0),
      records: 0,
      wrong: all.flatMap(({ wrong }) => wrong)
    }
  }
}

function describeSchedule(kills: readonly Kill[]): string {
  const one = ({ afterMs, name, backMs }: Kill) => `+${afterMs} ${name} ${backMs}`
  return `schedule (milliseconds since the last one, who, milliseconds until it is back): ${kills.map(one).join(', ')}`
}
