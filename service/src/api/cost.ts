/** What a plan costs at most: the pallet's own sum (`plans_impls.rs`), so that nobody pays to learn that it is too much. */

import type { Price, PriceList } from '../chain/types.js'

const GIB = 1n << 30n
const MILLION = 1_000_000n

/** A range: its plain bytes, and its chunks; of a growing one the most bytes and the contracts that it may become. */
export type PricedRange = { readonly bytes: bigint } & ({ readonly chunks: bigint } | { readonly contracts: number })

export interface CostInput {
  readonly ranges: readonly PricedRange[]
  readonly replicas: number
  /** Most chunks in one contract. */
  readonly contractChunks: number
  /** How long hosting lasts. */
  readonly blocks: number
  readonly price: Price
}

/** All in planck, each rounded up. */
export interface Cost {
  readonly contracts: number
  readonly hosting: bigint
  readonly setup: bigint
  readonly delivery: bigint
  /** Returned when the contracts are removed. */
  readonly deposit: bigint
  readonly total: bigint
}

/** What a plan's change costs at most: the pallet's own sum (`plan_changes_impls.rs`). */
export interface ChangeInput {
  /** Ranges that the plan has: their contracts, and the stated plain bytes. */
  readonly present: readonly { readonly contracts: number; readonly bytes: bigint }[]
  /** As in `CostInput`. */
  readonly added: CostInput['ranges']
  readonly replicas: number
  readonly contractChunks: number
  readonly price: Price
  /** Blocks that are added to the plan's end. */
  readonly more: number
  /** Blocks from now to the new end. */
  readonly blocks: number
}

/** Hosting of the present ranges for the added time, and a setup of each of their slots; the added ranges as new ones. */
export function costOfChange(input: ChangeInput, list: PriceList): Cost {
  const { present, added, price, replicas, more } = input
  const fresh = costOf({ ...input, ranges: added }, list)
  if (more === 0) return fresh
  const contracts = present.reduce((sum, range) => sum + BigInt(range.contracts), 0n)
  const bytes = present.reduce((sum, range) => sum + range.bytes, 0n)
  const longer = costOfBilled((bytes + contracts * list.leastBilledBytes) * BigInt(replicas), more, price, list)
  return {
    contracts: fresh.contracts,
    hosting: longer.hosting + fresh.hosting,
    setup: longer.setup + fresh.setup,
    delivery: longer.delivery + fresh.delivery,
    deposit: fresh.deposit,
    total: longer.hosting + longer.setup + longer.delivery + fresh.total
  }
}

export function costOf(input: CostInput, list: PriceList): Cost {
  const { ranges, replicas, price } = input
  const chunks = BigInt(input.contractChunks)
  const contractsOf = (range: PricedRange) =>
    'contracts' in range ? BigInt(range.contracts) : ceilDivide(range.chunks, chunks)
  const contracts = ranges.reduce((sum, range) => sum + contractsOf(range), 0n)
  const bytes = ranges.reduce((sum, range) => sum + range.bytes, 0n)
  // Every contract counts the least billed bytes on top of its own, so that the flat minimum is always covered.
  const billed = (bytes + contracts * list.leastBilledBytes) * BigInt(replicas)
  const { hosting, setup, delivery } = costOfBilled(billed, input.blocks, price, list)
  const deposit = contracts * list.contractDeposit
  const total = hosting + setup + delivery + deposit
  return { contracts: Number(contracts), hosting, setup, delivery, deposit, total }
}

function costOfBilled(billed: bigint, blocks: number, price: Price, list: PriceList) {
  const hosting = ceilDivide(price.hosting * billed * BigInt(blocks), GIB * BigInt(list.blocksPerHour))
  const setup = ceilDivide(price.setup * billed * 2n, GIB)
  const delivery = ceilDivide(hosting * BigInt(list.deliveryShare), MILLION)
  return { hosting, setup, delivery }
}

function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor
}
