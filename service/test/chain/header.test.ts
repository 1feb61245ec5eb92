/** The hash of a header as the node sends it, against what polkadot.js makes of the same header. */

import { expect, test } from '@jest/globals'
import { headerHash } from '../../src/chain/codec/header.js'
import { bytes, codecOf, runtimeRegistry } from './runtime.js'

const registry = runtimeRegistry()
const hash = (fill: number) => `0x${Buffer.from(bytes(32, fill)).toString('hex')}`
const headerOf = (number: number, logs: string[]) => ({
  parentHash: hash(1),
  number: `0x${number.toString(16)}`,
  stateRoot: hash(2),
  extrinsicsRoot: hash(3),
  digest: { logs }
})
/** A BABE pre-digest and a seal, as digest items are encoded. */
const LOGS = [`0x0642414245b501${'01'.repeat(109)}`, `0x05424142450101${'02'.repeat(64)}`]

test.each([
  ['the first block, without logs', headerOf(0, [])],
  ['one byte of a number', headerOf(63, LOGS)],
  ['two bytes', headerOf(64, LOGS)],
  ['four bytes', headerOf(16_384, LOGS)],
  ['the largest number of 32 bits', headerOf(2 ** 32 - 1, LOGS)],
  [
    'many logs',
    headerOf(
      7,
      Array.from({ length: 70 }, () => LOGS[1] as string)
    )
  ]
])('%s', (_, header) => {
  const { hash: expected } = codecOf(registry, 'Header', header)
  expect(headerHash(header)).toEqual(expected.toU8a())
})
