/** Ports of plain values: a chain that says what a test wrote down. */

import type {
  Contract,
  Item,
  OpenChallenge,
  Plan,
  PlanReport,
  PriceList,
  Provider,
  SetupDuty
} from '../../src/chain/types.js'
import type { DiskFacts, LimitFacts, LocalFacts, NodeFacts, RecordFacts, ViewChain } from '../../src/views/index.js'

export const NOW = Date.UTC(2026, 2, 10, 12)
export const ME = 7n
export const ADDRESS = '5Me'

export const list: PriceList = {
  price: { hosting: 1_000n, setup: 2_000n },
  deliveryShare: 50_000,
  measurementFee: 10n,
  leastBilledBytes: 1_024n,
  accountDeposit: 1n,
  feedDeposit: 1n,
  contractDeposit: 1n,
  stakePerCapacity: 100n,
  stakePerSlot: 50n,
  stakePerGib: 400n,
  feeReserve: 1_000n,
  blocksPerHour: 1_200,
  tailDelay: 100,
  contractSetSize: 64,
  contractBytes: 64n << 20n,
  hostersPerContract: 3
}

export function provider(change: Partial<Provider> = {}): Provider {
  const role = { stake: 5_000n, committed: 100n, duties: 1, unit: 100n, anywhere: 0, regional: 0 }
  return {
    offer: {
      encoder: { capacity: 4, ask: 2_000n },
      hoster: { capacity: 8, bytes: 1n << 30n, ask: 900n },
      region: 'u3',
      hours: new Uint8Array(21).fill(0xff),
      rate: 1_024,
      latency: 100,
      from: 1,
      until: 1_000_000
    },
    status: { type: 'drawable' },
    feeReserve: 1_000n,
    encoder: role,
    attestor: undefined,
    hoster: role,
    usedBytes: 1_000n,
    pauses: { since: 0n, used: 0n },
    ...change
  }
}

export function challenge(change: Partial<OpenChallenge['challenge']> = {}, id = 40n): OpenChallenge {
  const samples = [{ contract: 20n, slot: 0, leaf: 3 }]
  const body = { type: 'leaves' as const, samples }
  return { id, challenge: { hoster: ME, issuedAt: 100, deadline: 140n, askedAt: 1n, missed: 0, body, ...change } }
}

export function plan(change: Partial<Plan> = {}): Plan {
  return {
    sponsor: ADDRESS,
    status: 'live',
    from: 50,
    until: 1_300,
    replicas: 2,
    contractChunks: 64,
    needs: { regions: ['u3'], hours: 0, rate: 0, latency: 1_000 },
    price: { hosting: 1_100n, setup: 2_000n },
    spans: [{ from: 50, to: 1_300 }],
    firstContract: 20n,
    contracts: 4,
    activated: 3,
    started: 1,
    ending: 0,
    removed: 0,
    queued: false,
    revived: 0,
    cancelledAt: undefined,
    ledger: { escrow: 500n, deposit: 4n, hosting: 30n, setup: 20n, delivery: 5n, returned: 0n },
    ...change
  }
}

export function planReport(contracts: PlanReport['contracts'], change: Partial<Plan> = {}): PlanReport {
  return { plan: plan(change), following: undefined, contracts, next: undefined }
}

export interface Written {
  readonly provider?: Provider
  readonly challenges?: readonly OpenChallenge[]
  readonly plans?: readonly { readonly id: bigint; readonly plan: Plan }[]
  readonly report?: PlanReport
  readonly items?: ReadonlyMap<bigint, Item>
  readonly contract?: Contract
  readonly sample?: Awaited<ReturnType<ViewChain['marketSample']>>
  readonly registered?: boolean
  readonly undelivered?: number
  readonly tick?: bigint
  readonly setups?: readonly SetupDuty[]
}

const root = new Uint8Array(32)
const pin = { feed: 11n, fork: 0n, length: 128n, roots: [] }

export function chainOf(written: Written): ViewChain {
  const duties = {
    user: ME,
    tick: written.tick ?? 110n,
    epoch: { epoch: 3, start: 100n, length: 60n },
    ratings: [{ role: 'hoster' as const, good: 9n, bad: 1n, score: 900_000 }],
    setups: written.setups ?? [],
    measurements: [],
    hosted: [
      {
        slot: { contract: 20n, slot: 0 },
        plan: 12n,
        feedKey: root,
        pin,
        from: 0n,
        to: 64n,
        replicaRoot: root,
        sealedBytes: 2_048n,
        until: 1_300
      }
    ]
  }
  const feed = {
    key: root,
    manifest: undefined,
    fork: 0n,
    length: 128n,
    byteLength: 8_192n,
    treeHash: root,
    roots: [],
    publisher: ADDRESS,
    deposit: 1n,
    authorised: true,
    frozen: false
  }
  return {
    address: ADDRESS,
    blockTimeMs: 3_000,
    getBlockNumber: async () => 110,
    getBalance: async () => ({ free: 10_000n, held: 600n }),
    priceList: async () => list,
    myDuties: async () => (written.registered === false ? undefined : duties),
    myOpenChallenges: async () => written.challenges ?? [],
    getProviderByID: async () => written.provider,
    getHostingByID: async () => ({
      slots: 1,
      generation: 0,
      challenge: undefined,
      countedUntil: 90,
      proofs: 12n,
      lastSilence: undefined,
      undelivered: written.undelivered ?? 0,
      pausedIn: undefined,
      measurements: 0,
      sweep: undefined
    }),
    getDeliveryByID: async () => undefined,
    getContractByID: async () => written.contract,
    getUserIDByAddress: async (address) => (address === ADDRESS ? ME : 8n),
    getFeedByID: async () => feed,
    getFeedByKey: async (key) => (key.every((byte) => byte === 0) ? { id: 11n, feed } : undefined),
    getPlanRanges: async () => ({ ranges: [], feeds: [pin] }),
    planStatus: async () => written.report,
    getItemByID: async (id) => written.items?.get(id),
    plansOf: async () => written.plans ?? [],
    marketSample: async () => written.sample ?? { providers: [], plans: [], partial: false }
  }
}

export interface WrittenFacts {
  readonly node?: Partial<NodeFacts>
  readonly disk?: Partial<DiskFacts>
  readonly record?: Partial<RecordFacts>
  readonly refusal?: { readonly message: string; readonly remedy: string }
  readonly limits?: readonly LimitFacts[]
  readonly roles?: readonly ('encoder' | 'attestor' | 'hoster')[]
}

export function factsOf({
  node,
  disk,
  record,
  refusal,
  limits = [],
  roles = ['encoder', 'hoster']
}: WrittenFacts = {}): LocalFacts {
  const gib = 1n << 30n
  return {
    now: () => NOW,
    node: async () => ({
      connected: true,
      syncing: false,
      peers: 3,
      best: 110,
      finalised: 108,
      seenAt: NOW - 2_000,
      ...node
    }),
    disk: async () => ({ freeBytes: 50n * gib, totalBytes: 100n * gib, reserveBytes: gib, ...disk }),
    peers: () => 5,
    served: () => ({ bytes: 4_096n, since: NOW - 60_000 }),
    refusal: () => refusal,
    limits: () => limits,
    roles: () => roles,
    record: () => ({ days: new Map(), total: 0n, challenges: [], missed: 0, lost: undefined, ...record })
  }
}
