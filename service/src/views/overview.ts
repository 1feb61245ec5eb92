/** `view_overview`: one glance. */

import type { Duties, Hosting, OpenChallenge, Provider, ProviderStatus, Role } from '../chain/types.js'
import { alertsOf } from './alerts.js'
import { dutiesOf, seatsOf } from './duties.js'
import { dayOf, dueIn } from './format.js'
import type { Earned, LimitFacts, LocalFacts, OwnPlan, RecordFacts, ViewChain } from './ports.js'
import type { Alert, EarnedDay, LimitView, Overview, RoleView, Standing } from './shapes/index.js'

const ROLES: readonly Role[] = ['hoster', 'encoder', 'attestor']
/** Days in the chart. */
const DAYS = 30
/** Challenges that are listed. */
const RECENT = 20
const DAY_MS = 86_400_000
type Refusal = ReturnType<LocalFacts['refusal']>
const NOTHING: Earned = { hosting: 0n, setup: 0n, measuring: 0n }

export async function overview(chain: ViewChain, local: LocalFacts, signal?: AbortSignal): Promise<Overview> {
  const { blockTimeMs } = chain
  const [balance, list, duties, challenges, plans, node, disk] = await Promise.all([
    chain.getBalance(chain.address, signal),
    chain.priceList(signal),
    chain.myDuties(signal),
    chain.myOpenChallenges(signal),
    chain.plansOf(chain.address, signal),
    local.node(),
    local.disk()
  ])
  const { provider, hosting, delivery } = await bookkeeping(chain, duties, signal)
  const now = local.now()
  const record = local.record()
  const roles = rolesOf(provider, duties, local.roles())
  const tick = duties?.tick
  const unhosted = plans.filter((own) => isUnhosted(own, node.best)).length
  const { free, held } = balance
  const facts = { now, blockTimeMs, node, disk, free, list, tick, provider, hosting, delivery, challenges, roles }
  const refusal = local.refusal()
  const drawn = duties?.setups.filter((setup) => seatsOf(duties.user, setup).length > 0).length ?? 0
  const alerts = alertsOf({ ...facts, record, unhosted, refusal, drawn })
  const served = local.served()
  return {
    block: node.best,
    finalised: node.finalised,
    at: now,
    account: {
      address: chain.address,
      user: duties === undefined ? null : `${duties.user}`,
      free: `${free}`,
      held: `${held}`
    },
    ...stateOf(alerts, provider, refusal),
    alerts,
    standing: provider === undefined ? null : standingOf(provider.status, tick, blockTimeMs),
    earned: earnedOf(record, now),
    stored: storedOf(provider, duties),
    served: { bytes: `${served.bytes}`, since: served.since },
    disk: { freeBytes: `${disk.freeBytes}`, totalBytes: `${disk.totalBytes}` },
    limits: local.limits().map(limitOf),
    node: { connected: node.connected, syncing: node.syncing, peers: node.peers ?? null },
    peers: local.peers(),
    roles,
    duties: dutiesOf(duties, challenges, blockTimeMs),
    challenges: challengesOf(hosting, challenges, record)
  }
}

async function bookkeeping(chain: ViewChain, duties: Duties | undefined, signal?: AbortSignal) {
  if (duties === undefined) return { provider: undefined, hosting: undefined, delivery: undefined }
  const [provider, hosting, delivery] = await Promise.all([
    chain.getProviderByID(duties.user, signal),
    chain.getHostingByID(duties.user, signal),
    chain.getDeliveryByID(duties.user, signal)
  ])
  return { provider, hosting, delivery }
}

export function standingOf(status: ProviderStatus, tick: bigint | undefined, blockTimeMs: number): Standing {
  const end = status.type === 'registered' ? status.drawableAt : status.type === 'paused' ? status.until : undefined
  const left = end === undefined || tick === undefined ? null : dueIn(end - tick, blockTimeMs)
  return { type: status.type, left }
}

