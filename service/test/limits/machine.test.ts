import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { MACHINE, type MachineSource, MachineWatch } from '../../src/limits/machine.js'

const folders: string[] = []

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function supplies(all: Record<string, Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'datdot-supplies-'))
  folders.push(folder)
  for (const [name, files] of Object.entries(all)) {
    await mkdir(join(folder, name))
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, name, file), `${text}\n`)
  }
  return folder
}

const look = async (source: Partial<MachineSource>) =>
  new MachineWatch({
    ...MACHINE,
    supplies: '/does/not/exist',
    idleHint: async () => '',
    load: () => 0,
    own: () => ({ used: 0, now: 0 }),
    ...source
  }).look()

const AC = (online: string) => ({ type: 'Mains', online })
const BATTERY = (status: string) => ({ type: 'Battery', status })
const MOUSE = { type: 'Battery', status: 'Discharging', scope: 'Device' }

test.each([
  ['plugged in', { AC: AC('1'), BAT0: BATTERY('Charging') }, true],
  ['unplugged', { AC: AC('0'), BAT0: BATTERY('Discharging') }, false],
  ['without a plug to read of, discharging', { BAT0: BATTERY('Discharging') }, false],
  ['without a plug to read of, full', { BAT0: BATTERY('Full') }, true],
  ['charged by USB', { ucsi: { type: 'USB_PD', online: '1' }, BAT0: BATTERY('Not charging') }, true],
  ['a desktop with a mouse', { hid: MOUSE, AC: AC('1') }, true],
  ['nothing but a mouse', { hid: MOUSE }, undefined],
  ['nothing', {}, undefined]
])('%s', async (_, all, onMains) => {
  expect(await look({ supplies: await supplies(all) })).toMatchObject({ onMains })
})

test.each([
  ['nobody there', 'yes\n', 0.1, true],
  ['somebody there', 'no\n', 0.1, false],
  ['nobody there, but busy', 'IdleHint=yes\n', 3, false],
  ['no word of anybody, calm', '', 0.1, true],
  ['no word of anybody, busy', '', 3, false],
  ['no word of anything', '', 0, undefined]
])('%s', async (_, hint, load, idle) => {
  expect(await look({ idleHint: async () => hint, load: () => load, cores: 4 })).toMatchObject({ idle })
})

test('work of this process is nobody else’s', async () => {
  const own = { used: 0, now: 0 }
  const watch = new MachineWatch({
    ...MACHINE,
    supplies: '/does/not/exist',
    idleHint: async () => {
      throw new Error('there is no loginctl')
    },
    load: () => 2.1,
    own: () => ({ ...own }),
    cores: 2
  })
  Object.assign(own, { used: 120_000, now: 60_000 })
  expect(await watch.look()).toEqual({ onMains: undefined, idle: true })
  Object.assign(own, { used: 120_000, now: 120_000 })
  expect(await watch.look()).toEqual({ onMains: undefined, idle: false })
})

test('this machine tells what it tells', async () => {
  const { onMains, idle } = await new MachineWatch().look()
  for (const told of [onMains, idle]) expect([true, false, undefined]).toContain(told)
})
