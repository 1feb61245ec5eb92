/** Accounts in different states, for the page to show. */

import type { ContractReport, Item, Provider } from '../../src/chain/types.js'
import type { LimitFacts, LocalFacts, PastChallenge, ViewChain } from '../../src/views/index.js'
import { ADDRESS, chainOf, challenge, factsOf, NOW, planReport, provider } from '../views/plain-chain.js'

export interface Scene {
  readonly name: string
  readonly chain: ViewChain
  readonly local: LocalFacts
}

const DAT = 10n ** 12n
const GIB = 1n << 30n
const ALL = ['hoster', 'encoder', 'attestor'] as const

const days = new Map(
  Array.from({ length: 30 }, (_, back) => {
    const day = new Date(NOW - back * 86_400_000).toISOString().slice(0, 10)
    const amount = (BigInt((back * 7 + 4) % 11) * DAT) / 30n
    return [day, { hosting: amount, setup: amount / 3n, measuring: amount / 10n }] as const
  })
)

const slot = (hoster: string | undefined) => ({ hoster, replicaRoot: undefined, provenUntil: 100, paid: DAT / 100n })
const attempt = (deadline: bigint | undefined) => ({ amendment: 30n, slots: [0], deadline, attempts: 2 })

function contract(id: bigint, hosters: (string | undefined)[], staffing: ContractReport['staffing']): ContractReport {
  const plainBytes = 4_194_304n
  const feedKey = new Uint8Array(32).fill(7)
  return { id, feedKey, from: 0n, to: 64n, plainBytes, slots: hosters.map(slot), staffing, trouble: undefined }
}

const report = planReport(
  [
    contract(20n, [ADDRESS, '5OtherHoster', '5ThirdHoster'], []),
    contract(21n, [ADDRESS, undefined, undefined], [{ ...attempt(140n), lack: undefined }]),
    contract(22n, [undefined, undefined], [{ ...attempt(undefined), lack: { role: 'hoster', retryAt: 130 } }])
  ],
  { replicas: 3, price: { hosting: DAT / 300n, setup: DAT } }
)

function busy(change: Partial<Provider> = {}): Provider {
  const { offer, encoder, hoster } = provider()
  const roles = {
    hoster: { capacity: 8, bytes: 40n * GIB, ask: DAT / 400n },
    attestor: { capacity: 4, ask: DAT / 500n }
  }
  const state = hoster === undefined ? undefined : { ...hoster, stake: 900n * DAT }
  return provider({ usedBytes: 6n * GIB, offer: { ...offer, ...roles }, attestor: encoder, hoster: state, ...change })
}

const items = new Map<bigint, Item>([
  [
    20n,
    {
      type: 'contract',
      plan: 12n,
      range: 0,
      from: 0n,
      to: 64n,
      plainBytes: 9n,
      started: true,
      slots: [{ type: 'vacant' }]
    }
  ],
  [12n, { type: 'plan', ...report.plan }]
])
const base = { provider: busy(), plans: [{ id: 12n, plan: report.plan }], report, items }
const missed = {
  id: 33n,
  outcome: 'missed' as const,
  block: 90,
  at: NOW - 3_000_000,
  reason: 'this daemon was not running'
}
const record = {
  days,
  total: 123n * DAT,
  missed: 1,
  challenges: [missed, { ...missed, outcome: 'answered' as const, reason: undefined }]
}

const MIB = 2 ** 20
const free = { most: undefined, used: undefined, holds: false, until: undefined }
const limits: readonly LimitFacts[] = [
  { ...free, limit: 'reserve', most: Number(GIB), used: 0 },
  { ...free, limit: 'upload', most: 4 * MIB, used: 1.5 * MIB },
  { ...free, limit: 'download', used: 7 },
  { ...free, limit: 'cpu', most: 0.5, used: 0.123456 },
  { ...free, limit: 'connections', most: 512, used: 41 },
  { ...free, limit: 'schedule', most: 56, until: NOW + 3_600_000 }
]
const full: readonly LimitFacts[] = [
  { ...free, limit: 'reserve', most: Number(GIB), used: Number(GIB) / 4, holds: true },
  { ...free, limit: 'cpu', most: 1 },
  { ...free, limit: 'schedule', most: 56, holds: true, until: NOW + 3_600_000 },
  { ...free, limit: 'when', holds: true }
]

/** All is well and much goes on. */
export const well: Scene = {
  name: 'a provider at work',
  chain: chainOf({ ...base, sample: { providers: [busy(), busy()], plans: [report.plan], partial: false } }),
  local: factsOf({ roles: ALL, record, limits })
}

/** A machine that has worked for a month. */
export const month: Scene = {
  name: 'a hoster after a month',
  chain: {
    ...chainOf({ provider: busy(), challenges: [challenge({ issuedAt: 109 })] }),
    getBalance: async () => ({ free: 4_321n * DAT, held: 987n * DAT })
  },
  local: {
    ...factsOf({
      roles: ALL,
      limits,
      record: { ...record, missed: 0, challenges: Array.from({ length: 4 }, answered) }
    }),
    served: () => ({ bytes: 7n * GIB, since: NOW - 9 * 86_400_000 })
  }
}

/** Oldest first, as the record has them. */
function answered(_: unknown, place: number): PastChallenge {
  return {
    ...missed,
    id: BigInt(30 + place),
    outcome: 'answered',
    at: NOW - (5 - place) * 3_000_000,
    reason: undefined
  }
}

/** Challenges are open, the disk is nearly full, the offer is suspended. */
export const danger: Scene = {
  name: 'a provider in danger',
  chain: chainOf({
    ...base,
    provider: busy({ status: { type: 'suspended', since: 5n } }),
    challenges: [challenge({ missed: 1 }), challenge({}, 41n)]
  }),
  local: factsOf({ roles: ['encoder'], record, disk: { freeBytes: GIB + 5n }, limits: full })
}

/** An offer that nobody was drawn for yet. */
export const fresh: Scene = {
  name: 'a new offer',
  chain: chainOf({ provider: { ...provider(), encoder: undefined, hoster: idle(), offer: hosterAlone() } }),
  local: factsOf({ roles: ['hoster'] })
}

function idle(): Provider['hoster'] {
  const { hoster } = provider()
  return hoster && { ...hoster, duties: 0 }
}

function hosterAlone(): Provider['offer'] {
  const { encoder: _, ...offer } = provider().offer
  return offer
}

/** Nothing has begun. */
export const empty: Scene = {
  name: 'a new account',
  chain: chainOf({ registered: false }),
  local: factsOf({ roles: [] })
}
