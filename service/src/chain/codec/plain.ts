/**
 * The chain's values as plain ones, and the types of that: `u32` and smaller as number, larger ones as bigint, keys and
 * hashes as bytes, accounts as addresses, records with the names of their fields. An enum is a tagged union, or where no
 * variant carries anything, the names of its variants.
 */

import {
  bool as Bool,
  type Bytes,
  type bool,
  Compact,
  Enum,
  GenericAccountId,
  Null,
  Option,
  Raw,
  Struct,
  type Text,
  Text as TextCodec,
  Tuple,
  type U8aFixed,
  UInt,
  type u8,
  type u16,
  type u32,
  type u64,
  type u128,
  type u256,
  Vec
} from '@polkadot/types'
import type { AccountId32 } from '@polkadot/types/interfaces'
import type { Codec } from '@polkadot/types/types'
import { addressOf } from '../address.js'

/** A field whose name a codec class has itself gets an underscore. */
type FieldName<Name> = Name extends `${infer Bare}_` ? Bare : Name
type Fields<T, Base> = { readonly [Name in Exclude<keyof T, keyof Base> as FieldName<Name>]: Plain<T[Name]> }
type Payload<T, Name extends string> = T extends { readonly [Key in `as${Name}`]: infer Value } ? Value : never
type Variant<Name extends string, Value> = [Value] extends [never]
  ? { readonly type: Uncapitalize<Name> }
  : [Value] extends [Struct]
    ? { readonly type: Uncapitalize<Name> } & Fields<Value, Struct>
    : { readonly type: Uncapitalize<Name>; readonly value: Plain<Value> }
type HasPayload<T> = keyof T extends infer Key ? (Key extends `as${string}` ? Key : never) : never
type Variants<T, Name extends string> = Name extends string ? Variant<Name, Payload<T, Name>> : never
type PlainEnum<T extends Enum> = [HasPayload<Omit<T, keyof Enum>>] extends [never]
  ? Uncapitalize<T['type']>
  : Variants<T, T['type']>

/** What `plain` makes of a codec of that type. */
export type Plain<T> = T extends u8 | u16 | u32
  ? number
  : T extends u64 | u128 | u256
    ? bigint
    : T extends bool
      ? boolean
      : T extends Text | AccountId32
        ? string
        : T extends U8aFixed | Bytes
          ? Uint8Array
          : T extends Option<infer Value>
            ? Plain<Value> | undefined
            : T extends Vec<infer Element>
              ? readonly Plain<Element>[]
              : T extends Enum
                ? PlainEnum<T>
                : T extends Struct
                  ? Fields<T, Struct>
                  : { readonly noPlainValueFor: T }

/** The plain value of a codec. */
export function plain<T extends Codec>(codec: T): Plain<T> {
  return convert(codec) as Plain<T>
}

function convert(codec: Codec): unknown {
  if (codec instanceof UInt) return codec.bitLength() <= 32 ? codec.toNumber() : codec.toBigInt()
  if (codec instanceof Bool) return codec.isTrue
  if (codec instanceof TextCodec) return codec.toString()
  if (codec instanceof GenericAccountId) return addressOf(codec)
  if (codec instanceof Raw) return new Uint8Array(codec)
  if (codec instanceof Compact) return convert(codec.unwrap())
  if (codec instanceof Option) return codec.isSome ? convert(codec.unwrap()) : undefined
  if (codec instanceof Vec || codec instanceof Tuple) return [...codec].map(convert)
  if (codec instanceof Struct) return fields(codec)
  if (codec instanceof Enum) return variant(codec)
  throw new TypeError(`no plain value for ${codec.toRawType()}`)
}

function fields(struct: Struct): Record<string, unknown> {
  return Object.fromEntries([...struct.entries()].map(([name, value]) => [bare(String(name)), convert(value)]))
}

function variant(codec: Enum): unknown {
  const type = uncapitalised(codec.type)
  if (codec.isBasic) return type
  const { inner } = codec
  if (inner instanceof Null) return { type }
  if (inner instanceof Struct) return { type, ...fields(inner) }
  return { type, value: convert(inner) }
}

const bare = (name: string) => name.replace(/_$/, '')

export const uncapitalised = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
