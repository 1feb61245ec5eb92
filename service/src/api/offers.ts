/** Offers of a provider, out of what people say: made, changed, paused. */

import type { Block, Offer, PriceList, Tick } from '../chain/types.js'

/** The chain as a provider needs it who makes or changes an offer. */
export interface OfferChain {
  getBlockNumber(signal?: AbortSignal): Promise<Block>
  priceList(signal?: AbortSignal): Promise<PriceList>
}

/** What may change of an offer. */
export interface OfferChange {
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
  /** Seconds from now on that it stands. */
  readonly until?: number | undefined
}

/** A new offer. */
export interface OfferWish extends OfferChange {
  readonly roles: readonly ('encoder' | 'attestor' | 'hoster')[]
  readonly region: string
  readonly hours: Uint8Array
  readonly rate: number
  readonly latency: number
  readonly capacity: number
  readonly until: number
}

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
    ...(roles.includes('hoster') && { hoster: { capacity, bytes, ask: wish.price ?? price.hosting } }),
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
  const { storage, hours, price, setupPrice, rate, latency, capacity, until } = change
  const setup = {
    ...(capacity !== undefined && { capacity }),
    ...(setupPrice !== undefined && { ask: setupPrice })
  }
  const hoster = {
    ...(capacity !== undefined && { capacity }),
    ...(price !== undefined && { ask: price }),
    ...(storage !== undefined && { bytes: storage })
  }
  const end = until === undefined ? undefined : await blockIn(chain, until, signal)
  return {
    ...offer,
    ...(offer.encoder && { encoder: { ...offer.encoder, ...setup } }),
    ...(offer.attestor && { attestor: { ...offer.attestor, ...setup } }),
    ...(offer.hoster && { hoster: { ...offer.hoster, ...hoster } }),
    ...(hours !== undefined && { hours }),
    ...(rate !== undefined && { rate }),
    ...(latency !== undefined && { latency }),
    ...(end !== undefined && { until: end })
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
