/** What `scripts/devnet` can be told. */

import { expect, test } from '@jest/globals'
import { readOptions } from '../../src/devnet/options.js'

test('it publishes one source unless a load is asked for', () => {
  expect(readOptions(['path'], {})).toMatchObject({ path: 'path', once: false, rpcPort: 9_944, load: undefined })
})

test('encoders and attestors come in proportion to hosters', () => {
  expect(readOptions(['--hosters', '50', '--feeds', '200'], {}).load).toMatchObject({
    hosters: 50,
    encoders: 10,
    attestors: 10,
    feeds: 200,
    feedBytes: 2 ** 20,
    steady: 75
  })
})

test('there are as many as three replicas and five measurements need', () => {
  expect(readOptions(['--feeds', '6'], {}).load).toMatchObject({ hosters: 10, encoders: 3, attestors: 5, feeds: 6 })
  expect(readOptions(['--hosters', '3'], {}).load).toMatchObject({ hosters: 3, encoders: 3, attestors: 5, feeds: 20 })
})

test('every number can be said', () => {
  const args = '--hosters 4 --feeds 6 --encoders 5 --attestors 7 --feed-size 64KiB --processes 3 --steady 1m'.split(' ')
  expect(readOptions(args, {}).load).toEqual({
    hosters: 4,
    encoders: 5,
    attestors: 7,
    feeds: 6,
    feedBytes: 65_536,
    processes: 3,
    steady: 60
  })
})

test.each([
  ['--hosters', '2', /--hosters.*from 3/],
  ['--feeds', '0', /--feeds.*from 1/],
  ['--feed-size', 'much', /--feed-size.*number of bytes/]
])('%s %s is refused', (option, value, message) => {
  expect(() => readOptions(['--hosters', '4', option, value], {})).toThrow(message)
})
