/** What a plan costs at most: the pallet's own sum (`plans_impls.rs`), so that nobody pays to learn that it is too much. */

import type { Price, PriceList } from '../chain/types.js'

const GIB = 1n << 30n
const MILLION = 1_000_000n

export interface CostInput {
  /** Of each range: its chunks, and the plain bytes of these chunks. */
  readonly ranges: readonly { readonly chunks: bigint; readonly bytes: bigint }[]
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

export function costOf(input: CostInput, list: PriceList): Cost {
  const { ranges, replicas, price } = input
  const chunks = BigInt(input.contractChunks)
  const contracts = ranges.reduce((sum, range) => sum + ceilDivide(range.chunks, chunks), 0n)
  const bytes = ranges.reduce((sum, range) => sum + range.bytes, 0n)
  // Every contract counts the least billed bytes on top of its own, so that the flat minimum is always covered.
  const billed = (bytes + contracts * list.leastBilledBytes) * BigInt(replicas)
  const hours = GIB * BigInt(list.blocksPerHour)
  const hosting = ceilDivide(price.hosting * billed * BigInt(input.blocks), hours)
  const setup = ceilDivide(price.setup * billed * 2n, GIB)
  const delivery = ceilDivide(hosting * BigInt(list.deliveryShare), MILLION)
  const deposit = contracts * list.contractDeposit
  const total = hosting + setup + delivery + deposit
  return { contracts: Number(contracts), hosting, setup, delivery, deposit, total }
}

function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor
}
