/** Fields of calls as polkadot.js Apps (Developer, Extrinsics) takes them. */

import { type CallFields, renderFields } from '../chain/index.js'
import type { Output } from './output.js'

/** Prints calls with their arguments instead of sending them. */
export function printFields(output: Output, calls: readonly CallFields[]): void {
  if (calls.length === 0) output.note('there is nothing to send: the chain knows it all')
  for (const call of calls) {
    output.result(
      { call },
      `${renderFields(call)}\n  or all of it at once, for Developer > Extrinsics > Decode:\n    ${call.encoded}`
    )
  }
}
