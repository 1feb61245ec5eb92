/** Offers of a provider, out of what people say: made, changed, paused. */

import type { Block, Offer, PriceList, Role, Tick } from '../chain/types.js'

/** The chain as a provider needs it who makes or changes an offer. */
export interface OfferChain {
  getBlockNumber(signal?: AbortSignal): Promise<Block>
  priceList(signal?: AbortSignal): Promise<PriceList>
}

/** What may change of an offer. Roles and region only as far as no duty was drawn for them. */
export interface OfferChange {
  /** Instead of those that it has; a hoster that is new needs `storage`. */
  readonly roles?: readonly Role[] | undefined
  /** Two characters of a geohash. */
  readonly region?: string | undefined
  /** Plain bytes of a hoster. */
  readonly storage?: bigint | undefined
  /** 21 bytes, see `Offer`. */
  readonly hours?: Uint8Array | undefined
  /** Least price of a hoster, planck per GiB and hour. */
  readonly price?: bigint | undefined
  /** Least price of encoder and attestor, planck per GiB. */
  readonly setupPrice?: bigint | undefined
  /** Upload rate, KiB/s. */
  readonly rate?: number | undefined
  /** ms. */
  readonly latency?: number | undefined
  /** Duties of each role at the same time. */
  readonly capacity?: number | undefined
  /** Slots that a hoster holds at the same time; default as many as `capacity`. */
  readonly slots?: number | undefined
  /** Seconds from now on that it stands. */
  readonly until?: number | undefined
}

/** A new offer. */
export interface OfferWish extends OfferChange {
  readonly roles: readonly Role[]
  readonly region: string
  readonly hours: Uint8Array
  readonly rate: number
  readonly latency: number
  readonly capacity: number
  readonly until: number
}

/** Most that the chain lets a hoster offer. */
export const MOST_SLOTS = 2 ** 20

/** Duties that one is offered to take on at the same time, at most. */
export const MOST_DUTIES = 64

const SECONDS_PER_HOUR = 3_600

/** An offer from the newest block on; what is not said of prices is as usual. */
export async function offerOf(chain: OfferChain, wish: OfferWish, signal?: AbortSignal): Promise<Offer> {
  const { roles, capacity, storage: bytes = 0n, region, hours, rate, latency } = wish
  const { price, blocksPerHour } = await chain.priceList(signal)
  const now = await chain.getBlockNumber(signal)
  const setup = { capacity, ask: wish.setupPrice ?? price.setup }
  return {
    ...(roles.includes('encoder') && { encoder: setup }),
    ...(roles.includes('attestor') && { attestor: setup }),
    ...(roles.includes('hoster') && {
      hoster: { capacity: wish.slots ?? capacity, bytes, ask: wish.price ?? price.hosting }
    }),
    region,
    hours,
    rate,
    latency,
    from: now,
    until: now + blocksOf(wish.until, blocksPerHour)
  }
}

/** The whole offer with what changes. */
export async function changedOffer(
  chain: OfferChain,
  offer: Offer,
  change: OfferChange,
  signal?: AbortSignal
): Promise<Offer> {
  const { hours, rate, latency, region, until } = change
  const end = until === undefined ? undefined : await blockIn(chain, until, signal)
  return {
    ...offer,
    ...(await changedRoles(chain, offer, change, signal)),
    ...(region !== undefined && { region }),
    ...(hours !== undefined && { hours }),
    ...(rate !== undefined && { rate }),
    ...(latency !== undefined && { latency }),
    ...(end !== undefined && { until: end })
  }
}

/** A role that is new has the capacity of the others, and asks what they ask or what is usual. */
async function changedRoles(
  chain: OfferChain,
  offer: Offer,
  change: OfferChange,
  signal?: AbortSignal
): Promise<Pick<Offer, Role>> {
  const { storage, price, setupPrice, capacity, slots = capacity } = change
  const has = (role: Role) => change.roles?.includes(role) ?? offer[role] !== undefined
  const present = offer.encoder ?? offer.attestor
  const usual = (await chain.priceList(signal)).price
  // A hoster may hold more slots than anybody sets up at the same time.
  const fresh = { capacity: Math.min((present ?? offer.hoster)?.capacity ?? 1, MOST_DUTIES) }
  const setup = {
    ...(capacity !== undefined && { capacity }),
    ...(setupPrice !== undefined && { ask: setupPrice })
  }
  const hoster = {
    ...(slots !== undefined && { capacity: slots }),
    ...(price !== undefined && { ask: price }),
    ...(storage !== undefined && { bytes: storage })
  }
  return {
    encoder: has('encoder') ? { ...fresh, ask: present?.ask ?? usual.setup, ...offer.encoder, ...setup } : undefined,
    attestor: has('attestor') ? { ...fresh, ask: present?.ask ?? usual.setup, ...offer.attestor, ...setup } : undefined,
    hoster: has('hoster') ? { ...fresh, ask: usual.hosting, bytes: 0n, ...offer.hoster, ...hoster } : undefined
  }
}

/** The tick that is so many seconds away; a tick of the market's clock is at least one block. */
export async function tickIn(
  chain: OfferChain,
  now: Tick | undefined,
  seconds: number,
  signal?: AbortSignal
): Promise<Tick> {
  const { blocksPerHour } = await chain.priceList(signal)
  return (now ?? 0n) + BigInt(blocksOf(seconds, blocksPerHour))
}

/** Seconds of so many ticks. */
export async function secondsOf(chain: OfferChain, ticks: Tick, signal?: AbortSignal): Promise<number> {
  const { blocksPerHour } = await chain.priceList(signal)
  return (Number(ticks) * SECONDS_PER_HOUR) / blocksPerHour
}

async function blockIn(chain: OfferChain, seconds: number, signal?: AbortSignal): Promise<Block> {
  const { blocksPerHour } = await chain.priceList(signal)
  return (await chain.getBlockNumber(signal)) + blocksOf(seconds, blocksPerHour)
}

function blocksOf(seconds: number, blocksPerHour: number): number {
  return Math.ceil((seconds * blocksPerHour) / SECONDS_PER_HOUR)
}
