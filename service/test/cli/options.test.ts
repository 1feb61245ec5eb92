/** What a wrong option of any of the programs is answered with. */

import { expect, jest, test } from '@jest/globals'
import { readOptions as readBenchOptions } from '../../src/bench/options.js'
import { readOptions as readDevnetOptions } from '../../src/devnet/options.js'
import { datdot } from './cli.js'

const invalid = (name: string) =>
  expect.objectContaining({ code: 'CLI_VALUE_INVALID', message: expect.stringContaining(`${name}: `) })

test('a wrong value is refused with the name of its option', async () => {
  const wrong = await datdot(['provide', '--roles', 'encoder', '--rate', 'abc'], {})
  expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^datdot: --rate: abc is not a whole/) })
  expect(() => readDevnetOptions(['--rpc-port', 'abc'], {})).toThrow(invalid('--rpc-port'))
  expect(() => readDevnetOptions(['--until', 'soon'], {})).toThrow(invalid('--until'))
  expect(() => readDevnetOptions([], { DATDOT_DHT_PORT: '70000' })).toThrow(invalid('DATDOT_DHT_PORT'))
  expect(() => readBenchOptions(['--rounds', 'many'])).toThrow(invalid('--rounds'))
})

test.each([
  ['devnet', readDevnetOptions],
  ['bench', readBenchOptions]
])('an unknown option of %s ends with the code of a wrong usage, help with 0', (_, readOptions) => {
  const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`)
  })
  const quiet = [jest.spyOn(process.stderr, 'write'), jest.spyOn(process.stdout, 'write')]
  for (const spy of quiet) spy.mockImplementation(() => true)
  try {
    expect(() => readOptions(['--colour', 'blue'])).toThrow('exit 2')
    expect(() => readOptions(['--help'])).toThrow('exit 0')
  } finally {
    for (const spy of [exit, ...quiet]) spy.mockRestore()
  }
})
