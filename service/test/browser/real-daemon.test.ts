/** The dashboard of real daemons on a real node, by keyboard alone: an account provides, another one has files hosted. */

import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { findRunning, tokenOf } from '../../src/daemon/files.js'
import { Machines } from '../e2e/machines.js'
import { openBrowser, openTab, tabTo, violations } from './browser.js'

const LICENCE = fileURLToPath(new URL('../../../LICENSE', import.meta.url))
const LIMIT_MS = 420_000
/** Milliseconds for what the chain has to do. */
const CHAIN_MS = 60_000
const SETUP_MS = 240_000

let machines: Machines
let browser: Browser

beforeAll(async () => {
  machines = await Machines.open()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await machines?.close()
})

/** The page of a daemon of its own, as `datdot dashboard` opens it. */
async function pageOf(name: string, secret: string): Promise<Page> {
  const { home } = await machines.daemon(name, secret)
  const { page } = await openTab(browser)
  await page.goto(`${(await findRunning(home)).web}/#token=${await tokenOf(home)}`)
  await page.getByRole('region', { name: 'Health' }).waitFor({ timeout: CHAIN_MS })
  return page
}

async function press(page: Page, name: string | RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press(key)
}

/** Registers, and makes an offer as hoster of every hour but one. */
async function provide(page: Page): Promise<void> {
  await press(page, 'Provide')
  await press(page, 'Register')
  await page.getByRole('heading', { name: 'Make an offer' }).waitFor({ timeout: CHAIN_MS })
  await press(page, /^Storage: /, 'ArrowLeft')
  await tabTo(page, 'Monday 0:00')
  // An hour that is not now, nor soon.
  const days = new Date().getUTCDay() % 7 === 3 ? 0 : 2
  for (let day = 0; day < days; day++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.getByText('167 of 168 a week').waitFor()
  await press(page, 'Make the offer')
  await page
    .getByText(/^The offer stands since block/)
    .or(page.getByText('Your offer'))
    .first()
    .waitFor({ timeout: CHAIN_MS })
  await page.getByRole('heading', { name: 'Pause and stop' }).waitFor({ timeout: CHAIN_MS })
}

/** Sends a file, sees the price, and publishes the plan. */
async function host(page: Page): Promise<void> {
  await press(page, 'Host')
  await page.getByText('No plans yet').waitFor({ timeout: CHAIN_MS })
  const chooser = page.waitForEvent('filechooser')
  await press(page, 'Choose files')
  await (await chooser).setFiles(LICENCE)
  await page.getByText('Its key is filled in below.').waitFor()
  expect(await page.getByLabel('Key', { exact: true }).inputValue()).toHaveLength(52)
  await tabTo(page, 'Replicas')
  await page.keyboard.type('1')
  await press(page, 'See the price')
  const publish = page.getByRole('button', { name: /^Hold .* DAT and publish$/ })
  await publish.waitFor({ timeout: CHAIN_MS })
  expect(await violations(page)).toEqual([])
  // The button that costs money has the focus, and what it costs is in its name.
  await page.locator('button:focus', { hasText: 'and publish' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/#\/host\/\d+$/, { timeout: CHAIN_MS })
}

test(
  'one provides and one hosts, without a mouse and without a reload',
  async () => {
    machines.start('encoder', '//Bob', 'provide', '--roles', 'encoder')
    machines.start('attestor', '//Ferdie', 'provide', '--roles', 'attestor')
    const hoster = await pageOf('hoster', '//Dave')
    await provide(hoster)
    expect(await violations(hoster)).toEqual([])

    const sponsor = await pageOf('sponsor', '//Alice')
    await host(sponsor)
    await sponsor.evaluate('globalThis.kept = true')
    await sponsor.getByText('Every contract is hosted.').waitFor({ state: 'attached', timeout: SETUP_MS })
    expect(await sponsor.evaluate('globalThis.kept')).toBe(true)
    await sponsor.getByRole('region', { name: 'Hosters by region' }).getByText('u3').waitFor()
    expect(await sponsor.getByText('nobody yet').count()).toBe(0)
    expect(await violations(sponsor)).toEqual([])

    await press(hoster, 'Overview')
    await hoster.getByText(/of .* offered, [1-9]\d* contracts?$/).waitFor({ timeout: CHAIN_MS })
    await hoster.getByText('All is well').waitFor()

    await press(sponsor, 'Cancel')
    await sponsor.locator('button:focus', { hasText: 'End it for good' }).waitFor()
    await sponsor.keyboard.press('Enter')
    await sponsor.getByRole('heading', { name: 'This plan has ended' }).waitFor({ timeout: CHAIN_MS })
  },
  LIMIT_MS
)
