/** Calls as polkadot.js Apps asks for them: every field with what to type or choose there. */

import { Bytes, Enum, GenericAccountId, Null, Option, Raw, Struct, Tuple, Vec } from '@polkadot/types'
import type { Codec } from '@polkadot/types/types'
import { u8aToHex } from '@polkadot/util'
import { addressOf } from './address.js'
import type { MarketCall } from './calls/call.js'
import { extrinsic } from './calls/market-call.js'
import type { ChainClient } from './client.js'

/** What to type into a field; for a record its fields by name; for a list its items in order. */
export type FieldValue = string | readonly FieldValue[] | { readonly [name: string]: FieldValue }

/** One call, as in Developer > Extrinsics. */
export interface CallFields {
  /** Names as Apps shows them. */
  readonly pallet: string
  readonly call: string
  readonly args: readonly { readonly name: string; readonly value: FieldValue }[]
  /** The whole call in hex, for Developer > Extrinsics > Decode, which fills all fields in. */
  readonly encoded: string
}

/** @throws CHAIN_ARGUMENT_INVALID, CHAIN_TOO_MANY */
export function callFields(client: ChainClient, call: MarketCall, signal?: AbortSignal): Promise<CallFields> {
  return client.read(async (api) => {
    const { method } = extrinsic(api, call)
    const args = method.meta.args.map(({ name }, index) => {
      const value = method.args[index]
      return { name: `${name}`, value: value === undefined ? '' : fieldValue(value) }
    })
    return { pallet: method.section, call: method.method, args, encoded: method.toHex() }
  }, signal)
}

/** The call as indented lines, in the order of the fields in Apps. */
export function renderFields({ pallet, call, args }: CallFields): string {
  return [`${pallet}.${call}`, ...args.flatMap(({ name, value }) => lines(name, value, 1))].join('\n')
}

function fieldValue(codec: Codec): FieldValue {
  if (codec instanceof Option) return codec.isSome ? fieldValue(codec.unwrap()) : '(leave out)'
  if (codec instanceof GenericAccountId) return addressOf(codec)
  if (codec instanceof Raw || codec instanceof Bytes) return u8aToHex(codec)
  if (codec instanceof Enum) return variantValue(codec)
  if (codec instanceof Struct) return record(codec)
  if (codec instanceof Vec || codec instanceof Tuple) return [...codec].map(fieldValue)
  return codec.toString()
}

function variantValue(codec: Enum): FieldValue {
  return codec.isBasic || codec.inner instanceof Null ? codec.type : { [codec.type]: fieldValue(codec.inner) }
}

function record(struct: Struct): FieldValue {
  const entries = [...struct.entries()].map(([name, value]) => [String(name).replace(/_$/, ''), fieldValue(value)])
  return Object.fromEntries(entries)
}

function lines(name: string, value: FieldValue, depth: number): string[] {
  const indent = '  '.repeat(depth)
  if (typeof value === 'string') return [`${indent}${name}: ${value}`]
  const inner = Object.entries(value)
  if (inner.length === 0) return [`${indent}${name}: (no items)`]
  return [`${indent}${name}:`, ...inner.flatMap(([key, field]) => lines(key, field, depth + 1))]
}
