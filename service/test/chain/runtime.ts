/** The committed metadata of the runtime as polkadot.js needs it: encoding and decoding without a node. */

import { readFileSync } from 'node:fs'
import { Metadata, TypeRegistry } from '@polkadot/types'

const path = new URL('../../src/chain/generated/metadata.json', import.meta.url)

export function runtimeRegistry(): TypeRegistry {
  const registry = new TypeRegistry()
  const { result } = JSON.parse(readFileSync(path, 'utf8')) as { result: `0x${string}` }
  const opaque = registry.createType('Option<OpaqueMetadata>', registry.createType('Raw', result).toU8a())
  registry.setMetadata(new Metadata(registry, opaque.unwrap().toHex()), undefined, undefined, true)
  return registry
}

/** A codec of one of the runtime's named types, from a plain value in polkadot.js's form. */
export function codecOf(registry: TypeRegistry, type: string, value: unknown) {
  return registry.createTypeUnsafe(type, [value])
}

export const bytes = (length: number, fill: number) => new Uint8Array(length).fill(fill)
