/** The records of the pallet as plain ones; the compiler checks each against the runtime's own type. */

import type { Struct, Vec } from '@polkadot/types'
import type {
  PalletDatdotAccountUser,
  PalletDatdotAmendment,
  PalletDatdotChallengeHosting,
  PalletDatdotChallengeStorageChallenge,
  PalletDatdotContract,
  PalletDatdotDelivery,
  PalletDatdotDeliveryPerformanceChallenge,
  PalletDatdotFeed,
  PalletDatdotOfferProvider,
  PalletDatdotPlan,
  PalletDatdotPlanNeeds,
  PalletDatdotPlanPinnedFeed,
  PalletDatdotPlanPlanRange,
  PalletDatdotQueryDuties,
  PalletDatdotQueryItem,
  PalletDatdotQueryOpenChallenge,
  PalletDatdotQueryPlanReport,
  PalletDatdotQueryPriceList
} from '@polkadot/types/lookup'
import type { Codec } from '@polkadot/types/types'
import type {} from '../generated/augment-api.js'
import type * as types from '../types.js'
import { type Plain, plain } from './plain.js'

export const user = (codec: PalletDatdotAccountUser): types.User => plain(codec)
export const feed = (codec: PalletDatdotFeed): types.Feed => plain(codec)
export const plan = (codec: PalletDatdotPlan): types.Plan => planOf(plain(codec))
export const contract = (codec: PalletDatdotContract): types.Contract => plain(codec)
export const amendment = (codec: PalletDatdotAmendment): types.Amendment => plain(codec)
export const storageChallenge = (codec: PalletDatdotChallengeStorageChallenge): types.StorageChallenge => plain(codec)
export const performanceChallenge = (codec: PalletDatdotDeliveryPerformanceChallenge): types.PerformanceChallenge =>
  plain(codec)
export const hosting = (codec: PalletDatdotChallengeHosting): types.Hosting => plain(codec)
export const delivery = (codec: PalletDatdotDelivery): types.Delivery => plain(codec)
export const openChallenge = (codec: PalletDatdotQueryOpenChallenge): types.OpenChallenge => plain(codec)
/** Without what is a constant of the runtime. */
export const priceList = (codec: PalletDatdotQueryPriceList): Omit<types.PriceList, 'contractBytes'> => plain(codec)

/** What a page of duties has before its hosted replicas. */
export type DutiesHead = Omit<types.Duties, 'hosted'>

/** A page of hosted replicas; `next` is where the next one begins. */
export interface HostedPage extends Pick<types.Duties, 'hosted'> {
  readonly next: number | undefined
}

type Part<T extends Struct, Name extends keyof T> = Pick<T, Name> & Struct

export const dutiesHead = (codec: Codec): DutiesHead =>
  plain(codec as Part<PalletDatdotQueryDuties, 'user' | 'tick' | 'epoch' | 'ratings' | 'setups' | 'measurements'>)
export const hostedPage = (codec: Codec): HostedPage => plain(codec as Part<PalletDatdotQueryDuties, 'hosted' | 'next'>)

export function item(codec: PalletDatdotQueryItem): types.Item {
  const value = plain(codec)
  return value.type === 'plan' ? { ...value, ...planOf(value) } : value
}

export function planReport(codec: PalletDatdotQueryPlanReport): types.PlanReport {
  const report = plain(codec)
  return { ...report, plan: planOf(report.plan) }
}

export const planRanges = (
  ranges: Vec<PalletDatdotPlanPlanRange>,
  feeds: Vec<PalletDatdotPlanPinnedFeed>
): types.PlanRanges => ({
  ranges: plain(ranges),
  feeds: plain(feeds)
})

export function provider(codec: PalletDatdotOfferProvider): types.Provider {
  const value = plain(codec)
  return { ...value, offer: { ...value.offer, region: text(value.offer.region) } }
}

function planOf(value: Plain<PalletDatdotPlan>): types.Plan {
  return { ...value, needs: needsOf(value.needs) }
}

function needsOf(value: Plain<PalletDatdotPlanNeeds>): types.Needs {
  return { ...value, regions: value.regions.map(text) }
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
