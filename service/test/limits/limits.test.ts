import { tmpdir } from 'node:os'
import { afterEach, describe, expect, test } from '@jest/globals'
import { parseHours } from '../../src/cli/quantities.js'
import { LIMIT_NAMES, type LimitName, type LimitOptions, Limits, UNLIMITED } from '../../src/limits/index.js'
import type { LimitSources } from '../../src/limits/limits.js'
import type { Machine } from '../../src/limits/machine.js'
import { silentLogger } from '../../src/log.js'
import { FakeClock } from './fake-clock.js'

const GIB = 2 ** 30
/** A Monday. */
const MONDAY = Date.parse('2026-06-01T12:00:00Z')

const opened: Limits[] = []

afterEach(() => {
  for (const limits of opened.splice(0)) limits.close()
})

async function start(options: Partial<LimitOptions>, more: LimitSources = {}) {
  const clock = new FakeClock(MONDAY)
  const machine: { -readonly [Key in keyof Machine]: Machine[Key] } = { onMains: true, idle: true }
  const disk = { free: 10 * GIB }
  const limits = await Limits.start(
    {
      folder: tmpdir(),
      reserve: GIB,
      upload: UNLIMITED,
      download: UNLIMITED,
      cpu: undefined,
      memory: undefined,
      connections: undefined,
      hours: parseHours('all'),
      only: [],
      ...options
    },
    silentLogger(),
    { clock, free: async () => disk.free, machine: { look: async () => machine }, ...more }
  )
  opened.push(limits)
  return { limits, clock, machine, disk, code: () => (limits.refusal() as { code?: string } | undefined)?.code }
}

test('a machine without limits takes everything', async () => {
  const { limits } = await start({ reserve: 0 })
  expect(limits.refusal()).toBeUndefined()
  expect(limits.peerLimits).toEqual({})
})

test('new work is taken in the offered hours only', async () => {
  const { clock, code } = await start({ hours: parseHours('mon:13-14') })
  expect(code()).toBe('LIMITS_OUT_OF_HOURS')
  await clock.advance(3_600_000)
  expect(code()).toBeUndefined()
  await clock.advance(3_600_000)
  expect(code()).toBe('LIMITS_OUT_OF_HOURS')
})

test('on mains and idle, if that is asked for', async () => {
  const { clock, code, machine } = await start({ only: ['mains', 'idle'] })
  const { code: anyTime } = await start({}, { machine: { look: async () => machine } })
  machine.onMains = false
  await clock.advance(15_000)
  expect(code()).toBe('LIMITS_ON_BATTERY')
  machine.onMains = true
  machine.idle = false
  await clock.advance(15_000)
  expect(code()).toBe('LIMITS_IN_USE')
  expect(anyTime()).toBeUndefined()
  machine.idle = undefined
  await clock.advance(15_000)
  expect(code()).toBeUndefined()
})

test('no new work while the process has too much memory', async () => {
  let used = GIB
  const { code } = await start({ memory: 8 * GIB }, { memory: () => used })
  expect(code()).toBeUndefined()
  used = 8 * GIB + 1
  expect(code()).toBe('LIMITS_MEMORY_FULL')
})

test('the reserve of the disk is kept free, also of work that has just begun', async () => {
  const { limits, clock, disk, code } = await start({ reserve: 4 * GIB })
  const release = await limits.room(4 * GIB)
  await expect(limits.room(2 * GIB + 1)).rejects.toMatchObject({ code: 'LIMITS_DISK_RESERVED' })
  const second = await limits.room(2 * GIB)
  await expect(limits.room(1)).rejects.toMatchObject({ code: 'LIMITS_DISK_RESERVED' })
  release()
  release()
  second()
  ;(await limits.room(6 * GIB))()
  disk.free = 3 * GIB
  await clock.advance(15_000)
  expect(code()).toBe('LIMITS_DISK_RESERVED')
  disk.free = 5 * GIB
  await clock.advance(15_000)
  expect(code()).toBeUndefined()
})

