/** A network of real processes for tests that cut, slow and fill it: a node, a DHT, providers, an author, a sponsor. */

import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Listening } from '../../src/chain/index.js'
import type { Address, PlanId, PlanReport } from '../../src/chain/types.js'
import { inspectReplicas } from '../../src/chaos/disk.js'
import { History, type Journal } from '../../src/chaos/journal.js'
import { Net, type NetOptions, type Provider } from '../../src/chaos/net.js'
import { someProviders } from '../../src/devnet/cast.js'
import { Show } from '../../src/devnet/show.js'
import { randomBytes, sleep } from '../../src/hyper/index.js'
import { nodeBinary } from '../e2e/chain-node.js'

/** Milliseconds in which providers that reach each other staff a plan, draws that failed before included. */
export const STAFFING_MS = 300_000

/** Two of each role. */
export const CAST = someProviders(2)

export class Scene {
  readonly net: Net
  readonly #history = new History()
  readonly home: string
  #listening: Listening | undefined
  readonly #signal = new AbortController()

  private constructor(net: Net, home: string) {
    this.net = net
    this.home = home
  }

  /**
   * With providers that may be drawn.
   * @param prepare called with the folder in which each member has its home, before anybody starts
   */
  static async open(
    options: Omit<NetOptions, 'home' | 'patience' | 'cast'> = {},
    prepare: (home: string) => Promise<void> = async () => {}
  ): Promise<Scene> {
    const home = await mkdtemp(join(tmpdir(), 'datdot-networks-'))
    await prepare(home)
    process.env.DATDOT_NODE = nodeBinary()
    const show = new Show(createWriteStream(join(home, 'show')))
    const net = await Net.make({ ...options, cast: CAST, home, patience: 2 }, show)
    const scene = new Scene(net, home)
    try {
      const { signal } = scene.#signal
      await net.start(signal)
      scene.#listening = await net.chain.listenToEvents((block) => scene.#history.apply(block), { from: 1 }, signal)
      await net.provide(() => scene.journal.tally.drawable.size, signal)
      return scene
    } catch (error) {
      await scene.close()
      throw error
    }
  }

  get journal(): Journal {
    return this.#history.journal
  }

  /** Has the author publish and seed a file of random bytes; its key. */
  async publish(bytes: number): Promise<string> {
    const path = join(this.home, 'content')
    await writeFile(path, randomBytes(bytes))
    const { key } = await this.net
      .author(path)
      .result((found) => 'key' in found, 'publishing', AbortSignal.timeout(60_000))
    return String(key)
  }

  /** A plan for a key. */
  async request(key: string, ...args: string[]): Promise<PlanId> {
    const sponsor = this.net.sponsor(key, ['--until', '2h', '--replicas', '1', ...args])
    const { plan } = await sponsor.result((found) => 'plan' in found, 'requesting', AbortSignal.timeout(90_000))
    return BigInt(String(plan))
  }

  /** Who has the slots of the contracts that were drawn. */
  async hosters(plan: PlanId): Promise<(Address | undefined)[]> {
    return hostersOf(await this.#status(plan))
  }

  /** Resolves when every contract of the plan has all of its hosters. */
  staffed(plan: PlanId, ms = STAFFING_MS): Promise<void> {
    return this.until('a plan is staffed', ms, async () => {
      const report = await this.#status(plan)
      return report?.plan.started === report?.plan.contracts && !hostersOf(report).includes(undefined)
    })
  }

  /** Looks once in a second. @throws with the ends of all logs if it takes longer */
  async until(what: string, ms: number, done: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = Date.now() + ms; !(await Promise.resolve(done()).catch(() => false)); ) {
      if (Date.now() > end) throw new Error(`not within ${ms / 1_000} s: ${what}\n${await this.#words()}`)
      await sleep(1_000)
    }
  }

  provider(name: string): Provider {
    const provider = this.net.providers.get(name)
    if (provider === undefined) throw new Error(`nobody is called ${name}`)
    return provider
  }

  /** All that a provider has logged. */
  logOf(name: string): Promise<string> {
    return readFile(join(this.net.processes.folder, `${name}.log`), 'utf8')
  }

  /** Waits until a provider has said something that matches. */
  says(name: string, sentence: RegExp, ms: number): Promise<void> {
    return this.until(`${name} says ${sentence}`, ms, async () => sentence.test(await this.logOf(name)))
  }

  /** Stops the providers and looks at every page of every replica: what is wrong with them, and how many there are. */
  async replicas(): Promise<{ replicas: number; wrong: readonly string[] }> {
    const hosters = [...this.net.providers.values()].filter(({ member }) => member.part === 'hoster')
    await this.net.stopProviders()
    const found = await Promise.all(hosters.map(({ folder, user }) => inspectReplicas(folder, this.journal.held(user))))
    return {
      replicas: found.reduce((sum, { replicas }) => sum + replicas, 0),
      wrong: found.flatMap(({ wrong }) => wrong)
    }
  }

  async close(): Promise<void> {
    await this.#listening?.stop()
    this.#signal.abort(new Error('the test is over'))
    await this.net.stop()
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 })
  }

  #status(plan: PlanId): Promise<PlanReport | undefined> {
    return this.net.chain.planStatus(plan, 0, this.#signal.signal)
  }

  async #words(): Promise<string> {
    const names = [...this.net.providers.keys()]
    const logs = await Promise.all(names.map(async (name) => `${name}: ${(await this.logOf(name)).slice(-1_500)}`))
    return logs.join('\n')
  }
}

function hostersOf(report: PlanReport | undefined): (Address | undefined)[] {
  return report?.contracts.flatMap(({ slots }) => slots.map(({ hoster }) => hoster)) ?? []
}