function rolesOf(provider: Provider | undefined, duties: Duties | undefined, running: readonly Role[]): RoleView[] {
  return ROLES.flatMap((role) => {
    const offered = provider?.offer[role]
    const state = provider?.[role]
    if (offered === undefined) return []
    const rating = duties?.ratings.find((rated) => rated.role === role)
    return [
      {
        role,
        running: running.includes(role),
        duties: state?.duties ?? 0,
        capacity: offered.capacity,
        score: rating?.score ?? 500_000,
        rated: rating !== undefined,
        stake: `${state?.stake ?? 0n}`,
        committed: `${state?.committed ?? 0n}`
      }
    ]
  })
}

function stateOf(
  alerts: readonly Alert[],
  provider: Provider | undefined,
  refusal: Refusal
): Pick<Overview, 'state' | 'summary'> {
  const [first] = alerts
  if (first?.level === 'danger') return { state: 'danger', summary: first.text }
  if (first?.level === 'warning') return { state: 'attention', summary: first.text }
  if (provider === undefined) {
    const poor = alerts.some(({ code }) => code === 'MONEY_MISSING')
    const next = poor ? 'Money is what this account needs first.' : 'This account offers nothing yet.'
    return { state: 'well', summary: `All is well. ${next}` }
  }
  const { type } = provider.status
  if (refusal !== undefined && (type === 'registered' || type === 'drawable')) {
    return { state: 'well', summary: `All is well. New work waits: ${refusal.message}.` }
  }
  const words: Record<ProviderStatus['type'], string> = {
    registered: 'All is well. The offer is known; first work may come soon.',
    drawable: 'All is well. Work comes by itself.',
    paused: 'Paused, as you asked.',
    leaving: 'Leaving, as you asked.',
    suspended: 'Suspended.'
  }
  return { state: 'well', summary: words[type] }
}

function limitOf({ limit, most, used, holds, until }: LimitFacts): LimitView {
  return { limit, most: most ?? null, used: used ?? null, holds, until: until ?? null }
}

function earnedOf({ days, total }: RecordFacts, now: number): Overview['earned'] {
  const names = Array.from({ length: DAYS }, (_, back) => dayOf(now - (DAYS - 1 - back) * DAY_MS))
  const sum = ({ hosting, setup, measuring }: Earned) => hosting + setup + measuring
  const list = names.map((day): EarnedDay => {
    const { hosting, setup, measuring } = days.get(day) ?? NOTHING
    return { day, hosting: `${hosting}`, setup: `${setup}`, measuring: `${measuring}` }
  })
  return { today: `${sum(days.get(dayOf(now)) ?? NOTHING)}`, total: `${total}`, days: list }
}

function storedOf(provider: Provider | undefined, duties: Duties | undefined): Overview['stored'] {
  const hosted = duties?.hosted ?? []
  return {
    slots: hosted.length,
    plainBytes: `${provider?.usedBytes ?? 0n}`,
    sealedBytes: `${hosted.reduce((sum, { sealedBytes }) => sum + sealedBytes, 0n)}`,
    offeredBytes: provider?.offer.hoster === undefined ? null : `${provider.offer.hoster.bytes}`
  }
}

function challengesOf(
  hosting: Hosting | undefined,
  open: readonly OpenChallenge[],
  { challenges, missed }: RecordFacts
): Overview['challenges'] {
  const recent = challenges.slice(-RECENT).reverse()
  return {
    open: open.length,
    answered: Number(hosting?.proofs ?? 0n),
    missed,
    recent: recent.map(({ id, outcome, block, at, reason }) => ({
      id: `${id}`,
      outcome,
      block,
      at,
      reason: reason ?? null
    }))
  }
}

/** Whether contracts of a running plan are without a full set of hosters. */
function isUnhosted({ plan }: OwnPlan, block: number): boolean {
  return plan.status === 'live' && plan.from <= block && plan.until > block && plan.started < plan.activated
}