test('the line has its limits at their hours', async () => {
  const { limits, clock } = await start({
    upload: { usual: 1_000, others: [{ hours: parseHours('mon:13-14'), rate: 50 }] },
    download: { usual: undefined, others: [{ hours: parseHours('mon:13-14'), rate: 70 }] }
  })
  const rates = () =>
    limits
      .state()
      .uses.filter(({ limit }) => /load$/.test(limit))
      .map(({ most }) => most)
  expect(rates()).toEqual([1_000, undefined])
  await clock.advance(3_600_000)
  expect(rates()).toEqual([50, 70])
})

test('peers have their part of the memory and of the connections', async () => {
  const { limits } = await start({ memory: 512 * 2 ** 20, connections: 20 })
  expect(limits.peerLimits).toEqual({
    connections: 20,
    connectionsOfAddress: 20,
    memoryOfAll: 128 * 2 ** 20,
    memoryOfPeer: 64 * 2 ** 20
  })
})

describe('what is told of each limit', () => {
  const useOf = (limits: Limits, wanted: LimitName, connections?: number) => {
    const { limit: _, ...use } = limits.state(connections).uses.find(({ limit }) => limit === wanted) ?? never()
    return use
  }
  const never = (): never => {
    throw new Error('no such limit')
  }

  test('all of them, once', async () => {
    const { limits } = await start({})
    expect(limits.state().uses.map(({ limit }) => limit)).toEqual([...LIMIT_NAMES])
    const { limits: none } = await start({ reserve: 0 })
    expect(none.state().uses.flatMap(({ limit, most }) => (most === undefined ? [] : [limit]))).toEqual(['connections'])
  })

  test('what passes a line and a core, between two looks', async () => {
    let cpu = 0
    const { limits, clock } = await start({ cpu: 0.5, upload: { usual: 1_000, others: [] } }, { cpu: () => cpu })
    expect(useOf(limits, 'upload')).toMatchObject({ most: 1_000, used: undefined })
    limits.pace.up.take(3_000)
    limits.pace.down.take(1_500)
    cpu += 6_000
    await clock.advance(15_000)
    expect(useOf(limits, 'upload')).toMatchObject({ most: 1_000, used: 200, holds: false })
    expect(useOf(limits, 'download')).toMatchObject({ most: undefined, used: 100 })
    expect(useOf(limits, 'cpu')).toMatchObject({ most: 0.5, used: 0.4 })
    await clock.advance(15_000)
    expect(useOf(limits, 'upload')).toMatchObject({ used: 0 })
  })

  test('what others have taken of the reserve, and that new work waits for it', async () => {
    const { limits, clock, disk } = await start({ reserve: 4 * GIB })
    expect(useOf(limits, 'reserve')).toMatchObject({ most: 4 * GIB, used: 0, holds: false })
    disk.free = 3 * GIB
    await clock.advance(15_000)
    expect(useOf(limits, 'reserve')).toMatchObject({ most: 4 * GIB, used: GIB, holds: true })
  })

  test('memory, connections, and until when the hours go', async () => {
    const { limits, clock } = await start(
      { hours: parseHours('mon:13-14'), memory: 8 * GIB, connections: 20 },
      { memory: () => GIB }
    )
    expect(useOf(limits, 'memory')).toMatchObject({ most: 8 * GIB, used: GIB, holds: false })
    expect(useOf(limits, 'connections', 7)).toMatchObject({ most: 20, used: 7 })
    expect(useOf(limits, 'schedule')).toMatchObject({ most: 1, holds: true, until: MONDAY + 3_600_000 })
    await clock.advance(3_600_000)
    expect(useOf(limits, 'schedule')).toMatchObject({ holds: false, until: MONDAY + 7_200_000 })
  })

  test('every limit that holds back new work, not the first alone', async () => {
    const { limits } = await start(
      { only: ['idle'], memory: 1 },
      { memory: () => 2, machine: { look: async () => ({ onMains: undefined, idle: false }) } }
    )
    const state = limits.state()
    expect(state.uses.filter(({ holds }) => holds).map(({ limit }) => limit)).toEqual(['memory', 'when'])
    expect(state.refusals).toHaveLength(2)
    expect(state.refusal).toMatchObject({ code: 'LIMITS_IN_USE' })
  })
})
