import { expect, test } from '@jest/globals'
import { CpuPace } from '../../src/limits/cpu-pace.js'
import { FakeClock } from './fake-clock.js'

/** A process in which every page takes so many milliseconds of a core. */
function machine(share: number | undefined) {
  const clock = new FakeClock()
  let used = 0
  const pace = new CpuPace(share, clock, () => used)
  const work = async (ms: number, times: number): Promise<void> => {
    for (let left = times; left > 0; left--) {
      await pace.turn()
      used += ms
    }
  }
  return { clock, pace, work, used: () => used, spend: (ms: number) => (used += ms) }
}

test.each([0.1, 0.5, 1.5])('%d of a core is what work takes', async (share) => {
  const { clock, work, used } = machine(share)
  void work(5, 1_000_000)
  await clock.advance(60_000)
  expect(used() / 60_000).toBeGreaterThan(share * 0.95)
  expect(used() / 60_000).toBeLessThan(share + 0.01)
})

test('two that work at once have it together', async () => {
  const { clock, work, used } = machine(0.4)
  void work(5, 1_000_000)
  void work(7, 1_000_000)
  await clock.advance(60_000)
  expect(used() / 60_000).toBeLessThan(0.42)
  expect(used() / 60_000).toBeGreaterThan(0.37)
})

test('without a share nobody waits', async () => {
  const { work, used } = machine(undefined)
  await work(1_000, 100)
  expect(used()).toBe(100_000)
})

test('what could not wait is not paid back for ever', async () => {
  const { clock, pace, spend } = machine(0.5)
  spend(3_600_000)
  const turn = pace.turn()
  await clock.advance(5_000)
  await turn
})

test('a turn ends with the signal', async () => {
  const { pace, spend } = machine(0.1)
  spend(10_000)
  const stop = new AbortController()
  const turn = pace.turn(stop.signal)
  stop.abort(new Error('over'))
  await expect(turn).rejects.toThrow('over')
})
