import { expect, test } from '@jest/globals'
import type { SetupDuty } from '../../src/chain/types.js'
import { type Heap, HeapRoom, PROCESS_HEAP } from '../../src/roles/heap.js'

const busy = { setups: [{} as SetupDuty] }
const calm = { setups: [] }

function recorded(): { readonly heap: Heap; readonly done: string[] } {
  const done: string[] = []
  return { done, heap: { grow: (percent) => done.push(`grow ${percent}`), collect: () => done.push('collect') } }
}

test('there is room while replicas are set up, and it is given back some blocks after the last one', () => {
  const { heap, done } = recorded()
  const { serve } = new HeapRoom(heap).enter()
  for (let block = 0; block < 20; block++) serve(calm)
  expect(done).toEqual([])
  for (let block = 0; block < 3; block++) serve(busy)
  expect(done).toEqual(['grow 300'])
  for (let block = 0; block < 9; block++) serve(calm)
  serve(busy)
  for (let block = 0; block < 9; block++) serve(calm)
  expect(done).toEqual(['grow 300'])
  for (let block = 0; block < 20; block++) serve(calm)
  expect(done).toEqual(['grow 300', 'grow 0', 'collect'])
  serve(busy)
  expect(done).toEqual(['grow 300', 'grow 0', 'collect', 'grow 300'])
})

test('of several providers in a process the last one that has a setup gives it back, or goes', () => {
  const { heap, done } = recorded()
  const room = new HeapRoom(heap)
  const [first, second] = [room.enter(), room.enter()]
  first.serve(busy)
  second.serve(busy)
  first.leave()
  expect(done).toEqual(['grow 300'])
  second.leave()
  second.leave()
  expect(done).toEqual(['grow 300', 'grow 0', 'collect'])
})

test('the heap of this process takes what it is told, and lets go of what is not alive', () => {
  const before = process.memoryUsage().heapUsed
  let garbage: number[][] | undefined = Array.from({ length: 200_000 }, (_, index) => [index])
  PROCESS_HEAP.grow(300)
  const full = process.memoryUsage().heapUsed
  expect(garbage.length).toBe(200_000)
  garbage = undefined
  PROCESS_HEAP.grow(0)
  PROCESS_HEAP.collect()
  expect(process.memoryUsage().heapUsed - before).toBeLessThan((full - before) / 2)
})
