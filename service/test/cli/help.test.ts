/** What somebody who is new sees of the command. */

import { expect, test } from '@jest/globals'
import { createProgram } from '../../src/cli/program.js'
import { SETTINGS } from '../../src/cli/setting-table.js'
import { datdot } from './cli.js'

const WIDTH = 80
const tooLong = (text: string) => text.split('\n').filter((line) => line.length > WIDTH)

test('without arguments: the few commands that people begin with, on one screen, as a result', async () => {
  const { exitCode, stdout, stderr } = await datdot([], {})
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  const commands = [...stdout.matchAll(/^ {2}datdot (\w+)/gm)].map(([, name]) => name)
  expect(commands).toEqual(['init', 'daemon', 'publish', 'host', 'status'])
  expect(stdout).toContain('datdot --help')
  expect(stdout).toContain('./scripts/devnet')
  expect(stdout.trim().split('\n').length).toBeLessThan(20)
  expect(tooLong(stdout)).toEqual([])
})

test('the list of commands has each in a group, said in a line', async () => {
  const { exitCode, stdout } = await datdot(['--help'], {})
  expect(exitCode).toBe(0)
  const list = stdout.slice(0, stdout.indexOf('\nSettings:'))
  expect(list).not.toContain('Commands:')
  for (const command of createProgram().commands) {
    expect(list).toMatch(new RegExp(`^ {2}${command.name()}\\b.* ${command.summary()}$`, 'm'))
  }
  expect(tooLong(list)).toEqual([])
  // Settings are explained by each command, after what is its own.
  expect(list).not.toContain('--passphrase-file')
  const host = (await datdot(['host', '--help'], {})).stdout
  expect(host.indexOf('--until')).toBeLessThan(host.indexOf('--passphrase-file'))
})

test('the daemon has a flag for each of its settings, when it works first', async () => {
  const { stdout } = await datdot(['daemon', '--help'], {})
  const own = Object.values(SETTINGS).flatMap(({ of, flag }) => (of === 'daemon' ? [flag] : []))
  expect(own.filter((flag) => !stdout.includes(`  ${flag} `))).toEqual([])
  expect(stdout.indexOf('--schedule')).toBeLessThan(stdout.indexOf('--web '))
  expect(stdout.indexOf('--web ')).toBeLessThan(stdout.indexOf('--roles'))
})

test('a command that there is not is refused, and the like of it named', async () => {
  expect(await datdot(['hots'], {})).toMatchObject({
    exitCode: 2,
    stdout: '',
    stderr: expect.stringMatching(/unknown command 'hots'\n\(Did you mean host\?\)/)
  })
})
