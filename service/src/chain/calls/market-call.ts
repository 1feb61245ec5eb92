/** A call of the market, or one or several transfers: the name, and the arguments by their names. */

import type { ApiPromise } from '@polkadot/api'
import type { SubmittableExtrinsic } from '@polkadot/api/types'
import type { PalletDatdotCall } from '@polkadot/types/lookup'
import type { Codec } from '@polkadot/types/types'
import { stringCamelCase } from '@polkadot/util'
import { type Plain, plain } from '../codec/plain.js'
import { samePlain, wire } from '../codec/wire.js'
import { chainError } from '../errors.js'
import type {} from '../generated/augment-api.js'
import type { Address, Balance } from '../types.js'
import type { MarketCall } from './call.js'

/** A call with its arguments, as the runtime declares them. */
type AnyCall = Single | Batch
type Single = Plain<PalletDatdotCall> | Transfer

interface Transfer {
  readonly type: 'transferKeepAlive'
  readonly dest: { readonly type: 'id'; readonly value: Address }
  readonly value: Balance
}

interface Batch {
  readonly type: 'batchAll'
  readonly calls: readonly MarketCall[]
}

/** Has the compiler check a call's arguments against the runtime's. */
export function marketCall(call: AnyCall): MarketCall {
  return call
}

/** The bounded lists of calls: the argument's name, and the constant of the pallet that bounds it. */
const BOUNDS = [
  { of: (call: Single) => 'slots' in call && call.slots, what: 'slots', most: 'maxSettledSlots' },
  { of: (call: Single) => call.type === 'publishPlan' && call.plan.ranges, what: 'ranges', most: 'maxRanges' },
  { of: (call: Single) => call.type === 'planUpdate' && call.change.ranges, what: 'ranges', most: 'maxRanges' },
  { of: measurementsOf, what: 'measurements', most: 'maxMeasurements' }
] as const

/**
 * The call as a transaction to be signed.
 * @throws CHAIN_ARGUMENT_INVALID, CHAIN_TOO_MANY
 */
export function extrinsic(api: ApiPromise, call: MarketCall): SubmittableExtrinsic<'promise'> {
  if (isBatch(call)) return api.tx.utility.batchAll(call.calls.map((one) => extrinsic(api, one)))
  const { type, ...args } = call as Single & Record<string, unknown>
  checkBounds(api, call as Single)
  const build = builder(api, type)
  const names = build.meta.args.map(({ name }) => stringCamelCase(name.toString()))
  const made = attempt(type, () => build(...names.map((name) => wire(args[name]))))
  names.forEach((name, index) => {
    const encoded = made.args[index]
    if (encoded === undefined || !samePlain(plain(encoded), args[name])) {
      throw chainError('CHAIN_ARGUMENT_INVALID', { call: type, why: `${name} has a value of a wrong size` })
    }
  })
  return made
}

function isBatch(call: MarketCall): call is Batch {
  return call.type === 'batchAll'
}

function builder(api: ApiPromise, type: Single['type']): Builder {
  const build = type === 'transferKeepAlive' ? api.tx.balances[type] : api.tx.datdot[type]
  return build as unknown as Builder
}

interface Builder {
  (...args: unknown[]): SubmittableExtrinsic<'promise'>
  readonly meta: { readonly args: readonly { readonly name: Codec }[] }
}

function attempt<T>(call: string, make: () => T): T {
  try {
    return make()
  } catch (error) {
    throw chainError(
      'CHAIN_ARGUMENT_INVALID',
      { call, why: error instanceof Error ? error.message : `${error}` },
      error
    )
  }
}

function checkBounds(api: ApiPromise, call: Single): void {
  for (const { of, what, most } of BOUNDS) {
    const list = of(call)
    const bound = api.consts.datdot[most].toNumber()
    if (list && list.length > bound) throw chainError('CHAIN_TOO_MANY', { count: list.length, what, most: bound })
  }
}

function measurementsOf(call: Single): readonly unknown[] | false {
  return call.type === 'submitPerformanceChallenge' && call.report.type === 'reveal' && call.report.measurements
}
