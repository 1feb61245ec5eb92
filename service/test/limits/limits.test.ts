import { tmpdir } from 'node:os'
import { afterEach, expect, test } from '@jest/globals'
import { parseHours } from '../../src/cli/quantities.js'
import { type LimitOptions, Limits, UNLIMITED } from '../../src/limits/index.js'
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
  expect(limits.state()).toMatchObject({ upload: 1_000, download: undefined })
  await clock.advance(3_600_000)
  expect(limits.state()).toMatchObject({ upload: 50, download: 70 })
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
