import { expect, test } from '@jest/globals'
import { parseMemory, parseRates, parseReserve, parseShare, parseWhen } from '../../src/cli/limit-settings.js'
import { parseHours } from '../../src/cli/quantities.js'

test('limits as people write them', () => {
  expect(parseReserve('0')).toBe(0)
  expect(parseReserve('1GiB')).toBe(2 ** 30)
  expect(parseShare('50%')).toBe(0.5)
  expect(parseShare('150 %')).toBe(1.5)
  expect(parseMemory('1GiB')).toBe(2 ** 30)
  expect(parseWhen('always')).toEqual([])
  expect(parseWhen('mains, idle')).toEqual(['mains', 'idle'])
  for (const parse of [parseShare, parseMemory]) expect(parse('off')).toBeUndefined()
})

test('limits of a line, with others at their hours', () => {
  expect(parseRates('off')).toEqual({ usual: undefined, others: [] })
  expect(parseRates('2MiB  mon-fri:8-18,sat=512KiB sun=off')).toEqual({
    usual: 2 * 2 ** 20,
    others: [
      { hours: parseHours('mon-fri:8-18,sat'), rate: 512 * 1024 },
      { hours: parseHours('sun'), rate: undefined }
    ]
  })
})

test.each([
  [parseRates, '1KiB'],
  [parseRates, ''],
  [parseRates, '2MiB mon-fri'],
  [parseRates, '2MiB blue=1MiB'],
  [parseShare, '5%'],
  [parseShare, '50'],
  [parseMemory, '1MiB'],
  [parseWhen, 'tuesday'],
  [parseReserve, 'much']
])('%p does not take %j', (parse, text) => {
  expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'CLI_VALUE_INVALID' }))
})
