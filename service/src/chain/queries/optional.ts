import type { Option } from '@polkadot/types'
import type { Codec } from '@polkadot/types/types'

/** The plain value of what a map holds, or nothing. */
export function optional<T extends Codec, Value>(option: Option<T>, decode: (codec: T) => Value): Value | undefined {
  return option.isSome ? decode(option.unwrap()) : undefined
}
