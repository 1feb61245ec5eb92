/** Fields of calls as polkadot.js Apps (Developer, Extrinsics) takes them. */

import type { CallFields } from '../chain/index.js'
import type { Output } from './output.js'

/** Prints calls with their arguments instead of sending them. */
export function printFields(output: Output, calls: readonly CallFields[]): void {
  if (calls.length === 0) output.note('there is nothing to send: the chain knows it all')
  for (const call of calls) output.result({ call }, describe(call))
}

function describe({ pallet, call, args, encoded }: CallFields): string {
  const fields = args.map(
    ({ name, value }) => `  ${name}:\n${indent(typeof value === 'string' ? value : JSON.stringify(value, null, 2))}`
  )
  return [
    `${pallet}.${call}`,
    ...fields,
    '  the whole call, for Developer > Extrinsics > Decode:',
    `    ${encoded}`
  ].join('\n')
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
}
