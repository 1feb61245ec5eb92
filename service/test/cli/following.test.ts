/** What a person is told of a plan that follows. */

import { expect, test } from '@jest/globals'
import type { FollowReport } from '../../src/chain/types.js'
import { describeFollowing, followOption } from '../../src/cli/following.js'

const REPORT: FollowReport = {
  feed: 4n,
  range: 0,
  from: 0n,
  to: 24n,
  length: 26n,
  bytes: 26n << 20n,
  maxBytes: 1n << 30n,
  contractsLeft: 9,
  tailAt: undefined,
  stopped: undefined
}

test.each([
  ['while it follows', {}, 'follows feed 4: 26.0 MiB of 1.00 GiB, 26 chunks, 9 contracts left'],
  ['while chunks wait', { tailAt: 77 }, /9 contracts left; what fills none gets a shorter one from block 77 on$/],
  [
    'at its bytes',
    { stopped: 'bytes' },
    /^followed feed 4 to 26.0 MiB of 1.00 GiB, 26 chunks; .*bytes that the plan pays/
  ],
  ['at its contracts', { stopped: 'contracts' }, /the contracts that the plan pays for are all there$/],
  ['at a chunk that is too large', { stopped: 'contractTooLarge' }, /larger than contracts may be$/]
] as const)('%s', (_, change, text) => {
  const told = describeFollowing({ ...REPORT, ...change })
  if (typeof text === 'string') expect(told).toBe(text)
  else expect(told).toMatch(text)
})

test('the options become what the service API takes', () => {
  expect(followOption(false, {})).toBeUndefined()
  expect(followOption(true, { maxBytes: 5n })).toEqual({ maxBytes: 5n })
  expect(followOption(true, { maxBytes: 5n, maxContracts: 2 })).toEqual({ maxBytes: 5n, contracts: 2 })
})
