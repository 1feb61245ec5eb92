/**
 * The picture in the README: the overview with all of its cards. `scripts/picture` sets DATDOT_PICTURE and has it made
 * anew, of the example figures here, or of the dashboard at DATDOT_PICTURE_OF.
 */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser, openTab } from './browser.js'
import { type PlainDaemon, plainDaemon } from './plain-daemon.js'
import { month } from './scenes.js'

const PICTURE = fileURLToPath(new URL('../../../docs/dashboard.png', import.meta.url))
const WIDTH = 1_200
/** Less than any card has, more than fonts differ by. */
const TOLERANCE = 100
const CARDS = ['Earnings', 'Next duties', 'Challenges', 'Rating per role', 'Limits', 'This machine']

const { DATDOT_PICTURE: made, DATDOT_PICTURE_OF: address } = process.env

let browser: Browser
let daemon: PlainDaemon

beforeAll(async () => {
  browser = await openBrowser()
  daemon = await plainDaemon(month.chain, month.local)
})

afterAll(async () => {
  await daemon?.close()
  await browser?.close()
})

/** Pixels, as the head of the file says. */
function sizeOf(png: Buffer): { readonly width: number; readonly height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
}

test('the picture in the README shows the overview as it is, with all of its cards', async () => {
  const { page, complaints } = await openTab(browser, { width: WIDTH })
  await page.goto(address || daemon.address)
  for (const card of CARDS) await page.getByRole('region', { name: card }).waitFor()
  expect(await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()).toEqual(CARDS)
  const shot = await page.screenshot({ fullPage: true, ...(made && { path: made }) })
  expect(complaints).toEqual([])
  const [seen, shown] = [sizeOf(shot), sizeOf(await readFile(made || PICTURE))]
  expect(shown.width).toBe(WIDTH)
  // Otherwise `scripts/picture` makes it anew.
  expect(Math.abs(shown.height - seen.height)).toBeLessThan(TOLERANCE)
})
