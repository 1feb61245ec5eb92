/** What a load shows while it runs: the text, and where it goes. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { Screen } from '../../src/devnet/load/screen.js'
import { sample, usageOf } from '../../src/devnet/load/usage.js'
import { fullView, shortView } from '../../src/devnet/load/view.js'
import { STATE } from './load-state.js'

const proc = mkdtempSync(join(tmpdir(), 'datdot-proc-'))
afterAll(() => rmSync(proc, { recursive: true }))

test('everything is on one screen', () => {
  expect(fullView(STATE, 100)).toEqual([
    '01:02:05  encoding, attesting, hosting',
    '',
    'chain         block 812, final 2 behind',
    'providers     70 of 70 may be drawn',
    'plans         180 of 200 published, 37 hosted in the last minute',
    '  published   ███··························· 20',
    '  drawn       ██████························ 40',
    '  setting up  ██···························· 10',
    '  hosted      ████████······················ 50',
    '  proving     █████████····················· 60',
    'slots         333 of 540 active',
    'challenges    4 open, 121 answered, 1 missed',
    'deliveries    48 of 50 counted as delivered',
    'money         8.123 DAT put into plans; paid for setups 1.5 DAT, hosting 0.02 DAT, measuring 0 DAT',
    'slowest       drawn, 14 s in the median of 120 plans',
    '',
    'node            25 % of a core, 256.0 MiB',
    'hosters-1       50 % of a core, 1.00 GiB',
    'workers-1     ',
    'together        75 % of a core, 1.25 GiB'
  ])
})

test('no line is wider than the terminal', () => {
  expect(Math.max(...fullView(STATE, 40).map((line) => line.length))).toBe(40)
})

test('a log has it in one line', () => {
  expect(shortView(STATE)).toBe(
    'block 812; 180 of 200 plans: 20 published, 40 drawn, 10 setting up, 50 hosted, 60 proving; 333 slots; ' +
      'challenges 4 open, 121 answered, 1 missed; 37 a minute;   75 % of a core, 1.25 GiB'
  )
})

test('nothing has happened yet', () => {
  const nothing = { published: 0, drawn: 0, setup: 0, hosted: 0, proving: 0 }
  const lines = fullView({ ...STATE, plans: nothing, feeds: 0, behind: 0, slowest: undefined, processes: [] })
  expect(lines).toContain('slowest       no plan has got further yet')
  expect(lines).toContain(`  hosted      ${'·'.repeat(30)} 0`)
  expect(lines).toContain('chain         block 812, final at once')
})

test('a terminal is drawn in place, and what stays is above', () => {
  let written = ''
  const screen = new Screen({
    isTTY: true,
    columns: 20,
    rows: 3,
    write: (text) => {
      written += text
    }
  })
  const shown = { full: (width: number) => ['a'.repeat(width), 'b', 'c'], short: () => 'short' }
  screen.show(shown)
  screen.write('kept\n')
  screen.show(shown)
  screen.show(shown)
  const two = `\u001b[J${'a'.repeat(19)}\nb\n`
  expect(written).toBe(`${two}\r\u001b[2A\u001b[Jkept\n${two}\r\u001b[2A${two}`)
})

test('a terminal without a size has the usual one', () => {
  let written = ''
  const screen = new Screen({
    isTTY: true,
    columns: 0,
    rows: 0,
    write: (text) => {
      written += text
    }
  })
  screen.show({ full: (width) => Array.from({ length: 40 }, () => 'a'.repeat(width)), short: () => '' })
  expect(written.split('\n').map((line) => line.length)).toEqual([82, ...Array.from({ length: 22 }, () => 79), 0])
})

test('a log gets a line now and then', () => {
  let written = ''
  const screen = new Screen({
    write: (text) => {
      written += text
    }
  })
  const shown = (text: string) => ({ full: () => [], short: () => text })
  for (const [now, text] of [
    [0, 'one'],
    [14_999, 'two'],
    [15_000, 'three']
  ] as const)
    screen.show(shown(text), now)
  screen.write('kept\n')
  expect(written).toBe('one\nthree\nkept\n')
})

test('what a process uses is read of the system', async () => {
  const write = (ticks: string, kib: number) => {
    mkdirSync(join(proc, '7'), { recursive: true })
    writeFileSync(join(proc, '7', 'stat'), `7 (a) name (x) S 1 7 7 0 -1 4194560 9 0 0 0 ${ticks} 0 0 20 0 1 0 1 1 1`)
    writeFileSync(join(proc, '7', 'status'), `Name:\ta\nVmRSS:\t  ${kib} kB\n`)
    return sample(7, proc)
  }
  const before = await write('100 20', 2_048)
  const after = await write('300 70', 4_096)
  expect(before).toMatchObject({ seconds: 1.2, bytes: 2 ** 21 })
  if (before === undefined || after === undefined) throw new Error('nothing was read')
  expect(usageOf({ ...before, at: 0 }, { ...after, at: 5_000 })).toEqual({ cores: 0.5, bytes: 2 ** 22 })
  expect(await sample(8, proc)).toBeUndefined()
  expect(await sample(process.pid)).toMatchObject({ bytes: expect.any(Number) })
})
