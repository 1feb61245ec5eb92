import { expect, test } from '@jest/globals'
import type { SetupDuty } from '../../src/chain/types.js'
import { type Heap, HeapRoom, PROCESS_HEAP } from '../../src/roles/heap.js'

const setups = [{} as SetupDuty]
const MIB = 2 ** 20
/** What is served to a provider in one block after the other. */
let tick = 0n
const busy = () => ({ setups, tick: ++tick })
const calm = () => ({ setups: [], tick: ++tick })

/** A heap that grows when it is told to. */
function recorded() {
  const done: string[] = []
  let size = 100 * MIB
  const heap: Heap = {
    grow: (percent) => done.push(`grow ${percent}`),
    size: () => size,
    collect: async () => void done.push('collect')
  }
  const litter = (bytes: number): void => {
    size += bytes
  }
  return { done, heap, litter }
}

test('there is room while replicas are set up, and it is given back some blocks after the last one', () => {
  const { heap, done } = recorded()
  const { serve } = new HeapRoom(heap).enter()
  for (let block = 0; block < 3; block++) serve(busy())
  expect(done).toEqual(['grow 300'])
  for (let block = 0; block < 9; block++) serve(calm())
  serve(busy())
  for (let block = 0; block < 9; block++) serve(calm())
  expect(done).toEqual(['grow 300'])
  for (let block = 0; block < 20; block++) serve(calm())
  expect(done).toEqual(['grow 300', 'grow 0', 'collect'])
  serve(busy())
  expect(done).toEqual(['grow 300', 'grow 0', 'collect', 'grow 300'])
})

test('what is not alive is given back after the start, and whenever the heap has grown while nothing is set up', async () => {
  const { heap, done, litter } = recorded()
  const room = new HeapRoom(heap)
  const [first, second] = [room.enter(), room.enter()]
  const collected = async (blocks: number): Promise<number> => {
    const before = done.length
    for (let block = 0; block < blocks; block++) {
      const duties = calm()
      first.serve(duties)
      second.serve(duties)
    }
    await Promise.resolve()
    return done.slice(before).filter((what) => what === 'collect').length
  }
  expect(await collected(9)).toBe(0)
  expect(await collected(1)).toBe(1)
  litter(15 * MIB)
  expect(await collected(200)).toBe(0)
  litter(2 * MIB)
  expect(await collected(40)).toBe(1)
  // As much was left as there is now.
  expect(await collected(200)).toBe(0)
  litter(17 * MIB)
  room.enter().serve(busy())
  expect(await collected(200)).toBe(0)
})

test('of several providers in a process the last one that has a setup gives it back, or goes', () => {
  const { heap, done } = recorded()
  const room = new HeapRoom(heap)
  const [first, second] = [room.enter(), room.enter()]
  first.serve(busy())
  second.serve(busy())
  first.leave()
  expect(done).toEqual(['grow 300'])
  second.leave()
  second.leave()
  expect(done).toEqual(['grow 300', 'grow 0', 'collect'])
})

/** Much that is not alive any more, and a little between it that is. In a function of its own: nothing on the stack keeps it. */
function litter() {
  const made = Array.from({ length: 1_000_000 }, (_, index) => [index])
  const full = process.memoryUsage()
  return { full, kept: made.filter((_, index) => index % 20 === 0) }
}

test('the heap of this process takes what it is told, and gives back what is not alive, also between what is', async () => {
  await PROCESS_HEAP.collect()
  const before = process.memoryUsage()
  PROCESS_HEAP.grow(300)
  const { full, kept } = litter()
  PROCESS_HEAP.grow(0)
  await PROCESS_HEAP.collect()
  const after = process.memoryUsage()
  expect(kept).toHaveLength(50_000)
  expect(after.heapUsed - before.heapUsed).toBeLessThan((full.heapUsed - before.heapUsed) / 2)
  expect(after.heapTotal - before.heapTotal).toBeLessThan((full.heapTotal - before.heapTotal) / 2)
})
