/**
 * The account as one who pays for hosting: its store of hypercores, which serves what its plans are about until that is
 * hosted, and the watch over hypercores that its plans follow. Which those are is in a file, and on chain.
 */

import { join } from 'node:path'
import { sleep } from '../abort.js'
import type { ChainAPI } from '../chain/index.js'
import { plansOf } from '../chain/queries/plans-of.js'
import type { PlanId } from '../chain/types.js'
import type { FeedCore, HypercorePeer, Published } from '../hyper/index.js'
import type { Logger } from '../log.js'
import { readState, startFollower, writeState } from '../roles/index.js'
import type { ChainLink } from './chain-link.js'

const RETRY_MS = 60_000

export interface SponsorOptions {
  readonly link: Pick<ChainLink, 'wait' | 'ended'>
  /** Folder of its files. */
  readonly folder: string
  readonly openStore: (signal: AbortSignal) => Promise<HypercorePeer>
  readonly log: Logger
}

/** A plan whose hypercores are served until it is hosted. */
interface Tended {
  readonly plan: PlanId
  readonly keys: readonly Uint8Array[]
}

/** The plans of an account that still follow a hypercore. */
export async function followingPlans(chain: ChainAPI, signal: AbortSignal): Promise<PlanId[]> {
  const following: PlanId[] = []
  for (const { id, plan } of await plansOf(chain.client, chain.address, signal)) {
    if (plan.status === 'ended') continue
    const report = await chain.planStatus(id, plan.contracts, signal)
    if (report?.following !== undefined && report.following.stopped === undefined) following.push(id)
  }
  return following
}

export class Sponsor {
  readonly #options: SponsorOptions
  readonly #log: Logger
  readonly #closing = new AbortController()
  readonly #open = new Map<PlanId, readonly FeedCore[]>()
  readonly #followed = new Map<PlanId, () => Promise<void>>()
  #tended: readonly Tended[] = []
  #store: Promise<HypercorePeer> | undefined
  #running: Promise<void> | undefined

  constructor(options: SponsorOptions) {
    this.#options = options
    this.#log = options.log.child({ part: 'sponsor' })
  }

  /** Takes up what the file and the chain say, as soon as there is a chain. */
  start(): void {
    this.#running ??= this.#keepTrying()
  }

  /** The store, opened once. @throws HYPER_STORE_UNUSABLE if another process has it */
  readonly store = (): Promise<HypercorePeer> => {
    if (this.#store === undefined) {
      const opening = this.#options.openStore(this.#closing.signal)
      this.#store = opening
      opening.catch(() => {
        this.#store = undefined
      })
    }
    return this.#store
  }

  /** Plans that are served or watched. */
  get plans(): readonly PlanId[] {
    return [...new Set([...this.#open.keys(), ...this.#followed.keys()])]
  }

  readonly tend = async (plan: PlanId, { cores }: Published): Promise<void> => {
    const tended = { plan, keys: cores.map(({ key }) => key) }
    await this.#remember([...this.#tended.filter((one) => one.plan !== plan), tended])
    await this.#serve(tended)
    await this.#follow(await this.#options.link.wait(this.#closing.signal), [plan])
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#running
    await this.#unfollow()
    for (const cores of this.#open.values()) for (const core of cores) await core.close()
    await this.#store?.then(
      (store) => store.close(),
      () => {}
    )
  }

  /** Another process may have the store for a while, such as `datdot publish`. */
  async #keepTrying(): Promise<void> {
    const { signal } = this.#closing
    while (!signal.aborted) {
      try {
        await this.#run()
      } catch (error) {
        if (!signal.aborted) this.#log.error({ err: error }, 'plans of this account are not looked after for now')
        await sleep(RETRY_MS, signal).catch(() => {})
      }
    }
  }

  /** As long as the connection to the chain lasts. */
  async #run(): Promise<void> {
    const { link } = this.#options
    const { signal } = this.#closing
    this.#tended = (await readState<Tended[]>(this.#file)) ?? []
    const chain = await link.wait(signal)
    for (const tended of this.#tended) if (!this.#open.has(tended.plan)) await this.#serve(tended)
    let unwatch = async (): Promise<void> => {}
    try {
      await this.#follow(chain, await followingPlans(chain, signal))
      unwatch = chain.client.heads.each('best', () => this.#look(chain))
      await link.ended(chain, signal)
    } finally {
      await unwatch()
      await this.#unfollow()
    }
  }

  /** Whoever follows asks the chain that is there. */
  async #unfollow(): Promise<void> {
    const stops = [...this.#followed.values()]
    this.#followed.clear()
    for (const stop of stops) await stop()
  }

  /** Ends serving what others serve now. */
  async #look(chain: ChainAPI): Promise<void> {
    for (const plan of this.#open.keys()) {
      const report = await chain.planStatus(plan, 0, this.#closing.signal)
      if (report !== undefined && report.plan.status !== 'ended') {
        const { started, contracts } = report.plan
        if (report.following !== undefined || started < contracts) continue
      }
      this.#log.info({ plan }, 'hosted by others: served no longer')
      await this.#remember(this.#tended.filter((one) => one.plan !== plan))
      await this.#release(plan)
    }
  }

  async #serve({ plan, keys }: Tended): Promise<void> {
    const store = await this.store()
    await this.#release(plan)
    this.#open.set(plan, await Promise.all(keys.map((key) => store.openCore(key))))
    for (const key of keys) await store.announce(key)
    this.#log.info({ plan }, 'serving until it is hosted')
  }

  async #release(plan: PlanId): Promise<void> {
    const cores = this.#open.get(plan) ?? []
    this.#open.delete(plan)
    for (const core of cores) await core.close()
  }

  async #follow(chain: ChainAPI, plans: readonly PlanId[]): Promise<void> {
    for (const plan of plans) {
      const { following } = (await chain.planStatus(plan, 0, this.#closing.signal)) ?? {}
      if (following === undefined || following.stopped !== undefined || this.#followed.has(plan)) continue
      const { tailDelay } = await chain.priceList(this.#closing.signal)
      const { stop, ended } = await startFollower({
        market: chain.market,
        peer: await this.store(),
        plans: [plan],
        folder: this.#options.folder,
        tailDelay,
        onEnd: ({ cause }) => this.#log.info({ plan, cause }, 'the plan follows its hypercore no further'),
        log: this.#log
      })
      this.#followed.set(plan, stop)
      // A change of the plan may have it followed again.
      void ended.then(() => {
        if (this.#followed.get(plan) !== stop) return undefined
        this.#followed.delete(plan)
        return stop()
      })
    }
  }

  get #file(): string {
    return join(this.#options.folder, 'tended.json')
  }

  async #remember(tended: readonly Tended[]): Promise<void> {
    this.#tended = tended
    await writeState(this.#file, tended)
  }
}
