/** Who takes part in a load, and in which process. */

import { expect, test } from '@jest/globals'
import { someAtOnce } from '../../src/devnet/load/at-once.js'
import { groupsOf, processesFor } from '../../src/devnet/load/crowd.js'

const SIZE = { hosters: 5, encoders: 3, attestors: 2 }

test('hosters have processes of their own, and everybody is in one', () => {
  const groups = groupsOf(SIZE, 2)
  expect(groups.map(({ name, members }) => [name, members.map((member) => member.name)])).toEqual([
    ['hosters-1', ['hoster-1', 'hoster-3', 'hoster-5']],
    ['hosters-2', ['hoster-2', 'hoster-4']],
    ['workers-1', ['encoder-1', 'encoder-3', 'attestor-2']],
    ['workers-2', ['encoder-2', 'attestor-1']]
  ])
})

test('every account is another one, which any development chain can make', () => {
  const members = groupsOf(SIZE, 1).flatMap((group) => group.members)
  expect(members[0]).toEqual({ name: 'hoster-1', part: 'hoster', secret: '//Hoster//1' })
  expect(new Set(members.map(({ secret }) => secret)).size).toBe(10)
})

test('there is no process without members', () => {
  expect(groupsOf({ hosters: 3, encoders: 1, attestors: 1 }, 8).map(({ name }) => name)).toEqual([
    'hosters-1',
    'hosters-2',
    'hosters-3',
    'workers-1',
    'workers-2'
  ])
})

test('processes follow from cores, and from how many members there are', () => {
  expect([1, 2, 4, 16].map((cores) => processesFor(10, cores))).toEqual([1, 1, 2, 8])
  expect([17, 18, 50, 300].map((hosters) => processesFor(hosters, 2))).toEqual([1, 2, 3, 18])
})

test('some are worked on at once, all in the end', async () => {
  let [now, most] = [0, 0]
  const done: number[] = []
  await someAtOnce([10, 20, 30, 40, 50], 2, async (item, index) => {
    most = Math.max(most, ++now)
    await new Promise((resolve) => setImmediate(resolve))
    now--
    done.push(item + index)
  })
  expect({ most, done }).toEqual({ most: 2, done: [10, 21, 32, 43, 54] })
})

test('the first failure is told, and nothing more is begun', async () => {
  const begun: number[] = []
  const work = someAtOnce([1, 2, 3, 4], 1, async (item) => {
    begun.push(item)
    if (item === 2) throw new Error('failed')
  })
  await expect(work).rejects.toThrow('failed')
  expect(begun).toEqual([1, 2])
})
