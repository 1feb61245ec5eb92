import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { DatdotError, errorTable, isDatdotError } from '../../src/errors.js'
import { HYPER_ERRORS } from '../../src/hyper/index.js'

const folder = new URL('../../src/hyper/', import.meta.url)

test('every code is raised somewhere, and says what to do', () => {
  const sources = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts') && name !== 'errors.ts')
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  for (const [code, { message, remedy }] of Object.entries(HYPER_ERRORS)) {
    expect(sources).toContain(`'${code}'`)
    expect(message.length).toBeGreaterThan(10)
    expect(remedy).toMatch(/^[A-Z].*\.$/)
  }
})

test('what a peer sent does not steer the terminal that shows an error', () => {
  const error = errorTable({ LOST: { message: '{what} is lost', remedy: 'Look for it.' } })
  expect(error('LOST', { what: 'a\u001b]0;b\u0007\nc\u202ed é' }).message).toBe(
    'a\\u{1b}]0;b\\u{7}\\u{a}c\\u{202e}d é is lost'
  )
})

test('an error carries code, filled message, remedy and cause', () => {
  const error = errorTable({ LOST: { message: '{what} is lost', remedy: 'Look for it.' } })
  const cause = new Error('hole')
  const lost = error('LOST', { what: 'the key' }, cause)
  expect(lost).toBeInstanceOf(DatdotError)
  expect(lost).toMatchObject({ code: 'LOST', message: 'the key is lost', remedy: 'Look for it.', cause })
  expect(JSON.parse(JSON.stringify(lost))).toEqual({ code: 'LOST', message: 'the key is lost', remedy: 'Look for it.' })
  expect(isDatdotError(lost, 'LOST')).toBe(true)
  expect(isDatdotError(cause)).toBe(false)
})
