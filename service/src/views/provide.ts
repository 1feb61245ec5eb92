/** `view_offer` and `view_market`: what the account offers, and to what market. */

import type { Provider, Role } from '../chain/types.js'
import { dueIn, hex } from './format.js'
import { standingOf } from './overview.js'
import type { LocalFacts, ViewChain } from './ports.js'
import type { MarketView, OfferView } from './shapes/index.js'

const ROLES: readonly Role[] = ['hoster', 'encoder', 'attestor']
/** Plans and providers that are looked at to say what the market pays. */
const SAMPLE = 512

export async function offerView(chain: ViewChain, local: LocalFacts, signal?: AbortSignal): Promise<OfferView> {
  const { blockTimeMs } = chain
  const [balance, list, duties, block, disk] = await Promise.all([
    chain.getBalance(chain.address, signal),
    chain.priceList(signal),
    chain.myDuties(signal),
    chain.getBlockNumber(signal),
    local.disk()
  ])
  const provider = duties === undefined ? undefined : await chain.getProviderByID(duties.user, signal)
  const stake = ROLES.reduce((sum, role) => sum + (provider?.[role]?.stake ?? 0n), 0n)
  const free = disk.freeBytes > disk.reserveBytes ? disk.freeBytes - disk.reserveBytes : 0n
  return {
    registered: duties !== undefined,
    offer: provider === undefined ? null : offerOf(provider, block, blockTimeMs),
    standing: provider === undefined ? null : standingOf(provider.status, duties?.tick, blockTimeMs),
    usedBytes: `${provider?.usedBytes ?? 0n}`,
    stake: `${stake}`,
    free: `${balance.free}`,
    disk: { freeBytes: `${free}`, totalBytes: `${disk.totalBytes}` },
    blocksPerHour: list.blocksPerHour,
    stakes: {
      perCapacity: `${list.stakePerCapacity}`,
      perSlot: `${list.stakePerSlot}`,
      perGib: `${list.stakePerGib}`,
      feeReserve: `${list.feeReserve}`
    }
  }
}

function offerOf({ offer, ...states }: Provider, block: number, blockTimeMs: number): OfferView['offer'] {
  const { hoster, encoder, attestor, region, hours, rate, latency, until } = offer
  const setup = encoder ?? attestor
  return {
    roles: ROLES.filter((role) => offer[role] !== undefined),
    busy: ROLES.filter((role) => (states[role]?.duties ?? 0) > 0),
    bytes: `${hoster?.bytes ?? 0n}`,
    capacity: hoster?.capacity ?? setup?.capacity ?? 0,
    ask: hoster === undefined ? null : `${hoster.ask}`,
    setupAsk: setup === undefined ? null : `${setup.ask}`,
    region,
    hours: `0x${hex(hours)}`,
    rate,
    latency,
    until,
    left: dueIn(until - block, blockTimeMs)
  }
}

export async function marketView(chain: ViewChain, signal?: AbortSignal): Promise<MarketView> {
  const [list, sample] = await Promise.all([chain.priceList(signal), chain.marketSample(SAMPLE, signal)])
  const hosters = sample.providers.flatMap(({ offer, usedBytes, status }) =>
    offer.hoster === undefined || status.type === 'leaving'
      ? []
      : [{ ...offer.hoster, region: offer.region, usedBytes }]
  )
  const plans = sample.plans.filter(({ status }) => status === 'live')
  return {
    usual: { hosting: `${list.price.hosting}`, setup: `${list.price.setup}` },
    paid: spreadOf(plans.map(({ price }) => price.hosting)),
    asked: spreadOf(hosters.map(({ ask }) => ask)),
    plans: plans.length,
    hosters: hosters.length,
    offeredBytes: `${hosters.reduce((sum, { bytes }) => sum + bytes, 0n)}`,
    usedBytes: `${hosters.reduce((sum, { usedBytes }) => sum + usedBytes, 0n)}`,
    regions: countBy(hosters.map(({ region }) => region)).map(([region, count]) => ({ region, hosters: count })),
    partial: sample.partial
  }
}

function spreadOf(values: readonly bigint[]): MarketView['paid'] {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const [least, median, most] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)]
  if (least === undefined || median === undefined || most === undefined) return null
  return { least: `${least}`, median: `${median}`, most: `${most}` }
}

/** How often each name comes, the most frequent first. */
export function countBy(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b))
}
