/** `HostingLookup` over the chain: a feed's plans, their contracts, and the hosters in those contracts' slots. */

import type { ContractReport, Feed, FeedId, Key, PlanId, PlanReport, Provider, UserId } from '../chain/types.js'
import { equalBytes } from '../hyper/index.js'
import type { FeedHosting, HostedReplica, HostingLookup, HostingPlan } from './ports.js'

/** The chain as it is asked who hosts a feed. */
export interface HostingQueries {
  getFeedByKey(key: Key, signal?: AbortSignal): Promise<{ readonly id: FeedId; readonly feed: Feed } | undefined>
  getPlansOfFeed(feed: FeedId, most: number, signal?: AbortSignal): Promise<PlanId[]>
  planStatus(id: PlanId, from?: number, signal?: AbortSignal): Promise<PlanReport | undefined>
  getUserIDByAddress(address: string, signal?: AbortSignal): Promise<UserId | undefined>
  getHosterKey(id: UserId, signal?: AbortSignal): Promise<Key | undefined>
  getProviderByID(id: UserId, signal?: AbortSignal): Promise<Provider | undefined>
}

/** Plans of a feed, pages of 64 contracts of a plan, and replicas that are looked at. */
const MAX_PLANS = 16
const MAX_PAGES = 4
const MAX_REPLICAS = 256

interface Hoster {
  readonly noiseKey: Key
  readonly region: string | undefined
}

export class ChainHosting implements HostingLookup {
  readonly #chain: HostingQueries

  constructor(chain: HostingQueries) {
    this.#chain = chain
  }

  async hostersOf(key: Uint8Array, signal?: AbortSignal): Promise<FeedHosting | undefined> {
    const found = await this.#chain.getFeedByKey(key, signal)
    if (found === undefined) return undefined
    const { id, feed } = found
    const ids = await this.#chain.getPlansOfFeed(id, MAX_PLANS + 1, signal)
    const looked = await Promise.all(ids.slice(0, MAX_PLANS).map((plan) => this.#planOf(plan, key, signal)))
    const plans = looked.flatMap((report) => (report === undefined ? [] : [report]))
    const contracts = plans.flatMap((report) => report.contracts)
    const { replicas, more } = await this.#replicasOf(contracts, signal)
    const { length, byteLength, publisher, frozen } = feed
    return {
      feed: id,
      key,
      length,
      byteLength,
      publisher,
      frozen,
      plans: plans.map(({ plan }) => plan),
      replicas,
      more: more || ids.length > MAX_PLANS || plans.some((report) => report.more)
    }
  }

  /** A plan with those of its contracts that are of the feed. */
  async #planOf(id: PlanId, key: Key, signal?: AbortSignal) {
    const contracts: ContractReport[] = []
    let last: PlanReport | undefined
    let from: number | undefined = 0
    for (let page = 0; page < MAX_PAGES && from !== undefined; page++) {
      last = await this.#chain.planStatus(id, from, signal)
      if (last === undefined) return undefined
      contracts.push(...last.contracts.filter(({ feedKey }) => equalBytes(feedKey, key)))
      from = last.next
    }
    if (last === undefined) return undefined
    const { status, sponsor, until, replicas } = last.plan
    const lacking = contracts.filter(({ slots }) => slots.some(({ hoster }) => hoster === undefined)).length
    const plan: HostingPlan = { plan: id, status, sponsor, until, replicas, contracts: contracts.length, lacking }
    return { plan, contracts, more: from !== undefined }
  }

  async #replicasOf(contracts: readonly ContractReport[], signal?: AbortSignal) {
    const held = contracts.flatMap(({ id, from, to, slots }) =>
      slots.flatMap(({ hoster, provenUntil }) =>
        hoster === undefined ? [] : [{ contract: id, from, to, hoster, provenUntil }]
      )
    )
    const shown = held.slice(0, MAX_REPLICAS)
    const hosters = new Map<string, Hoster | undefined>()
    for (const { hoster } of shown) if (!hosters.has(hoster)) hosters.set(hoster, await this.#hosterOf(hoster, signal))
    const replicas = shown.flatMap((replica): HostedReplica[] => {
      const hoster = hosters.get(replica.hoster)
      return hoster === undefined ? [] : [{ ...replica, ...hoster }]
    })
    return { replicas, more: held.length > MAX_REPLICAS }
  }

  async #hosterOf(address: string, signal?: AbortSignal): Promise<Hoster | undefined> {
    const user = await this.#chain.getUserIDByAddress(address, signal)
    if (user === undefined) return undefined
    const noiseKey = await this.#chain.getHosterKey(user, signal)
    const provider = await this.#chain.getProviderByID(user, signal)
    return noiseKey && { noiseKey, region: provider?.offer.region }
  }
}
